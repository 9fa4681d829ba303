package org.sweepwatch.ingest.message.area;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;

/**
 * Bits of an area's attributes (区域属性定义) and the fields that the first two announce. A route knows {@link #BY_TIME} and the
 * four of entry and exit; its segments have bits of their own, see {@link RouteTurn}.
 *
 * <p>The bits of the hemispheres are set by the signs of the coordinates when an area is written.
 */
public final class AreaAttribute {
    /** 根据时间: begin and end follow. */
    public static final int BY_TIME = 1;
    /** 限速: top speed and duration follow. */
    public static final int SPEED_LIMIT = 1 << 1;
    /** 进区域报警给驾驶员. */
    public static final int ENTRY_TO_DRIVER = 1 << 2;
    /** 进区域报警给平台. */
    public static final int ENTRY_TO_PLATFORM = 1 << 3;
    /** 出区域报警给驾驶员. */
    public static final int EXIT_TO_DRIVER = 1 << 4;
    /** 出区域报警给平台. */
    public static final int EXIT_TO_PLATFORM = 1 << 5;
    /** 南纬. */
    public static final int SOUTH = 1 << 6;
    /** 西经. */
    public static final int WEST = 1 << 7;
    /** 禁止开门, since 2013. */
    public static final int DOORS_FORBIDDEN = 1 << 8;
    /** 进区域关闭通信模块, since 2013. */
    public static final int RADIO_OFF_INSIDE = 1 << 14;
    /** 进区域采集GNSS详细定位数据, since 2013. */
    public static final int DETAILED_GNSS_INSIDE = 1 << 15;

    private AreaAttribute() {}

    static boolean has(int attributes, int bit) {
        return (attributes & bit) != 0;
    }

    /** The attributes with a hemisphere's bit as the sign of a coordinate wants it; zero lies in both. */
    static int withSign(int attributes, int bit, double coordinate) {
        if (coordinate == 0) {
            return attributes;
        }
        return coordinate < 0 ? attributes | bit : attributes & ~bit;
    }

    static int withSigns(int attributes, double latitude, double longitude) {
        return withSign(withSign(attributes, SOUTH, latitude), WEST, longitude);
    }

    static String time(BodyReader in, String name, int attributes) {
        return has(attributes, BY_TIME) ? in.timeText(name) : null;
    }

    static Integer topSpeed(BodyReader in, int attributes) {
        return has(attributes, SPEED_LIMIT) ? (Integer) in.u16("topSpeedKmh", "km/h") : null;
    }

    static Integer duration(BodyReader in, int attributes) {
        return has(attributes, SPEED_LIMIT) ? (Integer) in.u8("overspeedDurationS", "s") : null;
    }

    static Integer nightTopSpeed(BodyReader in, int attributes) {
        return has(attributes, SPEED_LIMIT) && in.is2019() ? (Integer) in.u16("nightTopSpeedKmh", "km/h") : null;
    }

    static String name(BodyReader in) {
        return in.is2019() ? in.text16("name") : "";
    }

    static void putTimes(BodyWriter out, int attributes, String startTime, String endTime) {
        if (has(attributes, BY_TIME)) {
            out.putTimeText(BodyWriter.needed(startTime, "startTime"));
            out.putTimeText(BodyWriter.needed(endTime, "endTime"));
        }
    }

    static void putSpeed(BodyWriter out, int attributes, Integer topSpeedKmh, Integer overspeedDurationS) {
        if (has(attributes, SPEED_LIMIT)) {
            out.put16(BodyWriter.needed(topSpeedKmh, "topSpeedKmh"));
            out.put8(BodyWriter.needed(overspeedDurationS, "overspeedDurationS"));
        }
    }

    /** The speed at night travels in 2019 only; without one the limit of the day holds. */
    static void putNightSpeed(BodyWriter out, int attributes, Integer nightTopSpeedKmh, Integer topSpeedKmh) {
        if (has(attributes, SPEED_LIMIT) && out.is2019()) {
            out.put16(nightTopSpeedKmh == null ? topSpeedKmh : nightTopSpeedKmh);
        }
    }

    static void putName(BodyWriter out, String name) {
        if (out.is2019()) {
            out.putText16(name);
        }
    }
}
