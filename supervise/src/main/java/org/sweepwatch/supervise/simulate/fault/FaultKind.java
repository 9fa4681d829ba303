package org.sweepwatch.supervise.simulate.fault;

import java.util.Optional;

/**
 * What can be wrong with an on-board unit, and things that only look wrong. The expected code is the fault code of the
 * daily device failure rate that must be found; without one, no class A or B fault may be found because of it.
 */
public enum FaultKind {
    /** 整晚无GPS: no frame on the whole operational day. */
    SILENT("F01", true),
    /** The unit hangs for 50 to 100 minutes at work and remembers nothing of it. */
    OFF_LINE("F02", true),
    /** No fix for most of the shift, as in a garage that nobody registered. */
    NO_FIX("F03", true),
    /** The receiver has failed: alarm bit 4, no fix. */
    GNSS_MODULE("F04", true),
    /** The antenna lead is cut: alarm bit 5, no fix. */
    ANTENNA_OPEN("F05", true),
    /** The antenna lead is shorted: alarm bit 6, no fix. */
    ANTENNA_SHORT("F06", true),
    /** The supply is low for hours with the ignition on: alarm bit 7. */
    SUPPLY_LOW("F07", false),
    /** The main supply is off with the ignition on: alarm bit 8. */
    POWER_OFF("F08", true),
    /** The receiver repeats one position with a fix for hours of work. */
    STUCK("F15", true),
    /** The clock is 8 h behind, all the time: the unit takes GMT+8 for UTC. */
    CLOCK_BEHIND("F16", false),
    /** The clock is 8 h ahead, all the time. */
    CLOCK_AHEAD("F16", false),
    /** The position jumps away by a kilometre and back every few minutes. */
    DRIFT("F17", false),
    /** A quarter of the positions is 0,0 with a fix. */
    NULL_ISLAND("F18", true),
    /** A second unit with the same phone number reports from another city. */
    DUPLICATE_IDENTITY("F20", true),

    /** The link is lost for 50 to 100 minutes; the unit keeps its positions and sends them as a blind-zone batch. */
    LOST_LINK(null, false),
    /** The same for 12 minutes. */
    SHORT_LOSS(null, false),
    /** The antenna alarm for two minutes, once. */
    BRIEF_ALARM(null, false),
    /** Hours under the roof of a registered depot with the engine on and no fix. */
    STAND_BY_UNDER_ROOF(null, false),
    /** The driver turns off the main switch with the ignition: alarm bit 8 over night, less than 12 h. */
    BATTERY_SWITCH(null, false),
    /** A spare vehicle that sleeps in the depot all day. */
    SPARE(null, false);

    private final String expectedCode;
    private final boolean classA;

    FaultKind(String expectedCode, boolean classA) {
        this.expectedCode = expectedCode;
        this.classA = classA;
    }

    /** Fault code that the report must show, such as "F05"; empty for what only looks like a fault. */
    public Optional<String> expectedCode() {
        return Optional.ofNullable(expectedCode);
    }

    /** True when the vehicle counts in the daily device failure rate. */
    public boolean classA() {
        return classA;
    }
}
