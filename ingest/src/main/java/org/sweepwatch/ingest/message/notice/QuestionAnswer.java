package org.sweepwatch.ingest.message.notice;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * What the driver has chosen (提问应答), 0x0302, until 2013.
 *
 * @param answeredSerial serial of the 0x8302
 * @param answerId answer ID (答案ID) from the {@link Question}
 */
public record QuestionAnswer(int answeredSerial, int answerId) implements MessageBody {

    public static QuestionAnswer decode(BodyReader in) {
        return new QuestionAnswer(in.u16("answeredSerial"), in.u8("answerId"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial).put8(answerId);
    }
}
