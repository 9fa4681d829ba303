package org.sweepwatch.geo.shape;

/** How a part of a shape lies to a box of longitude and latitude. When in doubt the answer is {@link #BOUNDARY}. */
public enum Cover {
    /** No point of the box is in the part. */
    OUTSIDE,
    /** Some points may be, some may not: each needs the exact test. */
    BOUNDARY,
    /** Every point of the box is in the part. */
    INSIDE;

    /** Asked while an index is built. */
    @FunctionalInterface
    public interface Test {
        Cover of(double minLon, double minLat, double maxLon, double maxLat);
    }
}
