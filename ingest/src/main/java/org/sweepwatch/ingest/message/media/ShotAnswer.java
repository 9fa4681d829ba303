package org.sweepwatch.ingest.message.media;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * What a command to shoot has made (摄像头立即拍摄命令应答), 0x0805, since 2013.
 *
 * @param answeredSerial serial of the 0x8801
 * @param result 0 done, 1 failed, 2 the channel is not supported (结果)
 * @param mediaIds media made (多媒体ID列表), only when done
 */
public record ShotAnswer(int answeredSerial, int result, List<Long> mediaIds) implements MessageBody {
    public static final int DONE = 0;

    public static ShotAnswer decode(BodyReader in) {
        int answeredSerial = in.u16("answeredSerial");
        int result = in.u8("result");
        int count = result == DONE ? in.u16("count") : 0;
        return new ShotAnswer(answeredSerial, result, in.list("mediaIds", count, one -> one.u32("mediaId")));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial).put8(result);
        if (result == DONE) {
            out.count16(mediaIds).each(mediaIds, out::put32);
        }
    }
}
