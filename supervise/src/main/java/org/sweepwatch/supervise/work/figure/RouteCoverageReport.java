package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Which routes were swept (路线覆盖日报). Immutable; serialised as it stands.
 *
 * @param state {@code provisional} or {@code frozen}
 * @param asOf up to when the day was judged
 * @param recomputing vehicles whose stored points are not all folded yet
 * @param routes by district and code, each by shift, the whole day last
 */
public record RouteCoverageReport(
        LocalDate day,
        String state,
        Instant asOf,
        Instant generatedAt,
        int recomputing,
        double assessableFrom,
        List<RouteShift> routes) {
    /** Only the rows of one shift; those of the whole day for null. */
    public RouteCoverageReport of(String shift) {
        return new RouteCoverageReport(
                day,
                state,
                asOf,
                generatedAt,
                recomputing,
                assessableFrom,
                routes.stream()
                        .filter(row -> Objects.equals(row.shift(), shift))
                        .toList());
    }

    RouteCoverageReport in(String newState) {
        return new RouteCoverageReport(day, newState, asOf, generatedAt, recomputing, assessableFrom, routes);
    }
}
