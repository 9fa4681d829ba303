package org.sweepwatch.supervise.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.PlanChange;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;
import org.sweepwatch.supervise.plan.PlanException;
import org.sweepwatch.supervise.plan.PlanTargets;
import org.sweepwatch.supervise.plan.Weekdays;
import org.sweepwatch.supervise.rulebook.OperationType;

/**
 * Weekly plans (周作业计划) and changes for one day (临时调整) from CSV. Columns, in any order, with the Chinese header that is
 * taken as well:
 *
 * <ul>
 *   <li>which vehicle: {@code phone} 终端手机号, or {@code plate} 车牌号, or {@code district} 辖区 with {@code code} 自编号;
 *   <li>{@code shift} 班次: its id or name; {@code routes} 作业路线: codes, separated by blanks; required;
 *   <li>{@code operation} 作业类型: that of the vehicle when not given;
 *   <li>{@code weekdays} 星期: 1-5, 1 3 5, 每天; every day when not given;
 *   <li>{@code valid_from} 生效日期, {@code valid_until} 失效日期: first and last operational day; from the day of the import on
 *       when not given;
 *   <li>{@code date} 日期 makes the line a change for that operational day, {@code change} 调整 says which: add 增加, cancel
 *       取消, replace 替换; {@code reason} 原因 is then required.
 * </ul>
 *
 * <p>The weekly plans of a vehicle that is named in the file are replaced from the day of the import on; those of other
 * vehicles stay.
 */
public final class PlanImport {
    private static final Map<String, String> COLUMNS = columns();
    private static final Map<String, PlanChange.Kind> KINDS = Map.of(
            "add", PlanChange.Kind.ADD,
            "增加", PlanChange.Kind.ADD,
            "cancel", PlanChange.Kind.CANCEL,
            "取消", PlanChange.Kind.CANCEL,
            "replace", PlanChange.Kind.REPLACE,
            "替换", PlanChange.Kind.REPLACE);

    private final PlanTargets targets;
    private final LocalDate validFrom;
    private final List<WeeklyPlan> plans = new ArrayList<>();
    private final List<PlanChange> changes = new ArrayList<>();

    private PlanImport(PlanTargets targets, LocalDate validFrom) {
        this.targets = targets;
        this.validFrom = validFrom;
    }

    /**
     * Reads and checks plans.
     *
     * @param targets what plans may name
     * @param validFrom the day from which they replace the plans of before
     * @throws RefusedFileException when any line is bad
     */
    public static PlanImport read(String csv, PlanTargets targets, LocalDate validFrom) {
        PlanImport read = new PlanImport(targets, validFrom);
        List<String> problems = new ArrayList<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                read.take(row);
            } catch (BadValue bad) {
                problems.add(row.problem(VehicleFinder.subject(row), bad.getMessage(), bad.remedy()));
            } catch (PlanException bad) {
                bad.problems()
                        .forEach(problem ->
                                problems.add(row.problem(VehicleFinder.subject(row), problem, "correct the line")));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return read;
    }

    private void take(CsvTable.Row row) throws BadValue {
        LocalDate date = CsvValues.day("date", row.get("date"));
        if (date != null) {
            takeChange(row, date);
            return;
        }
        if (!row.get("change").isEmpty()) {
            throw new BadValue("change without a date", "give the day that is changed");
        }
        LocalDate given = CsvValues.day("valid_from", row.get("valid_from"));
        LocalDate from = given == null ? validFrom : given;
        LocalDate until = CsvValues.afterLastDay("valid_until", row.get("valid_until"));
        if (from.isBefore(validFrom)) {
            throw new BadValue(
                    "valid_from " + from + " is before " + validFrom + ", from which the file counts",
                    "import it with --valid-from " + from);
        }
        if (until != null && !until.isAfter(from)) {
            throw new BadValue("valid_until is before " + from, "correct one of the two");
        }
        Vehicle vehicle = VehicleFinder.find(row, targets.vehicles());
        plans.add(new WeeklyPlan(
                0,
                vehicle.id(),
                targets.shift(row.get("shift"), from),
                operation(row, vehicle),
                targets.routes(CsvValues.list("routes", row.get("routes")), from),
                Weekdays.parse(row.get("weekdays")),
                from,
                until));
    }

    private void takeChange(CsvTable.Row row, LocalDate day) throws BadValue {
        PlanChange.Kind kind = KINDS.get(row.get("change").toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new BadValue("change is '" + row.get("change") + "'", "write add, cancel or replace");
        }
        if (day.isBefore(validFrom)) {
            throw new BadValue(
                    "date " + day + " is before " + validFrom + ", from which the file counts",
                    "import it with --valid-from " + day);
        }
        String reason = CsvValues.text("reason", row.get("reason"));
        if (reason == null) {
            throw new BadValue("reason is missing", "say why the plan is changed");
        }
        Vehicle vehicle = VehicleFinder.find(row, targets.vehicles());
        boolean cancel = kind == PlanChange.Kind.CANCEL;
        changes.add(new PlanChange(
                0,
                day,
                vehicle.id(),
                targets.shift(row.get("shift"), day),
                kind,
                cancel ? null : operation(row, vehicle),
                cancel ? List.of() : targets.routes(CsvValues.list("routes", row.get("routes")), day),
                reason));
    }

    private static String operation(CsvTable.Row row, Vehicle vehicle) throws BadValue {
        OperationType operation = CsvValues.operation(row.get("operation"));
        return PlanTargets.operation(operation == null ? "" : operation.name(), vehicle);
    }

    /** Plans and changes read. */
    public int size() {
        return plans.size() + changes.size();
    }

    /**
     * Stores them, all or nothing.
     *
     * @throws RefusedFileException when a vehicle would be in two places at once
     */
    public ImportResult into(PlanStore store, PlanStore.Check check, Change change) {
        try {
            return store.replace(plans, changes, validFrom, check, change);
        } catch (PlanException refused) {
            throw new RefusedFileException(refused.problems());
        }
    }

    private static Map<String, String> columns() {
        Map<String, String> names = VehicleFinder.columns();
        CsvTable.add(names, "shift", "班次");
        CsvTable.add(names, "operation", "作业类型");
        CsvTable.add(names, "routes", "作业路线", "路线");
        CsvTable.add(names, "weekdays", "星期", "作业日");
        CsvTable.add(names, "valid_from", "生效日期");
        CsvTable.add(names, "valid_until", "失效日期");
        CsvTable.add(names, "date", "日期", "调整日期");
        CsvTable.add(names, "change", "调整");
        CsvTable.add(names, "reason", "原因");
        return names;
    }
}
