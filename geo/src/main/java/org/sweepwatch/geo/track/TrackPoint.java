package org.sweepwatch.geo.track;

/**
 * One usable position of a vehicle (轨迹点), as the matcher and the passes take it. Reused by its thread; whoever feeds a
 * track leaves out what has no fix or no believable place.
 */
public final class TrackPoint {
    /** {@link #headingDeg} when the terminal gave no course. */
    public static final int NO_HEADING = -1;

    /** Device time, ms since 1970 UTC. */
    public long timeMs;
    /** Latitude, WGS-84, millionths of a degree. */
    public int latE6;
    /** Longitude, WGS-84, millionths of a degree. */
    public int lonE6;
    /** Speed, tenths of km/h, 0 or more. */
    public int speedDkmh;
    /** Course, whole degrees clockwise from north, or below 0. */
    public int headingDeg;

    /** Sets all fields and returns this. */
    public TrackPoint set(long newTimeMs, int newLatE6, int newLonE6, int newSpeedDkmh, int newHeadingDeg) {
        timeMs = newTimeMs;
        latE6 = newLatE6;
        lonE6 = newLonE6;
        speedDkmh = newSpeedDkmh;
        headingDeg = newHeadingDeg;
        return this;
    }
}
