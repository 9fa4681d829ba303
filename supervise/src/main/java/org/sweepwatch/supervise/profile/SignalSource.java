package org.sweepwatch.supervise.profile;

import org.sweepwatch.supervise.point.Signal;

/**
 * Where a terminal says whether a device is on.
 *
 * @param above a number above it, after scaling, is on; for a bit 0
 * @param inverted on when it would be off (常闭)
 */
record SignalSource(Signal signal, Field field, double above, boolean inverted) {
    /** The word of {@link Signal} for a raw number; 0 when there is none. */
    int word(long raw) {
        if (raw == Field.ABSENT) {
            return 0;
        }
        double value = raw * field.scale();
        return signal == Signal.WATER_LEVEL
                ? Signal.levelWord(Math.round(value))
                : signal.word(value > above != inverted);
    }
}
