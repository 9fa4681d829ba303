package org.sweepwatch.ingest.message.vehicle;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Data from the CAN bus (CAN总线数据上传), 0x0705, since 2013.
 *
 * @param receivedAt when the first item was received (CAN总线数据接收时间): digits hhmmss and four of milliseconds, GMT+8, without
 *     a date; the server's day is meant, corrected across midnight
 * @param items what was received
 */
public record CanData(String receivedAt, List<Item> items) implements MessageBody {
    private static final int TIME_BYTES = 5;
    private static final int DATA_BYTES = 8;

    /**
     * One item (CAN总线数据项).
     *
     * @param id bit 31 channel, 30 extended frame, 29 averaged; bits 28-0 CAN ID
     * @param data 8 bytes (CAN DATA)
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Item(long id, byte[] data) {}

    public static CanData decode(BodyReader in) {
        int count = in.u16("count");
        String receivedAt = in.bcd("receivedAt", TIME_BYTES);
        return new CanData(
                receivedAt, in.list("items", count, one -> new Item(one.u32("id"), one.bytes("data", DATA_BYTES))));
    }

    @Override
    public void encode(BodyWriter out) {
        out.count16(items)
                .putBcd(receivedAt, TIME_BYTES)
                .each(items, one -> out.put32(one.id()).putBytes(one.data(), DATA_BYTES));
    }
}
