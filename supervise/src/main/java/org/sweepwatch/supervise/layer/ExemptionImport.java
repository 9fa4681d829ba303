package org.sweepwatch.supervise.layer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.Exemption;
import org.sweepwatch.store.query.ExemptionStore;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;

/**
 * Exemptions from the failure rate (免考) from CSV. Columns, in any order, with the Chinese header that is taken as well:
 *
 * <ul>
 *   <li>which vehicle: {@code phone} 终端手机号, or {@code plate} 车牌号, or {@code district} 辖区 with {@code code} 自编号;
 *       with several of them all must fit;
 *   <li>{@code from} 开始, {@code to} 结束: an operational day, the last one included, or a time; required;
 *   <li>{@code reason} 原因: required;
 *   <li>{@code kind} 类别: one word such as {@code repair} or {@code weather}; {@code approved} when not given.
 * </ul>
 *
 * <p>Exemptions are added to those known; one with the same vehicle, times and kind takes the new reason.
 */
public final class ExemptionImport {
    private static final String DEFAULT_KIND = "approved";
    private static final Map<String, String> COLUMNS = columns();

    private final List<Exemption> exemptions;

    private ExemptionImport(List<Exemption> exemptions) {
        this.exemptions = exemptions;
    }

    /**
     * Reads and checks exemptions.
     *
     * @param vehicles the register
     * @throws RefusedFileException when any line is bad
     */
    public static ExemptionImport read(String csv, List<Vehicle> vehicles, OperationalCalendar calendar) {
        List<String> problems = new ArrayList<>();
        List<Exemption> exemptions = new ArrayList<>();
        Set<Exemption> seen = new HashSet<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                Exemption exemption = exemption(row, vehicles, calendar);
                if (!seen.add(withoutReason(exemption))) {
                    throw new BadValue("the same exemption is in an earlier line", "take one of the two out");
                }
                exemptions.add(exemption);
            } catch (BadValue bad) {
                problems.add(row.problem(VehicleFinder.subject(row), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new ExemptionImport(exemptions);
    }

    private static Exemption exemption(CsvTable.Row row, List<Vehicle> vehicles, OperationalCalendar calendar)
            throws BadValue {
        Instant from = CsvValues.from("from", row.get("from"), calendar);
        Instant until = CsvValues.until("to", row.get("to"), calendar);
        if (from == null || until == null) {
            throw new BadValue("from or to is missing", "give the first and the last day");
        }
        if (!until.isAfter(from)) {
            throw new BadValue("to is before from", "correct one of the two");
        }
        String reason = CsvValues.text("reason", row.get("reason"));
        if (reason == null) {
            throw new BadValue("reason is missing", "say why the device is not counted");
        }
        String kind = CsvValues.text("kind", row.get("kind"));
        return new Exemption(
                0, VehicleFinder.find(row, vehicles).id(), from, until, kind == null ? DEFAULT_KIND : kind, reason);
    }

    private static Exemption withoutReason(Exemption e) {
        return new Exemption(0, e.vehicleId(), e.from(), e.until(), e.kind(), "");
    }

    /** Exemptions read. */
    public int size() {
        return exemptions.size();
    }

    /** Adds them, all or nothing. */
    public ImportResult into(ExemptionStore store, Change change) {
        return store.addAll(exemptions, change);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = VehicleFinder.columns();
        CsvTable.add(names, "from", "开始", "开始日期", "开始时间");
        CsvTable.add(names, "to", "结束", "结束日期", "结束时间");
        CsvTable.add(names, "reason", "原因", "免考原因");
        CsvTable.add(names, "kind", "类别");
        return names;
    }
}
