package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * The terminal uploads stored media (存储多媒体数据上传命令), 0x8803. Type, channel, event and times as in {@link
 * SearchStoredMedia}.
 *
 * @param type 0 picture, 1 audio, 2 video (多媒体类型)
 * @param channel channel (通道ID)
 * @param event event (事件项编码)
 * @param from begin (起始时间)
 * @param to end (结束时间)
 * @param delete 0 keep, 1 delete after the upload (删除标志)
 */
public record UploadStoredMedia(int type, int channel, int event, String from, String to, int delete)
        implements MessageBody {

    public static UploadStoredMedia decode(BodyReader in) {
        return new UploadStoredMedia(
                in.u8("type"),
                in.u8("channel"),
                in.u8("event"),
                in.timeText("from"),
                in.timeText("to"),
                in.u8("delete"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type)
                .put8(channel)
                .put8(event)
                .putTimeText(from)
                .putTimeText(to)
                .put8(delete);
    }
}
