package org.sweepwatch.ingest.message.media;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.location.Location;

/**
 * Media that the terminal has stored (存储多媒体数据检索应答), 0x0802.
 *
 * @param answeredSerial serial of the 0x8802
 * @param total number of media found (多媒体数据总项数), which may be more than one message holds
 * @param items the media
 */
public record StoredMediaAnswer(int answeredSerial, int total, List<Item> items) implements MessageBody {

    /**
     * One medium (检索项).
     *
     * @param mediaId medium (多媒体数据ID), since 2013; otherwise null
     * @param type as in {@link MediaEvent}
     * @param channel channel (通道ID)
     * @param event as in {@link MediaEvent}
     * @param location where it was made (位置信息汇报)
     */
    public record Item(Long mediaId, int type, int channel, int event, Location location) {}

    public static StoredMediaAnswer decode(BodyReader in) {
        int answeredSerial = in.u16("answeredSerial");
        int total = in.u16("total");
        int count = in.is2011() ? in.u16("inPacket") : total;
        List<Item> items = in.is2011()
                ? in.list("items", count, StoredMediaAnswer::item)
                : in.listToEnd("items", StoredMediaAnswer::item);
        return new StoredMediaAnswer(answeredSerial, total, items);
    }

    private static Item item(BodyReader in) {
        return new Item(
                in.is2011() ? null : (Long) in.u32("mediaId"),
                in.u8("type"),
                in.u8("channel"),
                in.u8("event"),
                Location.decodeBasicBlock(in));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial).put16(total);
        if (out.is2011()) {
            out.count16(items);
        }
        out.each(items, one -> {
            if (!out.is2011()) {
                out.put32(BodyWriter.needed(one.mediaId(), "mediaId"));
            }
            out.put8(one.type()).put8(one.channel()).put8(one.event());
            one.location().encode(out);
        });
    }
}
