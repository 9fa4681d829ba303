package org.sweepwatch.supervise.simulate.city;

/**
 * A place without satellites (定位盲区): a tunnel on a road.
 *
 * @param name name of the tunnel
 * @param tube the covered stretch of the centre line
 * @param registered the stretch that is registered as a dead spot: the tube and its mouths
 */
public record DeadSpot(String name, Path tube, Path registered) {
    /** Metres on either side of the centre line that are under the hill. */
    public static final double HALF_WIDTH_METRES = 25;
    /** Metres on either side of the centre line that are registered. */
    public static final double REGISTERED_HALF_WIDTH_METRES = 45;

    /** True when a point lies in the tunnel. */
    public boolean covers(double x, double y) {
        return Math.abs(x - tube.x(0)) < 1500
                && Math.abs(y - tube.y(0)) < 1500
                && tube.distanceTo(x, y) <= HALF_WIDTH_METRES;
    }
}
