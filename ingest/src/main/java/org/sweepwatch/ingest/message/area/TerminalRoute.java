package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Sets one route (设置路线), 0x8606.
 *
 * @param id route (路线ID)
 * @param attributes bits of {@link AreaAttribute}: time, entry and exit
 * @param startTime begin (起始时间) as in {@link CircleArea}; with bit 0
 * @param endTime end (结束时间); with bit 0
 * @param turns turning points (拐点项); each with the segment that begins there
 * @param name name (路线名称), 2019; otherwise empty
 */
public record TerminalRoute(
        long id, int attributes, String startTime, String endTime, List<RouteTurn> turns, String name)
        implements TerminalArea, MessageBody {

    public static TerminalRoute decode(BodyReader in) {
        long id = in.u32("id");
        int bits = in.u16("attributes");
        return new TerminalRoute(
                id,
                bits,
                AreaAttribute.time(in, "startTime", bits),
                AreaAttribute.time(in, "endTime", bits),
                in.list("turns", in.packetCount16(), RouteTurn::decode),
                AreaAttribute.name(in));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(id).put16(attributes);
        AreaAttribute.putTimes(out, attributes, startTime, endTime);
        out.packetCount16(turns).each(turns, one -> one.encode(out));
        AreaAttribute.putName(out, name);
    }
}
