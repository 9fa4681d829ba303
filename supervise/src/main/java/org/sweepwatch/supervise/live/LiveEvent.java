package org.sweepwatch.supervise.live;

import java.time.Instant;

/**
 * An event as it happened: fence, route, speed or device.
 *
 * @param sequence number within this run of the server, ascending, set by {@link EventRing}
 * @param vehicleId the vehicle it is about
 * @param time device time of the position that caused it
 * @param kind for example {@code fence-enter}
 * @param subject what it is about: fence, route or fault code; may be null
 * @param detail a short text for people; may be null
 */
public record LiveEvent(long sequence, int vehicleId, Instant time, String kind, String subject, String detail) {
    LiveEvent numbered(long number) {
        return new LiveEvent(number, vehicleId, time, kind, subject, detail);
    }
}
