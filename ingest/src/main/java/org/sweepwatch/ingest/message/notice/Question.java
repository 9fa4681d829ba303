package org.sweepwatch.ingest.message.notice;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Asks the driver (提问下发), 0x8302, until 2013.
 *
 * @param flags flag (标志): bit 0 urgent, 3 read aloud (TTS), 4 advertising screen
 * @param question the question (问题), at most 255 bytes in GBK
 * @param answers what can be chosen (候选答案列表)
 */
public record Question(int flags, String question, List<Answer> answers) implements MessageBody {

    /**
     * One answer to choose.
     *
     * @param id answer ID (答案ID)
     * @param text the answer (答案内容)
     */
    public record Answer(int id, String text) {}

    public static Question decode(BodyReader in) {
        int flags = in.u8("flags");
        String question = in.text8("question");
        return new Question(
                flags, question, in.listToEnd("answers", one -> new Answer(one.u8("id"), one.text16("text"))));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(flags)
                .putText8(question)
                .each(answers, one -> out.put8(one.id()).putText16(one.text()));
    }
}
