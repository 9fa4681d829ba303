package org.sweepwatch.ingest.message.notice;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Information of a kind that was subscribed to (信息服务), 0x8304, until 2013.
 *
 * @param type information type (信息类型)
 * @param text the information (信息内容)
 */
public record InformationService(int type, String text) implements MessageBody {

    public static InformationService decode(BodyReader in) {
        return new InformationService(in.u8("type"), in.text16("text"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type).putText16(text);
    }
}
