package org.sweepwatch.supervise.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at, one word
 * @param text what was found; for {@code WARN} and {@code FAIL} also what to do
 */
public record Finding(Level level, String check, String text) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** It runs, but somebody should know. */
        WARN,
        /** It does not run like this. */
        FAIL
    }

    static Finding ok(String check, String text) {
        return new Finding(Level.OK, check, text);
    }

    static Finding warn(String check, String text) {
        return new Finding(Level.WARN, check, text);
    }

    static Finding fail(String check, String text) {
        return new Finding(Level.FAIL, check, text);
    }
}
