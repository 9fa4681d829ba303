package org.sweepwatch.ingest.message.area;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;

/**
 * A turning point of a route and the segment from it to the next (路线拐点项, 路段).
 *
 * @param turnId turning point (拐点ID), since 2013; otherwise 0
 * @param segmentId segment (路段ID)
 * @param latitude degrees, south negative
 * @param longitude degrees, west negative
 * @param widthM width (路段宽度) in m, at most 255
 * @param attributes bits of the segment (路段属性): 0 driving time, 1 speed limit; 2 south and 3 west are set by the signs
 * @param tooLongS driving time that is too long (路段行驶过长阈值) in s; in 2011 the driving time; with bit 0
 * @param tooShortS driving time that is too short (路段行驶不足阈值) in s, since 2013; with bit 0
 * @param topSpeedKmh top speed (路段最高速度) in km/h; with bit 1
 * @param overspeedDurationS how long it may be exceeded (路段超速持续时间) in s; with bit 1
 * @param nightTopSpeedKmh top speed at night (路段夜间最高速度) in km/h, 2019; with bit 1
 */
public record RouteTurn(
        long turnId,
        long segmentId,
        double latitude,
        double longitude,
        int widthM,
        int attributes,
        Integer tooLongS,
        Integer tooShortS,
        Integer topSpeedKmh,
        Integer overspeedDurationS,
        Integer nightTopSpeedKmh) {
    /** 行驶时间. */
    public static final int DRIVING_TIME = 1;
    /** 限速. */
    public static final int SPEED_LIMIT = AreaAttribute.SPEED_LIMIT;

    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;
    /** Where the attributes stand behind latitude, longitude and width. */
    private static final int ATTRIBUTES_AHEAD = 9;

    static RouteTurn decode(BodyReader in) {
        long turnId = in.is2011() ? 0 : in.u32("turnId");
        long segmentId = in.u32("segmentId");
        int bits = Math.max(0, in.peek(ATTRIBUTES_AHEAD));
        boolean timed = AreaAttribute.has(bits, DRIVING_TIME);
        return new RouteTurn(
                turnId,
                segmentId,
                in.degrees("latitude", AreaAttribute.has(bits, SOUTH)),
                in.degrees("longitude", AreaAttribute.has(bits, WEST)),
                in.u8("widthM", "m"),
                in.u8("attributes"),
                timed ? (Integer) in.u16("tooLongS", "s") : null,
                timed && !in.is2011() ? (Integer) in.u16("tooShortS", "s") : null,
                AreaAttribute.topSpeed(in, bits),
                AreaAttribute.duration(in, bits),
                AreaAttribute.nightTopSpeed(in, bits));
    }

    void encode(BodyWriter out) {
        if (!out.is2011()) {
            out.put32(turnId);
        }
        int bits = AreaAttribute.withSign(attributes, SOUTH, latitude);
        bits = AreaAttribute.withSign(bits, WEST, longitude);
        out.put32(segmentId).putDegrees(latitude).putDegrees(longitude).put8(widthM);
        out.put8(bits);
        if (AreaAttribute.has(attributes, DRIVING_TIME)) {
            out.put16(BodyWriter.needed(tooLongS, "tooLongS"));
            if (!out.is2011()) {
                out.put16(BodyWriter.needed(tooShortS, "tooShortS"));
            }
        }
        AreaAttribute.putSpeed(out, attributes, topSpeedKmh, overspeedDurationS);
        AreaAttribute.putNightSpeed(out, attributes, nightTopSpeedKmh, topSpeedKmh);
    }
}
