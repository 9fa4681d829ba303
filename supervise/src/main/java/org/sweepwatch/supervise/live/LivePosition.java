package org.sweepwatch.supervise.live;

import org.sweepwatch.store.query.Position;

/**
 * The last known position of a vehicle (最后位置), as the pipeline hands it to the live picture.
 *
 * @param vehicleId the vehicle's id in the register
 * @param timeMs device time, epoch ms UTC
 * @param receivedMs when the server received it, epoch ms UTC
 * @param latitudeE6 WGS-84 latitude in millionths of a degree
 * @param longitudeE6 WGS-84 longitude in millionths of a degree
 * @param altitudeM metres
 * @param speedDkmh GNSS speed in tenths of km/h
 * @param headingDeg 0 to 359, clockwise from north
 * @param alarmBits the alarm field of 0x0200, unsigned 32 bit
 * @param statusBits the status field of 0x0200, unsigned 32 bit
 * @param routeId the planned route it is on, 0 for none
 * @param routeOffsetM metres off that route, 0 without one
 */
public record LivePosition(
        int vehicleId,
        long timeMs,
        long receivedMs,
        int latitudeE6,
        int longitudeE6,
        int altitudeM,
        int speedDkmh,
        int headingDeg,
        long alarmBits,
        long statusBits,
        int routeId,
        int routeOffsetM) {

    private static final double DEGREE_E6 = 1e6;
    private static final long ACC_ON = 1L;
    private static final long LOCATED = 1L << 1;

    /** A stored position as the live picture holds it, for the first picture after a start. */
    public static LivePosition of(Position stored) {
        return new LivePosition(
                stored.vehicleId(),
                stored.time().toEpochMilli(),
                stored.receivedAt().toEpochMilli(),
                (int) Math.round(stored.latitude() * DEGREE_E6),
                (int) Math.round(stored.longitude() * DEGREE_E6),
                stored.altitudeM(),
                (int) Math.round(stored.speedKmh() * 10),
                stored.headingDeg(),
                stored.alarmBits(),
                stored.statusBits(),
                stored.routeId() == null ? 0 : stored.routeId(),
                stored.routeOffsetM() == null ? 0 : stored.routeOffsetM());
    }

    /** Whether the terminal had a fix (status bit 1). */
    public boolean located() {
        return (statusBits & LOCATED) != 0;
    }

    /** Whether it says where the vehicle is: with a fix, and not at (0,0), where broken units put themselves. */
    public boolean placed() {
        return located() && (latitudeE6 != 0 || longitudeE6 != 0);
    }

    /** Whether the ignition was on (status bit 0, ACC). */
    public boolean accOn() {
        return (statusBits & ACC_ON) != 0;
    }

    /** This report at the place of an earlier one: a report that has none must not move the vehicle on the map. */
    LivePosition at(LivePosition place) {
        return new LivePosition(
                vehicleId,
                timeMs,
                receivedMs,
                place.latitudeE6,
                place.longitudeE6,
                place.altitudeM,
                speedDkmh,
                headingDeg,
                alarmBits,
                statusBits,
                place.routeId,
                place.routeOffsetM);
    }
}
