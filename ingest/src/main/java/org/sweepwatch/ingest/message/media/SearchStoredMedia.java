package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Asks which media the terminal has stored (存储多媒体数据检索), 0x8802.
 *
 * @param type 0 picture, 1 audio, 2 video (多媒体类型)
 * @param channel channel (通道ID); 0 = all
 * @param event 0 command, 1 timer, 2 robbery, 3 collision or rollover (事件项编码)
 * @param from begin (起始时间) as {@code YY-MM-DD hh:mm:ss}, GMT+8; null or zeros = no limit
 * @param to end (结束时间) likewise
 */
public record SearchStoredMedia(int type, int channel, int event, String from, String to) implements MessageBody {

    public static SearchStoredMedia decode(BodyReader in) {
        return new SearchStoredMedia(
                in.u8("type"), in.u8("channel"), in.u8("event"), in.timeText("from"), in.timeText("to"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type).put8(channel).put8(event).putTimeText(from).putTimeText(to);
    }
}
