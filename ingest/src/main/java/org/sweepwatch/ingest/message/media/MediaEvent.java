package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * A medium was made (多媒体事件信息上传), 0x0800.
 *
 * @param mediaId medium (多媒体数据ID), above 0
 * @param type 0 picture, 1 audio, 2 video (多媒体类型)
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV (多媒体格式编码)
 * @param event 0 command, 1 timer, 2 robbery, 3 collision or rollover, 4 door open, 5 door closed, 6 door closed and above
 *     20 km/h, 7 distance (事件项编码)
 * @param channel channel (通道ID)
 */
public record MediaEvent(long mediaId, int type, int format, int event, int channel) implements MessageBody {

    public static MediaEvent decode(BodyReader in) {
        return new MediaEvent(in.u32("mediaId"), in.u8("type"), in.u8("format"), in.u8("event"), in.u8("channel"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(mediaId).put8(type).put8(format).put8(event).put8(channel);
    }
}
