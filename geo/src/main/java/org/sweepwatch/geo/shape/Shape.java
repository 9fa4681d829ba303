package org.sweepwatch.geo.shape;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** What a fence or an area looks like on the ground. Immutable, any thread. */
public sealed interface Shape permits CircleShape, PolygonShape, CorridorShape {
    /** The parts whose union is the shape. */
    List<? extends ShapePart> parts();

    /**
     * Metres to the edge: positive for a point inside, negative outside. Inside a corridor with bends it is a lower
     * bound. Looks at every edge, so it is for the few points where it matters and not for every point.
     */
    double depthM(double lat, double lon);

    /** The geometry that a GeoJSON feature carries: centre of a circle, line of a corridor, polygon. */
    Geometry geometry();
}
