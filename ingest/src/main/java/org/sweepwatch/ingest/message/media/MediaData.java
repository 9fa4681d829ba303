package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * A medium (多媒体数据上传), 0x0801, sub-packaged as a rule. 2011 cuts it into packets of its own instead.
 *
 * @param mediaId medium (多媒体数据ID)
 * @param type as in {@link MediaEvent}
 * @param format as in {@link MediaEvent}
 * @param event as in {@link MediaEvent}
 * @param channel channel (通道ID)
 * @param location where it was made (位置信息汇报), since 2013; otherwise null
 * @param total number of packets (总包数), 2011; otherwise null
 * @param packet number of this packet (包ID), 2011; otherwise null
 * @param data the medium (多媒体数据包)
 */
@SuppressWarnings("ArrayRecordComponent")
public record MediaData(
        long mediaId,
        int type,
        int format,
        int event,
        int channel,
        Location location,
        Long total,
        Long packet,
        byte[] data)
        implements MessageBody {

    public static MediaData decode(BodyReader in) {
        long mediaId = in.u32("mediaId");
        int type = in.u8("type");
        int format = in.u8("format");
        int event = in.u8("event");
        int channel = in.u8("channel");
        if (in.is2011()) {
            long total = in.u32("total");
            long packet = in.u32("packet");
            if (packet > total) {
                in.doubt();
            }
            return new MediaData(mediaId, type, format, event, channel, null, total, packet, in.rest("data"));
        }
        Location location = Location.decodeBasicBlock(in);
        LocationReport report = location.report();
        if (report != null && report.timeMs() == BcdTime.INVALID) {
            in.doubt();
        }
        return new MediaData(mediaId, type, format, event, channel, location, null, null, in.rest("data"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(mediaId).put8(type).put8(format).put8(event).put8(channel);
        if (out.is2011()) {
            out.put32(total == null ? 1 : total).put32(packet == null ? 1 : packet);
        } else {
            BodyWriter.needed(location, "location").encode(out);
        }
        out.putBytes(data);
    }
}
