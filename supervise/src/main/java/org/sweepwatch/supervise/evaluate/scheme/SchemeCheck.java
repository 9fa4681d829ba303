package org.sweepwatch.supervise.evaluate.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a scheme makes sense. */
final class SchemeCheck {
    /** Districts and items of a scheme. */
    static final int MAX_UNITS = 50;

    static final int MAX_ITEMS = 100;
    static final int MAX_DECIMALS = 6;
    static final int MAX_APPEAL_DAYS = 60;

    private static final int NAME_MAX_LENGTH = 100;

    private final List<String> problems = new ArrayList<>();

    private SchemeCheck() {}

    /** Every problem of the scheme, in its order; empty when it is good. */
    static List<String> problems(EvaluationScheme scheme) {
        SchemeCheck check = new SchemeCheck();
        check.scheme(scheme);
        return check.problems;
    }

    private void scheme(EvaluationScheme scheme) {
        name("name", scheme.name());
        expect(scheme.validFrom() != null, "validFrom is missing (expected: a month such as 2026-01)");
        expect(scheme.notAssessable() != null, "notAssessable is missing (expected: left-out, zero or full)");
        expect(scheme.ties() != null, "ties is missing (expected: skip-next or dense)");
        expect(
                scheme.decimals() != null && scheme.decimals() >= 0 && scheme.decimals() <= MAX_DECIMALS,
                "decimals is " + scheme.decimals() + " (expected: 0 to " + MAX_DECIMALS + ")");
        expect(
                scheme.appealDays() != null && scheme.appealDays() >= 1 && scheme.appealDays() <= MAX_APPEAL_DAYS,
                "appealDays is " + scheme.appealDays() + " (expected: 1 to " + MAX_APPEAL_DAYS + ")");
        share("completenessFloor", scheme.completenessFloor());
        share("assessedFloor", scheme.assessedFloor());
        units(scheme);
        expect(
                !scheme.items().isEmpty() && scheme.items().size() <= MAX_ITEMS,
                "items has " + scheme.items().size() + " (expected: 1 to " + MAX_ITEMS + ")");
        Set<String> ids = new HashSet<>();
        for (EvaluationItem item : scheme.items()) {
            item(item, scheme.units().size());
            expect(ids.add(item.id()), "item " + item.id() + " is there twice");
        }
        expect(
                scheme.fullMarks().signum() > 0,
                "no item gives a district marks (expected: rate or deduct with a weight)");
    }

    private void units(EvaluationScheme scheme) {
        expect(
                !scheme.units().isEmpty() && scheme.units().size() <= MAX_UNITS,
                "units has " + scheme.units().size() + " (expected: 1 to " + MAX_UNITS + ")");
        expect(
                new HashSet<>(scheme.units()).size() == scheme.units().size(),
                "units names a district twice: " + scheme.units());
        scheme.units().forEach(unit -> name("unit", unit));
    }

    private void item(EvaluationItem item, int units) {
        String at = "item " + item.id() + ": ";
        expect(
                item.id() != null && item.id().matches("[a-z0-9-]{1,40}"),
                "item id is " + item.id() + " (expected: small letters, digits and -)");
        name(at + "name", item.name());
        if (item.figure() == null || item.method() == null) {
            problems.add(at + "figure or method is missing");
            return;
        }
        expect(
                item.decimals() == null || (item.decimals() >= 0 && item.decimals() <= MAX_DECIMALS),
                at + "decimals is " + item.decimals() + " (expected: 0 to " + MAX_DECIMALS + ")");
        if (item.completenessFloor() != null) {
            share(at + "completenessFloor", item.completenessFloor());
        }
        switch (item.method()) {
            case RATE -> rate(item, at);
            case DEDUCT -> deduct(item, at);
            case RANK -> rank(item, at, units);
        }
    }

    private void rate(EvaluationItem item, String at) {
        expect(item.weight().signum() > 0, at + "weight is " + item.weight() + " (expected: above 0)");
        share(at + "floor", item.floor());
        expect(item.figure().share(), at + item.figure() + " is no share, so no weight can be multiplied with it");
        expect(item.points().isEmpty() && noRanks(item), at + "points and ranks belong to other methods");
    }

    private void deduct(EvaluationItem item, String at) {
        expect(item.weight().signum() > 0, at + "weight is " + item.weight() + " (expected: above 0)");
        expect(!item.points().isEmpty(), at + "points is missing (expected: points off by kind of problem)");
        notNegative(at + "points", item.points().values());
        expect(
                item.cap().signum() > 0 && item.cap().compareTo(item.weight()) <= 0,
                at + "cap is " + item.cap() + " (expected: above 0, at most the weight " + item.weight() + ")");
        expect(item.floor().signum() == 0 && noRanks(item), at + "floor and ranks belong to other methods");
    }

    private void rank(EvaluationItem item, String at, int units) {
        expect(item.weight().signum() == 0, at + "weight is " + item.weight() + " (expected: none, ranks give points)");
        enough(at + "ranks", item.ranks(), units);
        item.ranksByMonth().forEach((month, points) -> enough(at + "ranks of " + month, points, units));
        expect(item.points().isEmpty() && item.floor().signum() == 0, at + "points and floor belong to other methods");
    }

    private static boolean noRanks(EvaluationItem item) {
        return item.ranks().isEmpty() && item.ranksByMonth().isEmpty();
    }

    private void enough(String what, List<BigDecimal> points, int units) {
        expect(
                points.size() >= units,
                what + " has " + points.size() + " points (expected: one for each of " + units + " districts)");
    }

    private void notNegative(String what, Collection<BigDecimal> values) {
        expect(
                values.stream().allMatch(value -> value.signum() >= 0),
                what + " is " + values + " (expected: 0 or more)");
    }

    private void share(String what, BigDecimal value) {
        expect(
                value != null && value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0,
                what + " is " + value + " (expected: 0 to 1)");
    }

    private void name(String what, String value) {
        expect(
                value != null && !value.isBlank() && value.length() <= NAME_MAX_LENGTH,
                what + " is " + value + " (expected: 1 to " + NAME_MAX_LENGTH + " characters)");
    }

    private void expect(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
