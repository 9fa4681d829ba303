package org.sweepwatch.geo.track;

import org.sweepwatch.geo.route.RouteIndex;

/**
 * On which route, and where on it, a vehicle drives (地图匹配). One thread; holds no vehicle's state itself and does not
 * allocate. The answer to a point is given at once and never changes afterwards: no point waits for a later one.
 *
 * <p>A route can be the answer when it is within the tolerance and its direction fits the course of the vehicle, or the
 * opposite one where it is driven both ways. Of several the nearest wins, but the route driven so far, followed on from
 * the place reached, and one that begins where it ends count as {@link MatchSettings#continuityM()} nearer. So neither a
 * parallel carriageway nor the other arm of a route that crosses itself takes single points. A vehicle without any course
 * (just switched on and standing) is matched by distance alone.
 *
 * <p>Points of a vehicle are taken in time order; two of the same time in the order given.
 */
public final class TrackMatcher {
    private RouteIndex routes;
    private final MatchSettings settings;

    public TrackMatcher(RouteIndex routes, MatchSettings settings) {
        this.routes = routes;
        this.settings = settings;
    }

    /** From the next point on these routes hold. What was matched to a route that is gone is forgotten. */
    public void use(RouteIndex newRoutes) {
        this.routes = newRoutes;
    }

    /**
     * Matches the next point of a vehicle.
     *
     * @param out takes the answer
     * @return whether the point is on a route
     * @throws IllegalArgumentException when the point is earlier than the last: the caller keeps the order
     */
    public boolean match(VehicleTrack vehicle, TrackPoint point, TrackMatch out) {
        throw new UnsupportedOperationException("" + routes + settings);
    }
}
