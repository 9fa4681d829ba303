package org.sweepwatch.ingest.message.notice;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * The driver subscribes or cancels (信息点播/取消), 0x0303, until 2013.
 *
 * @param type information type (信息类型) from the {@link InformationMenu}
 * @param action 0 cancel (取消), 1 subscribe (点播)
 */
public record InformationSubscription(int type, int action) implements MessageBody {

    public static InformationSubscription decode(BodyReader in) {
        return new InformationSubscription(in.u8("type"), in.u8("action"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type).put8(action);
    }
}
