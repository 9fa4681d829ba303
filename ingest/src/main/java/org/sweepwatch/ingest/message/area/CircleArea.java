package org.sweepwatch.ingest.message.area;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;

/**
 * A circle (圆形区域) of {@link SetCircles}.
 *
 * @param id area (区域ID)
 * @param attributes bits of {@link AreaAttribute}
 * @param latitude centre (中心点纬度) in degrees, south negative
 * @param longitude centre (中心点经度) in degrees, west negative
 * @param radiusM radius (半径) in m
 * @param startTime begin (起始时间) as {@code YY-MM-DD hh:mm:ss}, zeros where it is periodic; with bit 0
 * @param endTime end (结束时间) likewise
 * @param topSpeedKmh top speed (最高速度) in km/h; with bit 1
 * @param overspeedDurationS how long it may be exceeded (超速持续时间) in s; with bit 1
 * @param nightTopSpeedKmh top speed at night (夜间最高速度) in km/h, 2019; with bit 1
 * @param name name (区域名称), 2019; otherwise empty
 */
public record CircleArea(
        long id,
        int attributes,
        double latitude,
        double longitude,
        long radiusM,
        String startTime,
        String endTime,
        Integer topSpeedKmh,
        Integer overspeedDurationS,
        Integer nightTopSpeedKmh,
        String name)
        implements TerminalArea {

    static CircleArea decode(BodyReader in) {
        long id = in.u32("id");
        int bits = in.u16("attributes");
        return new CircleArea(
                id,
                bits,
                in.degrees("latitude", AreaAttribute.has(bits, AreaAttribute.SOUTH)),
                in.degrees("longitude", AreaAttribute.has(bits, AreaAttribute.WEST)),
                in.u32("radiusM", "m"),
                AreaAttribute.time(in, "startTime", bits),
                AreaAttribute.time(in, "endTime", bits),
                AreaAttribute.topSpeed(in, bits),
                AreaAttribute.duration(in, bits),
                AreaAttribute.nightTopSpeed(in, bits),
                AreaAttribute.name(in));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(id).put16(AreaAttribute.withSigns(attributes, latitude, longitude));
        out.putDegrees(latitude).putDegrees(longitude).put32(radiusM);
        AreaAttribute.putTimes(out, attributes, startTime, endTime);
        AreaAttribute.putSpeed(out, attributes, topSpeedKmh, overspeedDurationS);
        AreaAttribute.putNightSpeed(out, attributes, nightTopSpeedKmh, topSpeedKmh);
        AreaAttribute.putName(out, name);
    }
}
