package org.sweepwatch.geo.shape;

import org.locationtech.jts.geom.Envelope;

/** A piece of a shape that an index can put into cells. Immutable, any thread. */
public sealed interface ShapePart permits CircleShape, PolygonShape, Capsule {
    /** The exact test, without allocation. Degrees; a value that is not a number is nowhere. */
    boolean contains(double lat, double lon);

    /** Box in degrees (x = longitude) that holds the part. */
    Envelope envelope();

    /** The test for boxes, with which an index sorts the part into its cells. */
    Cover.Test coverTest();
}
