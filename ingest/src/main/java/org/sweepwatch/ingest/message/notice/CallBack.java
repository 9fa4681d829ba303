package org.sweepwatch.ingest.message.notice;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * The terminal calls a number (电话回拨), 0x8400.
 *
 * @param mode 0 an ordinary call (普通通话), 1 listening in (监听)
 * @param number telephone number (电话号码), at most 20 bytes
 */
public record CallBack(int mode, String number) implements MessageBody {

    public static CallBack decode(BodyReader in) {
        return new CallBack(in.u8("mode"), in.textToEnd("number"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(mode).putLastText(number);
    }
}
