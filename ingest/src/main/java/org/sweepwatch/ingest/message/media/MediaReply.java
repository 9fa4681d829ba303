package org.sweepwatch.ingest.message.media;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Answer to a medium (多媒体数据上传应答), 0x8800. When nothing is missing it is the medium's ID alone.
 *
 * @param answeredSerial serial of the 0x0801, 2011; otherwise null
 * @param mediaId medium (多媒体数据ID)
 * @param missingParts numbers of the parts to send again (重传包ID列表), at most 255; none = all were received
 */
public record MediaReply(Integer answeredSerial, long mediaId, List<Integer> missingParts) implements MessageBody {

    public static MediaReply decode(BodyReader in) {
        Integer answeredSerial = in.is2011() ? (Integer) in.u16("answeredSerial") : null;
        long mediaId = in.u32("mediaId");
        int count = in.remaining() == 0 ? 0 : in.u8("count");
        return new MediaReply(answeredSerial, mediaId, in.list("missingParts", count, one -> one.u16("index")));
    }

    @Override
    public void encode(BodyWriter out) {
        if (out.is2011()) {
            out.put16(answeredSerial == null ? 0 : answeredSerial);
        }
        out.put32(mediaId);
        if (out.is2011() || !BodyWriter.isEmpty(missingParts)) {
            out.count8(missingParts).each(missingParts, out::put16);
        }
    }
}
