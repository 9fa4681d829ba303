package org.sweepwatch.ingest.message.area;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;

/**
 * A rectangle (矩形区域) of {@link SetRectangles}. Time, speed and name as in {@link CircleArea}.
 *
 * @param id area (区域ID)
 * @param attributes bits of {@link AreaAttribute}
 * @param topLeftLatitude top left corner (左上点纬度) in degrees, south negative
 * @param topLeftLongitude top left corner (左上点经度) in degrees, west negative
 * @param bottomRightLatitude bottom right corner (右下点纬度) in degrees; on the same side of the equator
 * @param bottomRightLongitude bottom right corner (右下点经度) in degrees
 * @param startTime begin (起始时间); with bit 0
 * @param endTime end (结束时间); with bit 0
 * @param topSpeedKmh top speed (最高速度) in km/h; with bit 1
 * @param overspeedDurationS how long it may be exceeded (超速持续时间) in s; with bit 1
 * @param nightTopSpeedKmh top speed at night (夜间最高速度) in km/h, 2019; with bit 1
 * @param name name (区域名称), 2019; otherwise empty
 */
public record RectangleArea(
        long id,
        int attributes,
        double topLeftLatitude,
        double topLeftLongitude,
        double bottomRightLatitude,
        double bottomRightLongitude,
        String startTime,
        String endTime,
        Integer topSpeedKmh,
        Integer overspeedDurationS,
        Integer nightTopSpeedKmh,
        String name)
        implements TerminalArea {

    static RectangleArea decode(BodyReader in) {
        long id = in.u32("id");
        int bits = in.u16("attributes");
        boolean south = AreaAttribute.has(bits, AreaAttribute.SOUTH);
        boolean west = AreaAttribute.has(bits, AreaAttribute.WEST);
        return new RectangleArea(
                id,
                bits,
                in.degrees("topLeftLatitude", south),
                in.degrees("topLeftLongitude", west),
                in.degrees("bottomRightLatitude", south),
                in.degrees("bottomRightLongitude", west),
                AreaAttribute.time(in, "startTime", bits),
                AreaAttribute.time(in, "endTime", bits),
                AreaAttribute.topSpeed(in, bits),
                AreaAttribute.duration(in, bits),
                AreaAttribute.nightTopSpeed(in, bits),
                AreaAttribute.name(in));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(id).put16(AreaAttribute.withSigns(attributes, topLeftLatitude, topLeftLongitude));
        out.putDegrees(topLeftLatitude).putDegrees(topLeftLongitude);
        out.putDegrees(bottomRightLatitude).putDegrees(bottomRightLongitude);
        AreaAttribute.putTimes(out, attributes, startTime, endTime);
        AreaAttribute.putSpeed(out, attributes, topSpeedKmh, overspeedDurationS);
        AreaAttribute.putNightSpeed(out, attributes, nightTopSpeedKmh, topSpeedKmh);
        AreaAttribute.putName(out, name);
    }
}
