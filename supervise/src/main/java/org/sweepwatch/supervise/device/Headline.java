package org.sweepwatch.supervise.device;

import java.util.Arrays;

/** Which of the three rates is held against the target (考核口径). */
public enum Headline {
    BY_DEVICE("byDevice"),
    BY_VEHICLE("byVehicle"),
    BY_TIME("byTime");

    private final String key;

    Headline(String key) {
        this.key = key;
    }

    /** Its name in reports and settings. */
    public String key() {
        return key;
    }

    /** The one of the three that it names. */
    public Rate choose(Rate byDevice, Rate byVehicle, Rate byTime) {
        return switch (this) {
            case BY_DEVICE -> byDevice;
            case BY_VEHICLE -> byVehicle;
            case BY_TIME -> byTime;
        };
    }

    public static Headline of(String key) {
        return Arrays.stream(values())
                .filter(headline -> headline.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "headline \"" + key + "\" (expected: byDevice, byVehicle or byTime)"));
    }
}
