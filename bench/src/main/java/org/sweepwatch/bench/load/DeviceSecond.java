package org.sweepwatch.bench.load;

import java.time.Instant;
import org.sweepwatch.ingest.message.BcdTime;

/** The present second as terminals write it, encoded once a second and not once a frame. One thread. */
final class DeviceSecond {
    final byte[] bcd = new byte[BcdTime.BYTES];
    private long epochSecond = Long.MIN_VALUE;

    /** Looks at the clock; whole seconds since 1970 UTC. */
    long now() {
        long second = Math.floorDiv(System.currentTimeMillis(), 1000L);
        if (second != epochSecond) {
            epochSecond = second;
            BcdTime.encode(bcd, 0, Instant.ofEpochSecond(second).toEpochMilli());
        }
        return second;
    }
}
