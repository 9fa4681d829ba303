package org.sweepwatch.supervise.simulate.fleet;

import org.sweepwatch.supervise.simulate.Chance;

/**
 * Error of a satellite receiver in the street: wanders slowly, with a spread of 3 to 8 m that belongs to the vehicle's
 * antenna, and a trembling of half a metre on top. The wandering is drawn every 40 s and blended in between, so it
 * needs no memory and its spread is the same at every second.
 */
final class GnssNoise {
    private static final int STEP_SECONDS = 40;
    private static final double TREMBLE_METRES = 0.4;

    private final Chance chance;
    private final double spreadMetres;

    GnssNoise(Chance vehicleChance) {
        this.chance = vehicleChance.of(0x6055);
        // 3 to 8 m in the plane, so divided by the root of two on each axis.
        this.spreadMetres = chance.between(3, 8, 0, 0) / Math.sqrt(2);
    }

    double east(long second) {
        return metres(second, 1);
    }

    double north(long second) {
        return metres(second, 2);
    }

    private double metres(long second, long axis) {
        long step = Math.floorDiv(second, STEP_SECONDS);
        double share = (double) Math.floorMod(second, STEP_SECONDS) / STEP_SECONDS;
        double blend = (1 - share) * chance.gauss(step, axis) + share * chance.gauss(step + 1, axis);
        double wander = blend / Math.sqrt((1 - share) * (1 - share) + share * share);
        return spreadMetres * wander + TREMBLE_METRES * chance.gauss(second, axis + 10);
    }
}
