package org.sweepwatch.supervise.evaluate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.FigureEntryStore;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.evaluate.figure.MonthFigure;
import org.sweepwatch.supervise.evaluate.figure.UnitMonth;
import org.sweepwatch.supervise.evaluate.figure.Units;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * What people enter (人工填报) because no device measures it: water, fuel and answered problems of a day, and any figure without
 * a device for a whole month, for a district; water and fuel of a day also for a vehicle. And what a district declares for a
 * month beside what is measured. Each entry says who, when, why and where the proof is; the newest one counts. Thread safe.
 */
public final class FigureEntries {
    private final FigureEntryStore store;
    private final Supplier<Set<String>> districts;
    private final Function<LocalDate, List<Vehicle>> register;
    private final Supplier<LocalDate> today;

    /**
     * @param districts the names that a district may have
     * @param register the vehicles as they were assigned on an operational day
     */
    public FigureEntries(
            FigureEntryStore store,
            Supplier<Set<String>> districts,
            Function<LocalDate, List<Vehicle>> register,
            Supplier<LocalDate> today) {
        this.store = store;
        this.districts = districts;
        this.register = register;
        this.today = today;
    }

    /** Entries of the days and months in a range, both ends included, newest first; not more than the limit. */
    public List<FigureEntry> list(LocalDate from, LocalDate to, int limit) {
        return store.list(from, to, limit);
    }

    /** What an entry must be to be stored, by the districts and the register as they are now. */
    public FigureEntryCheck check() {
        return new FigureEntryCheck(districts.get(), register, today.get());
    }

    /**
     * Stores entries, all or nothing.
     *
     * @throws EvaluationException {@code WRONG} when {@link FigureEntryCheck#problem} names one
     */
    public ImportResult add(Collection<FigureEntry> entries) {
        FigureEntryCheck check = check();
        for (FigureEntry entry : entries) {
            check.problem(entry).ifPresent(problem -> {
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
