package org.sweepwatch.ingest.message.area;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Sets circles (设置圆形区域), 0x8600.
 *
 * @param action kind of setting (设置属性): 0 update, 1 append, 2 modify
 * @param areas the circles, at most 255
 */
public record SetCircles(int action, List<CircleArea> areas) implements MessageBody {

    public static SetCircles decode(BodyReader in) {
        return new SetCircles(in.u8("action"), in.list("areas", in.packetCount8(), CircleArea::decode));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(action).packetCount8(areas).each(areas, one -> one.encode(out));
    }
}
