package org.sweepwatch.geo.route;

/** Answer of a {@link RouteIndex}, reused by its thread. */
public final class RouteHit {
    /** {@link #routeId} when no route is near. */
    public static final int NO_ROUTE = 0;

    /** The route, or {@link #NO_ROUTE}; then the other fields mean nothing. */
    public int routeId;
    /** Place of the segment in its route, from 0. */
    public int segmentIndex;
    /** Metres from the point to the line of the route, 0 or more. */
    public double offsetM;
    /** Metres from the start of the route to the nearest point on it. */
    public double alongM;
    /** Direction of the route there, degrees clockwise from north. */
    public double bearingDeg;
    /** Whether the vehicle's course fits the route; true when it had none worth asking. */
    public boolean courseFits;
}
