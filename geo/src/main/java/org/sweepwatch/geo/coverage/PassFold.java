package org.sweepwatch.geo.coverage;

import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackPoint;

/**
 * Which segments a vehicle swept (覆盖与遍数): the fold of its matched points in time order. One thread; holds no vehicle's
 * state itself and does not allocate.
 */
public final class PassFold {
    private RouteIndex routes;
    private final PassSettings settings;

    public PassFold(RouteIndex routes, PassSettings settings) {
        this.routes = routes;
        this.settings = settings;
    }

    /** From the next point on these routes hold. Open passes over segments that are gone end with what they have. */
    public void use(RouteIndex newRoutes) {
        this.routes = newRoutes;
    }

    /**
     * Takes in the next point of a vehicle.
     *
     * @param match where the point was matched
     * @param work whether the vehicle worked there
     * @param tauMs expected interval between reports of this terminal, ms
     * @param out hears of passes that ended and of gaps
     * @throws IllegalArgumentException when the point is earlier than the last: the caller keeps the order
     */
    public void add(
            VehiclePasses vehicle,
            TrackPoint point,
            TrackMatch match,
            WorkEvidence work,
            long tauMs,
            PassListener out) {
        throw new UnsupportedOperationException("" + routes + settings);
    }

    /** Tells the passes that have not ended, as they stand, and changes nothing: for figures of the running day. */
    public void tellOpen(VehiclePasses vehicle, PassListener out) {
        throw new UnsupportedOperationException("" + routes + settings);
    }

    /** Ends all passes: for the end of a day. The vehicle is then as new. */
    public void finish(VehiclePasses vehicle, PassListener out) {
        throw new UnsupportedOperationException("" + routes + settings);
    }
}
