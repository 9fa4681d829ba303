package org.sweepwatch.ingest.message.parameter;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Asks for some parameters (查询指定终端参数), 0x8106, since 2013.
 *
 * @param ids parameter IDs (参数ID列表), at most 255
 */
public record QueryNamedParameters(List<Long> ids) implements MessageBody {

    public static QueryNamedParameters decode(BodyReader in) {
        return new QueryNamedParameters(in.list("ids", in.u8("count"), id -> id.u32("id")));
    }

    @Override
    public void encode(BodyWriter out) {
        out.count8(ids).each(ids, out::put32);
    }
}
