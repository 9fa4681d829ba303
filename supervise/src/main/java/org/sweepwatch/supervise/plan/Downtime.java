package org.sweepwatch.supervise.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sweepwatch.store.query.MaintenanceWindow;
import org.sweepwatch.store.query.Outage;

/**
 * When the platform was away (平台停机), and what of it was planned (计划停机): what lies inside an announced maintenance
 * window. Outages that overlap count once, as do windows. All times in ms since 1970 UTC, ends exclusive; an outage that
 * lasts ends at {@link Long#MAX_VALUE}. Immutable.
 */
public final class Downtime {
    /** A platform that was never away. */
    public static final Downtime NONE = of(List.of(), List.of());

    private static final double MINUTE_MS = 60_000;

    private final List<Span> away;
    private final List<Span> planned;

    /** A span of time, its end exclusive. */
    public record Span(long fromMs, long untilMs) {
        private long within(long otherFromMs, long otherUntilMs) {
            return Math.max(0, Math.min(untilMs, otherUntilMs) - Math.max(fromMs, otherFromMs));
        }
    }

    private Downtime(List<Span> away, List<Span> planned) {
        this.away = List.copyOf(away);
        this.planned = List.copyOf(planned);
    }

    /**
     * What these outages and windows make; either may be of a longer time than is asked for later.
     *
     * @param windows each announced before it began, as the store holds them
     */
    public static Downtime of(List<Outage> outages, List<MaintenanceWindow> windows) {
        List<Span> away = union(outages.stream()
                .map(outage -> new Span(
                        outage.from().toEpochMilli(),
                        outage.until() == null ? Long.MAX_VALUE : outage.until().toEpochMilli()))
                .toList());
        List<Span> announced = union(windows.stream()
                .map(window ->
                        new Span(window.from().toEpochMilli(), window.until().toEpochMilli()))
                .toList());
        return new Downtime(away, common(away, announced));
    }

    private static List<Span> union(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingLong(Span::fromMs)).toList()) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span.fromMs() <= last.untilMs()) {
                merged.set(merged.size() - 1, new Span(last.fromMs(), Math.max(last.untilMs(), span.untilMs())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static List<Span> common(List<Span> ones, List<Span> others) {
        List<Span> common = new ArrayList<>();
        for (Span one : ones) {
            for (Span other : others) {
                if (one.within(other.fromMs(), other.untilMs()) > 0) {
                    common.add(
                            new Span(Math.max(one.fromMs(), other.fromMs()), Math.min(one.untilMs(), other.untilMs())));
                }
            }
        }
        return common;
    }

    /** All of it, planned or not, by begin, none touching another. */
    public List<Span> away() {
        return away;
    }

    /** What of it was planned, likewise. */
    public List<Span> planned() {
        return planned;
    }

    /** How much of a range the platform was away, planned or not, ms. */
    public long awayMs(long fromMs, long untilMs) {
        return sum(away, fromMs, untilMs);
    }

    /** How much of a range it was away as announced, ms. */
    public long plannedMs(long fromMs, long untilMs) {
        return sum(planned, fromMs, untilMs);
    }

    /** How much of a range it was away and nobody had announced it, ms: what the connectivity of the platform (T3) counts. */
    public long unplannedMs(long fromMs, long untilMs) {
        return awayMs(fromMs, untilMs) - plannedMs(fromMs, untilMs);
    }

    private static long sum(List<Span> spans, long fromMs, long untilMs) {
        return spans.stream().mapToLong(span -> span.within(fromMs, untilMs)).sum();
    }

    /** As minutes for people, two decimals. */
    public static double minutes(long ms) {
        return Math.round(ms / MINUTE_MS * 100) / 100.0;
    }
}
