package org.sweepwatch.supervise.evaluate.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The scoreboard of the budget's indicators for a year (绩效指标完成情况). Immutable; serialised as it stands.
 *
 * @param lastDay last operational day that is in it
 * @param measured indicators with a value
 * @param met those of them that are met so far
 */
public record IndicatorsReport(
        int year, LocalDate lastDay, Instant generatedAt, int measured, int met, List<Indicator> indicators) {}
