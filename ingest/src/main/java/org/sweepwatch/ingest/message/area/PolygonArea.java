package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Sets one polygon (设置多边形区域), 0x8604. Other than in a circle, the speed at night stands behind the vertices. Above 125
 * vertices the message must be sent sub-packaged.
 *
 * @param id area (区域ID)
 * @param attributes bits of {@link AreaAttribute}
 * @param startTime begin (起始时间) as in {@link CircleArea}; with bit 0
 * @param endTime end (结束时间); with bit 0
 * @param topSpeedKmh top speed (最高速度) in km/h; with bit 1
 * @param overspeedDurationS how long it may be exceeded (超速持续时间) in s; with bit 1
 * @param vertices corners (顶点项), all in one quadrant of the globe
 * @param nightTopSpeedKmh top speed at night (夜间最高速度) in km/h, 2019; with bit 1
 * @param name name (区域名称), 2019; otherwise empty
 */
public record PolygonArea(
        long id,
        int attributes,
        String startTime,
        String endTime,
        Integer topSpeedKmh,
        Integer overspeedDurationS,
        List<Vertex> vertices,
        Integer nightTopSpeedKmh,
        String name)
        implements TerminalArea, MessageBody {

    /**
     * One corner.
     *
     * @param latitude degrees, south negative
     * @param longitude degrees, west negative
     */
    public record Vertex(double latitude, double longitude) {}

    public static PolygonArea decode(BodyReader in) {
        long id = in.u32("id");
        int bits = in.u16("attributes");
        boolean south = AreaAttribute.has(bits, AreaAttribute.SOUTH);
        boolean west = AreaAttribute.has(bits, AreaAttribute.WEST);
        return new PolygonArea(
                id,
                bits,
                AreaAttribute.time(in, "startTime", bits),
                AreaAttribute.time(in, "endTime", bits),
                AreaAttribute.topSpeed(in, bits),
                AreaAttribute.duration(in, bits),
                in.list(
                        "vertices",
                        in.packetCount16(),
                        one -> new Vertex(one.degrees("latitude", south), one.degrees("longitude", west))),
                AreaAttribute.nightTopSpeed(in, bits),
                AreaAttribute.name(in));
    }

    @Override
    public void encode(BodyWriter out) {
        int bits = attributes;
        for (Vertex one : vertices == null ? List.<Vertex>of() : vertices) {
            bits = AreaAttribute.withSigns(bits, one.latitude(), one.longitude());
        }
        out.put32(id).put16(bits);
        AreaAttribute.putTimes(out, attributes, startTime, endTime);
        AreaAttribute.putSpeed(out, attributes, topSpeedKmh, overspeedDurationS);
        out.packetCount16(vertices)
                .each(vertices, one -> out.putDegrees(one.latitude()).putDegrees(one.longitude()));
        AreaAttribute.putNightSpeed(out, attributes, nightTopSpeedKmh, topSpeedKmh);
        AreaAttribute.putName(out, name);
    }
}
