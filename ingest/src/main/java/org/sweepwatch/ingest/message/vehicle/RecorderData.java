package org.sweepwatch.ingest.message.vehicle;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Data of the driving recorder (行驶记录数据上传), 0x0700.
 *
 * @param answeredSerial serial of the 0x8700, since 2013; otherwise null
 * @param command command word (命令字) by GB/T 19056
 * @param total number of packets (总包数), 2011; otherwise null
 * @param packet number of this packet (包序号), 2011; otherwise null
 * @param data data block (数据块) by GB/T 19056
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecorderData(Integer answeredSerial, int command, Integer total, Integer packet, byte[] data)
        implements MessageBody {

    public static RecorderData decode(BodyReader in) {
        if (in.is2011()) {
            return new RecorderData(null, in.u8("command"), in.u16("total"), in.u16("packet"), in.rest("data"));
        }
        return new RecorderData(in.u16("answeredSerial"), in.u8("command"), null, null, in.rest("data"));
    }

    @Override
    public void encode(BodyWriter out) {
        if (out.is2011()) {
            out.put8(command).put16(total == null ? 1 : total).put16(packet == null ? 1 : packet);
        } else {
            out.put16(answeredSerial == null ? 0 : answeredSerial).put8(command);
        }
        out.putBytes(data);
    }
}
