package org.sweepwatch.supervise.simulate.fleet;

/**
 * What an on-board unit reports at one second, and where the vehicle really is. Mutable carrier that the caller brings
 * and reuses; one thread.
 */
public final class VehicleSample {
    /** Really: metres east of the centre. Not reported. */
    public double trueX;
    /** Really: metres north of the centre. Not reported. */
    public double trueY;
    /** Really: speed in km/h. Not reported. */
    public double trueSpeedKmh;
    /** Really: what the vehicle does. Not reported. */
    public Activity activity;

    /** Time of the unit's clock, epoch milliseconds, whole seconds. */
    public long timeMs;
    /** Ignition on. */
    public boolean accOn;
    /** The receiver has a fix; without one the coordinates are those of the last. */
    public boolean located;
    /** Latitude north, 1e-6 degree, WGS-84. */
    public int latE6;
    /** Longitude east, 1e-6 degree, WGS-84. */
    public int lonE6;
    /** Altitude, m. */
    public int altitudeM;
    /** Speed by satellites, 0.1 km/h. */
    public int speedDkmh;
    /** Direction, 0 to 359 degrees clockwise from north. */
    public int headingDeg;
    /** Alarm word. */
    public int alarmBits;
    /** Odometer, 0.1 km. */
    public int odometerHm;
    /** Speed by the wheel, 0.1 km/h. */
    public int recorderSpeedDkmh;
    /** Vehicle signals (0x25); bits 16 and up are the work inputs of {@link Operation}. */
    public int signals;
    /** The unit sleeps (0x2A bit 1). */
    public boolean asleep;
    /** Water level, 0 to 1000 per mille, on AD0. */
    public int waterPerMille;
    /** Supply voltage, 0.1 V, on AD1. */
    public int supplyDeciVolt;
    /** Radio signal, 0 to 31. */
    public int rssi;
    /** Satellites in use. */
    public int satellites;
}
