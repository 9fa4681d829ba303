package org.sweepwatch.supervise.simulate.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many faults are planted. */
public enum FaultProfile {
    /** No faults and nothing that is planted to look like one. */
    NONE,
    /** About 4 % of the fleet each day, so that the daily rate is near its limit of 5 %, on either side of it. */
    DEFAULT,
    /** One vehicle for each kind, the same every day. */
    EACH;

    /** The name as typed on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The profile of a name.
     *
     * @throws IllegalArgumentException when there is none, with the names that exist
     */
    public static FaultProfile of(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault profile: " + name + " (expected: "
                        + Arrays.stream(values()).map(FaultProfile::label).collect(Collectors.joining(", ")) + ")"));
    }
}
