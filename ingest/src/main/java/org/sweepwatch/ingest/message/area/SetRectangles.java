package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Sets rectangles (设置矩形区域), 0x8602.
 *
 * @param action kind of setting (设置属性): 0 update, 1 append, 2 modify
 * @param areas the rectangles, at most 255
 */
public record SetRectangles(int action, List<RectangleArea> areas) implements MessageBody {

    public static SetRectangles decode(BodyReader in) {
        return new SetRectangles(in.u8("action"), in.list("areas", in.packetCount8(), RectangleArea::decode));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(action).packetCount8(areas).each(areas, one -> one.encode(out));
    }
}
