package org.sweepwatch.geo.track;

/** Answer of a {@link TrackMatcher} for one point (匹配结果), reused by its thread. */
public final class TrackMatch {
    /** {@link #routeId} when the point is on no route. */
    public static final int NO_ROUTE = 0;

    /** The route, or {@link #NO_ROUTE}; then the other fields mean nothing. */
    public int routeId;
    /** Place of the segment in its route, from 0. */
    public int segmentIndex;
    /** Centimetres from the point to the line of the route, 0 or more. */
    public int offsetCm;
    /** Centimetres from the start of the route to the nearest point on it. */
    public int alongCm;
    /** Direction of the route there, degrees clockwise from north, 0 inclusive to 360 exclusive. */
    public double bearingDeg;
    /** Whether the vehicle drives against the direction of the line: only on a route for both directions. */
    public boolean against;

    /** Whether the point is on a route. */
    public boolean onRoute() {
        return routeId != NO_ROUTE;
    }
}
