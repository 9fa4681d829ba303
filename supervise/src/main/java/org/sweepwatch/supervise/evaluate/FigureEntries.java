package org.sweepwatch.supervise.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.FigureEntryStore;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.evaluate.figure.Units;
import org.sweepwatch.supervise.work.figure.DistrictName;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * What people enter because no device measures it (人工填报): water, fuel and answered problems of a day, and any figure without
 * a device for a whole month. Each entry says who, when, why and where the proof is; the newest one counts. Thread safe.
 */
public final class FigureEntries {
    private static final Set<FigureId> OF_A_DAY = Set.of(FigureId.C12, FigureId.C13, FigureId.C14);

    private final FigureEntryStore store;
    private final Supplier<Set<String>> districts;
    private final Supplier<LocalDate> today;

    /** @param districts the names that a district may have */
    public FigureEntries(FigureEntryStore store, Supplier<Set<String>> districts, Supplier<LocalDate> today) {
        this.store = store;
        this.districts = districts;
        this.today = today;
    }

    /** Entries of the days and months in a range, both ends included, newest first; not more than the limit. */
    public List<FigureEntry> list(LocalDate from, LocalDate to, int limit) {
        return store.list(from, to, limit);
    }

    /** What is wrong with an entry, empty when it may be stored. */
    public Optional<String> problem(FigureEntry entry) {
        FigureId id = Arrays.stream(FigureId.values())
                .filter(one -> one.name().equals(entry.figure()) && one.byHand())
                .findFirst()
                .orElse(null);
        if (id == null) {
            return Optional.of("figure is '" + entry.figure() + "' (expected: one that no device measures, "
                    + Arrays.stream(FigureId.values())
                            .filter(FigureId::byHand)
                            .map(one -> one.name() + " " + one.chinese())
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (!entry.wholeMonth() && !OF_A_DAY.contains(id)) {
            return Optional.of(id + " " + id.chinese() + " is entered for a whole month, such as 2026-03");
        }
        if (entry.day().isAfter(today.get())) {
            return Optional.of((entry.wholeMonth() ? YearMonth.from(entry.day()) : entry.day()) + " has not begun");
        }
        Set<String> known = districts.get();
        if (known.stream().noneMatch(name -> DistrictName.same(name, entry.district()))) {
            return Optional.of("there is no district '" + entry.district() + "' (known: "
                    + known.stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
        return amounts(id, entry);
    }

    private static Optional<String> amounts(FigureId id, FigureEntry entry) {
        boolean workIsMeasured = !entry.wholeMonth() && !id.share();
        if (entry.numerator().signum() < 0) {
            return Optional.of("numerator is " + entry.numerator() + " (expected: 0 or more)");
        }
        if (workIsMeasured) {
            return entry.denominator() == null
                    ? Optional.empty()
                    : Optional.of("the denominator of " + id + " is measured for a day: leave it out");
        }
        if (entry.denominator() == null || entry.denominator().signum() <= 0) {
            return Optional.of("denominator is " + (entry.denominator() == null ? "missing" : entry.denominator())
                    + " (expected: above 0, " + id.unit() + ")");
        }
        return id.share() && entry.numerator().compareTo(entry.denominator()) > 0
                ? Optional.of(
                        id + " would be " + entry.numerator() + " of " + entry.denominator() + " (expected: not more)")
                : Optional.empty();
    }

    /**
     * Stores entries, all or nothing.
     *
     * @throws EvaluationException {@code WRONG} when {@link #problem} names one
     */
    public ImportResult add(Collection<FigureEntry> entries) {
        for (FigureEntry entry : entries) {
            problem(entry).ifPresent(problem -> {
                throw new EvaluationException(EvaluationException.Reason.WRONG, problem);
            });
        }
        return store.addAll(entries);
    }

    /** The month with what was entered for it as a whole; what is measured, or entered by day, stays. */
    Map<String, UnitMonth> filled(YearMonth month, List<String> units, Map<String, UnitMonth> measured) {
        Map<String, UnitMonth> filled = new HashMap<>(measured);
        for (FigureEntry entry : store.ofMonth(month)) {
            FigureId id = FigureId.valueOf(entry.figure());
            MonthFigure figure =
                    new MonthFigure(entry.numerator(), entry.denominator(), BigDecimal.ONE, BigDecimal.ONE);
            Units.find(units, entry.district())
                    .filter(unit -> !measured.getOrDefault(unit, UnitMonth.NOTHING)
                            .figures()
                            .containsKey(id))
                    .ifPresent(
                            unit -> filled.merge(unit, new UnitMonth(Map.of(id, figure), List.of()), UnitMonth::plus));
        }
        return filled;
    }
}
