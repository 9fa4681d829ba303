package org.sweepwatch.ingest.message.link;

import java.time.Instant;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Answer to a query of the server's time (查询服务器时间应答), 0x8004, JT/T 808-2019 8.5. The only time of the protocol
 * that is UTC.
 *
 * @param timeMs epoch milliseconds, or {@link BcdTime#INVALID} when what came in is not a date
 */
public record ServerTimeReply(long timeMs) implements MessageBody {

    /** Null when the body is shorter than six bytes. */
    public static ServerTimeReply decode(byte[] bytes, int offset, int length) {
        BodyReader in = new BodyReader(bytes, offset, length, ProtocolVersion.V2019);
        ServerTimeReply reply = decode(in);
        return in.isShort() ? null : reply;
    }

    public static ServerTimeReply decode(BodyReader in) {
        Instant time = in.time("time", 0);
        return new ServerTimeReply(time == null ? BcdTime.INVALID : time.toEpochMilli());
    }

    @Override
    public void encode(BodyWriter out) {
        out.putTime(timeMs == BcdTime.INVALID ? null : Instant.ofEpochMilli(timeMs), 0);
    }

    /** Puts the body into an answer. */
    public void encode(FrameWriter out) {
        out.putBytes(encode(ProtocolVersion.V2019));
    }
}
