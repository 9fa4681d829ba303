package org.sweepwatch.ingest.message.location;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Follows a vehicle closely for a while (临时位置跟踪控制), 0x8202.
 *
 * @param intervalS time between reports (时间间隔) in s; 0 stops, and then nothing follows
 * @param validityS how long it lasts (位置跟踪有效期) in s
 */
public record TemporaryTracking(int intervalS, long validityS) implements MessageBody {

    public static TemporaryTracking decode(BodyReader in) {
        int intervalS = in.u16("intervalS", "s");
        boolean stops = intervalS == 0 && in.remaining() == 0;
        return new TemporaryTracking(intervalS, stops ? 0 : in.u32("validityS", "s"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(intervalS);
        if (intervalS != 0 || validityS != 0) {
            out.put32(validityS);
        }
    }
}
