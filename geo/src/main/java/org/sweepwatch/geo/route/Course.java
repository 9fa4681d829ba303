package org.sweepwatch.geo.route;

/** Whole degrees clockwise from north as directions of length 1. */
public final class Course {
    private static final int FULL_TURN = 360;
    private static final double[] EAST = new double[FULL_TURN];
    private static final double[] NORTH = new double[FULL_TURN];

    static {
        for (int degrees = 0; degrees < FULL_TURN; degrees++) {
            EAST[degrees] = Math.sin(Math.toRadians(degrees));
            NORTH[degrees] = Math.cos(Math.toRadians(degrees));
        }
    }

    private Course() {}

    /** Eastward part of a course of 0 degrees or more; full turns do not count. */
    public static double east(int degrees) {
        return EAST[degrees % FULL_TURN];
    }

    /** Northward part of a course of 0 degrees or more. */
    public static double north(int degrees) {
        return NORTH[degrees % FULL_TURN];
    }
}
