package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Takes pictures or a video now (摄像头立即拍摄命令), 0x8801.
 *
 * @param channel channel (通道ID), above 0
 * @param command {@link #STOP}, {@link #RECORD} or the number of pictures (拍摄命令)
 * @param intervalS time between pictures, or length of the video (拍照间隔/录像时间) in s; 0 = as fast as possible, or until told
 * @param save 1 store, 0 upload at once (保存标志)
 * @param resolution 1 320x240, 2 640x480, 3 800x600, 4 1024x768, 5 QCIF, 6 CIF, 7 half D1, 8 D1; 2019 also 0 lowest, 255
 *     highest (分辨率)
 * @param quality 1 least loss to 10 smallest (图像/视频质量)
 * @param brightness 0 to 255 (亮度)
 * @param contrast 0 to 127 (对比度)
 * @param saturation 0 to 127 (饱和度)
 * @param hue 0 to 255 (色度)
 */
public record Shoot(
        int channel,
        int command,
        int intervalS,
        int save,
        int resolution,
        int quality,
        int brightness,
        int contrast,
        int saturation,
        int hue)
        implements MessageBody {
    public static final int STOP = 0;
    public static final int RECORD = 0xFFFF;

    public static Shoot decode(BodyReader in) {
        return new Shoot(
                in.u8("channel"),
                in.u16("command"),
                in.u16("intervalS", "s"),
                in.u8("save"),
                in.u8("resolution"),
                in.u8("quality"),
                in.u8("brightness"),
                in.u8("contrast"),
                in.u8("saturation"),
                in.u8("hue"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(channel).put16(command).put16(intervalS).put8(save).put8(resolution);
        out.put8(quality).put8(brightness).put8(contrast).put8(saturation).put8(hue);
    }
}
