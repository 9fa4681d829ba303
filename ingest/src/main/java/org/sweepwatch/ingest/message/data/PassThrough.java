package org.sweepwatch.ingest.message.data;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Bytes passed through from or to something behind the terminal (数据透传), 0x0900 up and 0x8900 down.
 *
 * @param type {@link #DETAILED_GNSS}, {@link #IC_CARD}, {@link #SERIAL_1}, {@link #SERIAL_2}, or 0xF0 to 0xFF as agreed
 *     (透传消息类型)
 * @param total number of packets, 2011 only (消息总包数); otherwise null
 * @param packet number of this packet, 2011 only (包序号); otherwise null
 * @param data the bytes (透传消息内容)
 */
@SuppressWarnings("ArrayRecordComponent")
public record PassThrough(int type, Long total, Integer packet, byte[] data) implements MessageBody {
    /** GNSS模块详细定位数据. */
    public static final int DETAILED_GNSS = 0x00;
    /** 道路运输证IC卡信息. */
    public static final int IC_CARD = 0x0B;
    /** 串口1透传. */
    public static final int SERIAL_1 = 0x41;
    /** 串口2透传. */
    public static final int SERIAL_2 = 0x42;

    public static PassThrough decode(BodyReader in) {
        int type = in.u8("type");
        Long total = in.is2011() ? (Long) in.u32("total") : null;
        Integer packet = in.is2011() ? (Integer) in.u16("packet") : null;
        return new PassThrough(type, total, packet, in.rest("data"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type);
        if (out.is2011()) {
            out.put32(total == null ? 1 : total).put16(packet == null ? 1 : packet);
        }
        out.putBytes(data);
    }
}
