package org.sweepwatch.supervise.profile;

import java.util.Locale;

/**
 * Terminals that a profile is for. Each part is a text that must agree but for upper and lower case, or the beginning of
 * one with {@code *} behind it; null fits all.
 */
record ModelMatch(String maker, String model, String firmware) {
    /** How closely it fits: the characters that agree, -1 when it does not fit. */
    int fit(String itsMaker, String itsModel, String itsFirmware) {
        int byMaker = fit(maker, itsMaker);
        int byModel = fit(model, itsModel);
        int byFirmware = fit(firmware, itsFirmware);
        return byMaker < 0 || byModel < 0 || byFirmware < 0 ? -1 : byMaker + byModel + byFirmware;
    }

    private static int fit(String pattern, String text) {
        if (pattern == null) {
            return 0;
        }
        String wanted = pattern.toUpperCase(Locale.ROOT);
        String given = text.toUpperCase(Locale.ROOT);
        if (wanted.endsWith("*")) {
            String beginning = wanted.substring(0, wanted.length() - 1);
            return given.startsWith(beginning) ? beginning.length() : -1;
        }
        return wanted.equals(given) ? wanted.length() + 1 : -1;
    }
}
