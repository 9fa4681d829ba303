package org.sweepwatch.supervise.layer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeatherStopStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;
import org.sweepwatch.supervise.rulebook.OperationType;

/**
 * Approved stops of work for the weather (天气停工) from CSV. Columns, in any order, with the Chinese header that is taken as
 * well:
 *
 * <ul>
 *   <li>{@code from} 开始, {@code to} 结束: an operational day, the last one included, or a time; required;
 *   <li>{@code reason} 原因, {@code approved_by} 批准人: required;
 *   <li>{@code districts} 辖区 and {@code operations} 作业类型: for whom, several separated by blanks; all when not given.
 * </ul>
 *
 * <p>They are added to those known.
 */
public final class WeatherImport {
    private static final Map<String, String> COLUMNS = columns();

    private final List<WeatherStop> stops;

    private WeatherImport(List<WeatherStop> stops) {
        this.stops = stops;
    }

    /**
     * Reads and checks weather stops.
     *
     * @throws RefusedFileException when any line is bad
     */
    public static WeatherImport read(String csv, OperationalCalendar calendar) {
        List<String> problems = new ArrayList<>();
        List<WeatherStop> stops = new ArrayList<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                stops.add(stop(row, calendar));
            } catch (BadValue bad) {
                problems.add(row.problem(row.get("from"), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new WeatherImport(stops);
    }

    private static WeatherStop stop(CsvTable.Row row, OperationalCalendar calendar) throws BadValue {
        Instant from = CsvValues.from("from", row.get("from"), calendar);
        Instant until = CsvValues.until("to", row.get("to"), calendar);
        if (from == null || until == null) {
            throw new BadValue("from or to is missing", "give the first and the last day, or times");
        }
        if (!until.isAfter(from)) {
            throw new BadValue("to is before from", "correct one of the two");
        }
        String reason = CsvValues.text("reason", row.get("reason"));
        String approvedBy = CsvValues.text("approved_by", row.get("approved_by"));
        if (reason == null || approvedBy == null) {
            throw new BadValue("reason or approved_by is missing", "say why work stopped and who approved it");
        }
        List<String> operations = new ArrayList<>();
        for (String written : CsvValues.list("operations", row.get("operations"))) {
            OperationType operation = CsvValues.operation(written);
            operations.add(operation.name());
        }
        return new WeatherStop(
                0, from, until, CsvValues.list("districts", row.get("districts")), operations, reason, approvedBy);
    }

    /** Weather stops read. */
    public int size() {
        return stops.size();
    }

    /** Adds them, all or nothing. */
    public ImportResult into(WeatherStopStore store, Change change) {
        return store.addAll(stops, change);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = new LinkedHashMap<>();
        CsvTable.add(names, "from", "开始", "开始时间", "开始日期");
        CsvTable.add(names, "to", "结束", "结束时间", "结束日期");
        CsvTable.add(names, "districts", "district", "辖区", "区");
        CsvTable.add(names, "operations", "operation", "作业类型");
        CsvTable.add(names, "reason", "原因");
        CsvTable.add(names, "approved_by", "批准人");
        return names;
    }
}
