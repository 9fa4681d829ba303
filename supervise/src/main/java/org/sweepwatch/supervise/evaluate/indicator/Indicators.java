package org.sweepwatch.supervise.evaluate.indicator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sweepwatch.supervise.evaluate.indicator.Measures.Days;

/**
 * The scoreboard of the budget's indicators (绩效指标): each with its target and its value, or what would fill it. Thread
 * safe; reads a report for every day of the year.
 */
public final class Indicators {
    private static final String GOALS = "/evaluation/indicators.yaml";

    private final Measures measures;
    private final Supplier<LocalDate> today;
    private final Clock clock;

    /** @param today the operational day it is now */
    public Indicators(Measures measures, Supplier<LocalDate> today, Clock clock) {
        this.measures = measures;
        this.today = today;
        this.clock = clock;
    }

    /** Read when the first report is asked for. */
    private static final class Goals {
        static final List<Goal> ALL = read();

        private Goals() {}

        private static List<Goal> read() {
            try (InputStream in = Indicators.class.getResourceAsStream(GOALS)) {
                return new YAMLMapper().readValue(in, new TypeReference<List<Goal>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException("the indicators of this program cannot be read", e);
            }
        }
    }

    /** The scoreboard of a year that has begun, as of now. */
    public IndicatorsReport report(int year) {
        LocalDate now = today.get();
        Optional<Days> days = measures.days(year, now);
        List<Indicator> indicators = Goals.ALL.stream()
                .map(goal -> days.flatMap(known -> measure(goal.id(), year, known))
                        .map(measured -> Indicator.measured(goal, measured))
                        .orElseGet(() -> Indicator.noData(goal)))
                .toList();
        LocalDate end = LocalDate.of(year, 12, 31);
        return new IndicatorsReport(
                year,
                now.isBefore(end) ? now : end,
                clock.instant(),
                (int) indicators.stream().filter(one -> one.met() != null).count(),
                (int) indicators.stream()
                        .filter(one -> Boolean.TRUE.equals(one.met()))
                        .count(),
                indicators);
    }

    private Optional<Measured> measure(String id, int year, Days days) {
        Instant now = clock.instant();
        return switch (id) {
            case "devices-installed" -> measures.devicesInstalled(days);
            case "daily-failure-rate" -> measures.dailyFailureRate(days);
            case "supervised-days" -> measures.supervisedDays(days, now);
            case "vehicle-evaluations" -> measures.vehicleEvaluations(days);
            case "district-evaluations" -> measures.districtEvaluations(year, days.first());
            case "unplanned-downtime" -> measures.unplannedDowntime(days, now);
            case "responsibility-grids" -> measures.responsibilityGrids(days);
            case "full-grid-patrol" -> measures.fullGridPatrol(year, days);
            default -> Optional.empty();
        };
    }
}
