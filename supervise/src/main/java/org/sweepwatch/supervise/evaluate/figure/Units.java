package org.sweepwatch.supervise.evaluate.figure;

import java.util.List;
import java.util.Optional;
import org.sweepwatch.supervise.work.figure.DistrictName;

/** Which of the evaluated districts a name means. */
public final class Units {
    private Units() {}

    /** The unit that the name means, empty when it is none of them or null. */
    public static Optional<String> find(List<String> units, String name) {
        return units.stream().filter(unit -> DistrictName.same(unit, name)).findFirst();
    }
}
