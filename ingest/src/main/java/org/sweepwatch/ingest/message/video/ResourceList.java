package org.sweepwatch.ingest.message.video;

import java.time.Instant;
import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Recordings on the terminal (终端上传音视频资源列表), 0x1205.
 *
 * @param answeredSerial serial of the 0x9205
 * @param resources the recordings
 */
public record ResourceList(int answeredSerial, List<Resource> resources) implements MessageBody {
    private static final int ALARM_BYTES = 8;

    /**
     * One recording (音视频资源).
     *
     * @param channel logical channel (逻辑通道号)
     * @param from begin (开始时间); null when it is no date
     * @param to end (结束时间); null when it is no date
     * @param alarms alarms of 0x0200 and, in the upper half, of video (报警标志), 8 bytes
     * @param type 0 picture and sound, 1 sound, 2 picture (音视频资源类型)
     * @param stream 1 main, 2 sub (码流类型)
     * @param storage 1 main, 2 backup (存储器类型)
     * @param sizeBytes size (文件大小) in bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Resource(
            int channel, Instant from, Instant to, byte[] alarms, int type, int stream, int storage, long sizeBytes) {}

    public static ResourceList decode(BodyReader in) {
        return new ResourceList(
                in.u16("answeredSerial"), in.list("resources", in.u32("count"), ResourceList::resource));
    }

    private static Resource resource(BodyReader in) {
        return new Resource(
                in.u8("channel"),
                in.time("from"),
                in.time("to"),
                in.bytes("alarms", ALARM_BYTES),
                in.u8("type"),
                in.u8("stream"),
                in.u8("storage"),
                in.u32("sizeBytes", "byte"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial)
                .count32(resources)
                .each(
                        resources,
                        one -> out.put8(one.channel())
                                .putTime(one.from())
                                .putTime(one.to())
                                .putBytes(one.alarms(), ALARM_BYTES)
                                .put8(one.type())
                                .put8(one.stream())
                                .put8(one.storage())
                                .put32(one.sizeBytes()));
    }
}
