package org.sweepwatch.ingest.message;

import org.sweepwatch.ingest.frame.FrameWriter;

/**
 * General reply (通用应答): 0x0001 from the terminal, 0x8001 from the platform; the same five bytes in all versions.
 *
 * @param serial serial of the message answered
 * @param messageId ID of the message answered
 * @param result one of the constants
 */
public record GeneralReply(int serial, int messageId, int result) implements MessageBody {
    /** Success; from the platform: stored so that no crash can lose it. */
    public static final int SUCCESS = 0;

    public static final int FAILURE = 1;
    /** The message has an error (消息有误). */
    public static final int MESSAGE_ERROR = 2;
    /** Not supported (不支持). */
    public static final int NOT_SUPPORTED = 3;
    /** Alarm handled (报警处理确认), 0x8001 of 2013 and later. */
    public static final int ALARM_HANDLED = 4;

    static final int BYTES = 5;

    /** Null when the body is shorter than five bytes. */
    public static GeneralReply decode(byte[] bytes, int offset, int length) {
        if (length < BYTES) {
            return null;
        }
        return new GeneralReply(
                BigEndian.u16(bytes, offset), BigEndian.u16(bytes, offset + 2), BigEndian.u8(bytes, offset + 4));
    }

    public static GeneralReply decode(BodyReader in) {
        return new GeneralReply(in.u16("answeredSerial"), in.u16("answeredMessageId"), in.u8("result"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(serial).put16(messageId).put8(result);
    }

    /** Puts the body without an object: this is written once per stored frame. */
    public static void put(FrameWriter out, int serial, int messageId, int result) {
        out.put16(serial).put16(messageId).put8(result);
    }
}
