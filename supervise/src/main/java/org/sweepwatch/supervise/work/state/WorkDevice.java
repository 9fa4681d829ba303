package org.sweepwatch.supervise.work.state;

import java.util.Locale;

/** A device on the vehicle whose being on proves work (作业装置). */
public enum WorkDevice {
    /** 扫刷. */
    BRUSH,
    /** 风机. */
    FAN,
    /** 高压水泵. */
    HIGH_PRESSURE_PUMP,
    /** 低压水泵. */
    LOW_PRESSURE_PUMP,
    /** 雾炮. */
    CANNON;

    /** As written in the setting: {@code high-pressure-pump}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
