package org.sweepwatch.ingest.message.link;

import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BigEndian;

/**
 * Answer to a query of the server's time (查询服务器时间应答), 0x8004, JT/T 808-2019 8.5. The only time of the protocol
 * that is UTC.
 *
 * @param timeMs epoch milliseconds, or {@link BcdTime#INVALID} when what came in is not a date
 */
public record ServerTimeReply(long timeMs) {

    /** Null when the body is shorter than six bytes. */
    public static ServerTimeReply decode(byte[] bytes, int offset, int length) {
        if (length < BcdTime.BYTES) {
            return null;
        }
        long packed = (long) BigEndian.u16(bytes, offset) << 32 | BigEndian.u32(bytes, offset + 2);
        return new ServerTimeReply(BcdTime.decodePacked(packed, 0));
    }

    public void encode(FrameWriter out) {
        BcdTime.put(out, timeMs, 0);
    }
}
