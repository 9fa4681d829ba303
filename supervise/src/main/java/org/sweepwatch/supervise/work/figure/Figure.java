package org.sweepwatch.supervise.work.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * One figure with what it was made of (指标). Serialised as it stands.
 *
 * @param id number of the figure, such as {@code C4}
 * @param nameZh its name
 * @param value the figure: a share from 0 to 1, or a number of its unit; null when it cannot be told
 * @param numerator what is counted
 * @param denominator out of how much; null for a figure that is a plain number
 * @param unit unit of numerator and denominator
 * @param target what it should reach or stay below
 * @param atMost whether the target is an upper bound
 * @param completeness share of the expected data that was there; null when none was expected
 * @param state {@link #MET}, {@link #MISSED}, {@link #NOT_ASSESSABLE}, {@link #NO_DATA}, {@link #NOTHING_DUE},
 *     {@link #NO_TARGET}
 * @param entered what people entered for it; null, and left out of JSON, when devices measure it or nobody entered anything
 */
public record Figure(
        String id,
        String nameZh,
        Double value,
        Double numerator,
        Double denominator,
        String unit,
        Double target,
        boolean atMost,
        Double completeness,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) Entered entered) {
    /** 达标. */
    public static final String MET = "met";
    /** 未达标. */
    public static final String MISSED = "missed";
    /** 不予评价: too much of the data is missing. */
    public static final String NOT_ASSESSABLE = "not_assessable";
    /** 无数据: nothing feeds this figure. */
    public static final String NO_DATA = "no_data";
    /** 无应考核对象: the denominator is 0. */
    public static final String NOTHING_DUE = "nothing_due";

    /** 无考核标准: nobody has set what it should be. */
    public static final String NO_TARGET = "no_target";

    /** A share of something. */
    static Figure share(FigureId id, double numerator, double denominator, Double completeness, Rules rules) {
        double target = rules.share(id.target());
        Double value = denominator > 0 ? round(numerator / denominator) : null;
        return of(id, value, numerator, denominator, target, completeness, rules);
    }

    /** A plain number of the unit. */
    static Figure number(FigureId id, double number, Double completeness, Rules rules) {
        return of(id, round(number), number, null, rules.number(id.target()), completeness, rules);
    }

    /** The mean of a number, such as of stops over vehicles and shifts, against the target for each. */
    static Figure mean(FigureId id, double sum, double count, Double completeness, Rules rules) {
        Double value = count > 0 ? round(sum / count) : null;
        return of(id, value, sum, count, rules.number(id.target()), completeness, rules);
    }

    private static Figure of(
            FigureId id,
            Double value,
            double numerator,
            Double denominator,
            double target,
            Double completeness,
            Rules rules) {
        String state;
        if (value == null) {
            state = NOTHING_DUE;
        } else if (completeness != null && completeness < rules.share(RuleKey.ASSESSABLE_PCT)) {
            state = NOT_ASSESSABLE;
        } else {
            state = (id.atMost() ? value <= target : value >= target) ? MET : MISSED;
        }
        return new Figure(
                id.name(),
                id.chinese(),
                state.equals(NOT_ASSESSABLE) ? null : value,
                round(numerator),
                denominator == null ? null : round(denominator),
                id.unit(),
                round(target),
                id.atMost(),
                completeness == null ? null : round(completeness),
                state,
                null);
    }

    /**
     * An amount for each unit of work (C12, C13), to lie within two bounds; the one that counts is shown as the target. Where
     * too much of the work is not known, the amount says nothing.
     *
     * @param completeness share of the work that is known; null when none was expected
     */
    static Figure intensity(FigureId id, double amount, double work, Double completeness, Rules rules) {
        double least = id == FigureId.C12 ? rules.number(RuleKey.TARGET_WATER_LEAST) : 0;
        double most = rules.number(id == FigureId.C12 ? RuleKey.TARGET_WATER_MOST : RuleKey.TARGET_FUEL_MOST);
        boolean unknown = completeness != null && completeness < rules.share(RuleKey.ASSESSABLE_PCT);
        Double value = work > 0 && !unknown ? round(amount / work) : null;
        boolean tooLittle = value != null && value < least;
        String state;
        if (value == null) {
            state = unknown ? NOT_ASSESSABLE : NOTHING_DUE;
        } else if (most == 0) {
            state = NO_TARGET;
        } else {
            state = tooLittle || value > most ? MISSED : MET;
        }
        return new Figure(
                id.name(),
                id.chinese(),
                value,
                round(amount),
                round(work),
                id.unit(),
                most == 0 ? null : round(tooLittle ? least : most),
                !tooLittle,
                completeness == null ? null : round(completeness),
                state,
                null);
    }

    /** The same with what people entered for it. */
    Figure with(Entered by) {
        return new Figure(id, nameZh, value, numerator, denominator, unit, target, atMost, completeness, state, by);
    }

    /** A figure for which no input exists. */
    static Figure noData(FigureId id) {
        return new Figure(id.name(), id.chinese(), null, null, null, id.unit(), null, id.atMost(), null, NO_DATA, null);
    }

    private static double round(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
