package org.sweepwatch.supervise.evaluate.indicator;

import java.math.BigDecimal;

/**
 * One line of the scoreboard.
 *
 * @param id short name for programs
 * @param unit of target and value; {@code share} is a decimal share
 * @param comparison {@code ≥}, {@code ≤} or {@code <}
 * @param value null when nothing measures it: then {@code fills} says what would
 * @param numerator what the value was made from, null when it is a plain number, as is {@code denominator}
 * @param met whether it is met so far; null when there is no value
 * @param evidence what proves it; null without a value, as are {@code evidenceZh} and {@code link}
 * @param link path of the API where the proof is
 * @param fills what would give it a value; null when it has one, as is {@code fillsZh}
 */
public record Indicator(
        String id,
        String name,
        String nameZh,
        String unit,
        String comparison,
        BigDecimal target,
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        Boolean met,
        String evidence,
        String evidenceZh,
        String link,
        String fills,
        String fillsZh) {
    static Indicator noData(Goal goal) {
        return new Indicator(
                goal.id(),
                goal.name(),
                goal.nameZh(),
                goal.unit(),
                goal.comparison().sign(),
                goal.target(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                goal.fills(),
                goal.fillsZh());
    }

    static Indicator measured(Goal goal, Measured measured) {
        Boolean met =
                measured.met() != null ? measured.met() : goal.comparison().met(measured.value(), goal.target());
        return new Indicator(
                goal.id(),
                goal.name(),
                goal.nameZh(),
                goal.unit(),
                goal.comparison().sign(),
                goal.target(),
                measured.value(),
                measured.numerator(),
                measured.denominator(),
                met,
                measured.evidence(),
                measured.evidenceZh(),
                measured.link(),
                null,
                null);
    }
}
