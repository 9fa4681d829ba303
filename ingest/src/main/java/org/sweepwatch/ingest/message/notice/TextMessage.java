package org.sweepwatch.ingest.message.notice;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Text for the driver (文本信息下发), 0x8300.
 *
 * @param flags flag (标志): bit 2 display, 3 read aloud (TTS), 5 navigation or, when set, CAN fault code. 2011 and 2013: bit 0
 *     urgent, 4 advertising screen. 2019: bits 0 and 1 together 1 service, 2 urgent, 3 notice
 * @param type text type (文本类型), 2019 only: 1 notice, 2 service; otherwise 0
 * @param text the text, at most {@value #MAX_TEXT_BYTES} bytes in GBK
 */
public record TextMessage(int flags, int type, String text) implements MessageBody {
    /** Longest text (JT/T 808-2013 8.23). */
    public static final int MAX_TEXT_BYTES = 1024;

    public static TextMessage decode(BodyReader in) {
        return new TextMessage(in.u8("flags"), in.is2019() ? in.u8("type") : 0, in.textToEnd("text"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(flags);
        if (out.is2019()) {
            out.put8(type);
        }
        out.putLastText(text);
    }
}
