package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Deletes circles 0x8601, rectangles 0x8603, polygons 0x8605 or routes 0x8607 (删除区域, 删除路线).
 *
 * @param ids areas (区域ID), at most {@value #MAX_IDS}; none = all of the kind
 */
public record DeleteAreas(List<Long> ids) implements MessageBody {
    /** Most in one message (JT/T 808-2013 8.36). */
    public static final int MAX_IDS = 125;

    public static DeleteAreas decode(BodyReader in) {
        return new DeleteAreas(in.list("ids", in.u8("count"), one -> one.u32("id")));
    }

    @Override
    public void encode(BodyWriter out) {
        out.count8(ids).each(ids, out::put32);
    }
}
