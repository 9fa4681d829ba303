package org.sweepwatch.store.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A change of plan for one day (临时调整).
 *
 * @param id our number of it, 0 in what is to be stored
 * @param operation operation type, null in a cancellation
 * @param routes codes of the routes, empty in a cancellation
 * @param reason why, for people
 */
public record PlanChange(
        long id,
        LocalDate day,
        int vehicleId,
        String shift,
        Kind kind,
        String operation,
        List<String> routes,
        String reason) {
    /** What is changed. */
    public enum Kind {
        /** A shift that the weekly plans do not have (加班). */
        ADD,
        /** A planned shift that is left out (取消). */
        CANCEL,
        /** A planned shift with other routes or another operation (替换). */
        REPLACE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlanChange {
        routes = List.copyOf(routes);
    }
}
