package org.sweepwatch.ingest.message.video;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * What the terminal's cameras and microphones can do (终端上传音视频属性), 0x1003.
 *
 * @param audioCoding input coding (输入音频编码方式) by table 12 of the standard
 * @param audioChannels channels (输入音频声道数)
 * @param sampleRate 0 8 kHz, 1 22.05 kHz, 2 44.1 kHz, 3 48 kHz (输入音频采样率)
 * @param sampleBits 0 8 bits, 1 16 bits, 2 32 bits (输入音频采样位数)
 * @param audioFrameLength length of a sound frame (音频帧长度)
 * @param audioOutput 0 no, 1 yes (是否支持音频输出)
 * @param videoCoding coding (视频编码方式) by table 12
 * @param maxAudioChannels physical sound channels (终端支持的最大音频物理通道数量)
 * @param maxVideoChannels physical picture channels (终端支持的最大视频物理通道数量)
 */
public record MediaAttributes(
        int audioCoding,
        int audioChannels,
        int sampleRate,
        int sampleBits,
        int audioFrameLength,
        int audioOutput,
        int videoCoding,
        int maxAudioChannels,
        int maxVideoChannels)
        implements MessageBody {

    public static MediaAttributes decode(BodyReader in) {
        return new MediaAttributes(
                in.u8("audioCoding"),
                in.u8("audioChannels"),
                in.u8("sampleRate"),
                in.u8("sampleBits"),
                in.u16("audioFrameLength"),
                in.u8("audioOutput"),
                in.u8("videoCoding"),
                in.u8("maxAudioChannels"),
                in.u8("maxVideoChannels"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(audioCoding)
                .put8(audioChannels)
                .put8(sampleRate)
                .put8(sampleBits)
                .put16(audioFrameLength);
        out.put8(audioOutput).put8(videoCoding).put8(maxAudioChannels).put8(maxVideoChannels);
    }
}
