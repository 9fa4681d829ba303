package org.sweepwatch.supervise.evaluate.figure;

import java.util.List;
import java.util.Optional;

/** Which of the evaluated districts a name means: people write 天元 and 天元区. */
final class Units {
    private static final String DISTRICT = "区";

    private Units() {}

    static Optional<String> find(List<String> units, String name) {
        return name == null
                ? Optional.empty()
                : units.stream().filter(unit -> plain(unit).equals(plain(name))).findFirst();
    }

    private static String plain(String name) {
        return name.endsWith(DISTRICT) ? name.substring(0, name.length() - DISTRICT.length()) : name;
    }
}
