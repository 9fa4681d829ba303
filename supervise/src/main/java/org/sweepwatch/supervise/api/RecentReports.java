package org.sweepwatch.supervise.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes reports, and hands the one just made to everybody who asks within {@link #FRESH_NS}: a hundred open pages ask as
 * often as one. Thread-safe; as many are made at once as {@link HeavyQueries} lets.
 */
final class RecentReports<T> {
    static final long FRESH_NS = 1_000_000_000L;
    /** Days remembered. */
    private static final int DAYS_MAX = 16;

    private record Made<T>(T report, long atNs) {}

    private final Function<LocalDate, T> source;
    private final HeavyQueries heavy;
    private final LongSupplier nanoTime;
    private final Map<LocalDate, Made<T>> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Made<T>> eldest) {
            return size() > DAYS_MAX;
        }
    };

    RecentReports(Function<LocalDate, T> source, HeavyQueries heavy, LongSupplier nanoTime) {
        this.source = source;
        this.heavy = heavy;
        this.nanoTime = nanoTime;
    }

    T of(LocalDate day) {
        T fresh = fresh(day);
        if (fresh != null) {
            return fresh;
        }
        try (HeavyQueries.Permit permit = heavy.enter()) {
            T meanwhile = fresh(day);
            if (meanwhile != null) {
                return meanwhile;
            }
            T report = source.apply(day);
            synchronized (made) {
                made.remove(day);
                made.put(day, new Made<>(report, nanoTime.getAsLong()));
            }
            return report;
        }
    }

    private T fresh(LocalDate day) {
        synchronized (made) {
            Made<T> last = made.get(day);
            return last != null && nanoTime.getAsLong() - last.atNs() < FRESH_NS ? last.report() : null;
        }
    }
}
