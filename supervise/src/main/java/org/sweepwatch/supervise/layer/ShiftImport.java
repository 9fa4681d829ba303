package org.sweepwatch.supervise.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.ShiftStore;
import org.sweepwatch.store.query.ShiftVersion;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;
import org.sweepwatch.supervise.plan.PlanCheck;
import org.sweepwatch.supervise.plan.PlanException;
import org.sweepwatch.supervise.plan.ShiftTimes;

/**
 * Shifts (班次) from CSV. Columns, in any order, with the Chinese header that is taken as well:
 *
 * <ul>
 *   <li>{@code shift} 班次编号: short, such as N; {@code name} 班次名称, such as 夜班; {@code start} 开始时间 and {@code end} 结束时间:
 *       local times, an end that is not after the start is on the next morning; all required;
 *   <li>{@code valid_from} 生效日期 and {@code valid_until} 失效日期: first and last operational day; from the day of the import
 *       on when not given.
 * </ul>
 *
 * <p>Shifts that are not in the file stay as they are.
 */
public final class ShiftImport {
    private static final Map<String, String> COLUMNS = columns();

    private final List<ShiftVersion> shifts;

    private ShiftImport(List<ShiftVersion> shifts) {
        this.shifts = shifts;
    }

    /**
     * Reads and checks shifts.
     *
     * @param validFrom first day of those that name none
     * @throws RefusedFileException when any line is bad
     */
    public static ShiftImport read(String csv, OperationalCalendar calendar, LocalDate validFrom) {
        List<String> problems = new ArrayList<>();
        List<ShiftVersion> shifts = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                ShiftVersion shift = shift(row, calendar, validFrom);
                Long first = seen.putIfAbsent(shift.id() + " " + shift.from(), row.line());
                if (first != null) {
                    throw new BadValue("shift " + shift.id() + " is also in line " + first, "take one of the two out");
                }
                shifts.add(shift);
            } catch (BadValue bad) {
                problems.add(row.problem(row.get("shift"), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new ShiftImport(shifts);
    }

    private static ShiftVersion shift(CsvTable.Row row, OperationalCalendar calendar, LocalDate validFrom)
            throws BadValue {
        String id = CsvValues.text("shift", row.get("shift"));
        String name = CsvValues.text("name", row.get("name"));
        if (id == null || !id.matches("[^\\s=@;/,]{1,20}")) {
            throw new BadValue("shift is '" + row.get("shift") + "'", "give it a short id without blanks, such as N");
        }
        Shift shift = new Shift(
                id,
                name == null ? id : name,
                CsvValues.time("start", row.get("start")),
                CsvValues.time("end", row.get("end")));
        if (!shift.fits(calendar)) {
            throw new BadValue(
                    "shift from " + shift.start() + " to " + shift.end()
                            + " goes on when the next operational day begins at " + calendar.dayStart(),
                    "end it there, or set operational-day-start to its end");
        }
        LocalDate from = CsvValues.day("valid_from", row.get("valid_from"));
        LocalDate until = CsvValues.afterLastDay("valid_until", row.get("valid_until"));
        LocalDate first = from == null ? validFrom : from;
        if (until != null && !until.isAfter(first)) {
            throw new BadValue("valid_until is before " + first, "correct one of the two");
        }
        return new ShiftVersion(id, shift.name(), shift.start(), shift.end(), first, until);
    }

    /** Shifts read. */
    public int size() {
        return shifts.size();
    }

    /**
     * Checks what is planned against the shifts as they would be.
     *
     * @param now as they are
     * @param vehicleName how people call a vehicle
     * @throws RefusedFileException when plans would overlap, or lose their shift
     */
    public void check(ShiftTimes now, Function<Integer, String> vehicleName, PlanStore plans) {
        LocalDate first = shifts.stream()
                .map(ShiftVersion::from)
                .min(LocalDate::compareTo)
                .orElse(null);
        if (first == null) {
            return;
        }
        try {
            new PlanCheck(now.with(shifts), first, vehicleName)
                    .accept(plans.plansFrom(first), plans.changes(first, null));
        } catch (PlanException refused) {
            throw new RefusedFileException(refused.problems());
        }
    }

    /** Stores them, all or nothing. */
    public ImportResult into(ShiftStore store, Change change) {
        return store.putAll(shifts, change);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = new LinkedHashMap<>();
        CsvTable.add(names, "shift", "班次编号", "班次");
        CsvTable.add(names, "name", "班次名称", "名称");
        CsvTable.add(names, "start", "开始时间", "开始");
        CsvTable.add(names, "end", "结束时间", "结束");
        CsvTable.add(names, "valid_from", "生效日期");
        CsvTable.add(names, "valid_until", "失效日期");
        return names;
    }
}
