package org.sweepwatch.supervise.point;

/** A device on the vehicle that its terminal reports on (作业信号). The order is that of the stored bits and never changes. */
public enum Signal {
    /** 主扫刷. */
    MAIN_BRUSH,
    /** 边扫刷. */
    SIDE_BRUSH,
    /** 风机. */
    FAN,
    /** 高压水泵. */
    HIGH_PRESSURE_PUMP,
    /** 低压水泵. */
    LOW_PRESSURE_PUMP,
    /** 水位: a number, not on or off. */
    WATER_LEVEL,
    /** 雾炮. */
    MIST_CANNON,
    /** 举升. */
    LIFT;

    private static final int KNOWN_SHIFT = 8;
    private static final int LEVEL_SHIFT = 16;
    private static final int LEVEL_MAX = 0xFFFF;

    /** The bit of this signal in a set. */
    public int bit() {
        return 1 << ordinal();
    }

    /** This signal alone, as a word as it is stored: bits 0-7 on, 8-15 known, 16-31 the water level; 0 knows nothing. */
    public int word(boolean on) {
        return bit() << KNOWN_SHIFT | (on ? bit() : 0);
    }

    /** The water level alone, brought into 0 to 65,535. */
    public static int levelWord(long level) {
        return WATER_LEVEL.word(false) | (int) Math.max(0, Math.min(level, LEVEL_MAX)) << LEVEL_SHIFT;
    }

    /** Which signals of a word are on, as a set of {@link #bit()}. */
    public static int on(int word) {
        return word & (1 << KNOWN_SHIFT) - 1;
    }

    /** Which signals of a word are known, as a set of {@link #bit()}. */
    public static int known(int word) {
        return word >>> KNOWN_SHIFT & (1 << KNOWN_SHIFT) - 1;
    }

    /** The water level of a word, meaningless unless it is known. */
    public static int level(int word) {
        return word >>> LEVEL_SHIFT;
    }

    /** Those signals of a word that are in a set. */
    public static int only(int word, int set) {
        int level = (set & WATER_LEVEL.bit()) == 0 ? 0 : LEVEL_MAX << LEVEL_SHIFT;
        return word & (set | set << KNOWN_SHIFT | level);
    }
}
