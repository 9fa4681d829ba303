package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Asks which areas or routes the terminal has (查询区域或线路数据), 0x8608, 2019.
 *
 * @param kind query type (查询类型): 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param ids areas or routes; none = all of the kind
 */
public record QueryAreas(int kind, List<Long> ids) implements MessageBody {

    public static QueryAreas decode(BodyReader in) {
        return new QueryAreas(in.u8("kind"), in.list("ids", in.u32("count"), one -> one.u32("id")));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(kind).count32(ids).each(ids, out::put32);
    }
}
