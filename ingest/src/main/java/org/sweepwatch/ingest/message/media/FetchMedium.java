package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * The terminal uploads one stored medium (单条存储多媒体数据检索上传命令), 0x8805, since 2013.
 *
 * @param mediaId medium (多媒体ID)
 * @param delete 0 keep, 1 delete after the upload (删除标志)
 */
public record FetchMedium(long mediaId, int delete) implements MessageBody {

    public static FetchMedium decode(BodyReader in) {
        return new FetchMedium(in.u32("mediaId"), in.u8("delete"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(mediaId).put8(delete);
    }
}
