package org.sweepwatch.supervise.layer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.DatedEntry;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;
import org.sweepwatch.supervise.rulebook.OperationType;

/**
 * The register of vehicles (车辆台账) from CSV. Columns, in any order, with the Chinese header that is taken as well:
 *
 * <ul>
 *   <li>{@code phone} 终端手机号: of the terminal, required;
 *   <li>{@code plate} 车牌号; {@code district} 辖区; {@code code} 自编号, unique within its district; {@code organisation}
 *       所属单位;
 *   <li>{@code operation} 作业类型: JS 机扫, XS 洗扫, GX 高压清洗, SS 洒水, WP 雾炮, BJ 快速保洁;
 *   <li>{@code in_service_from} 启用日期, {@code in_service_until} 停用日期: a day, the last one included, or a time;
 *   <li>{@code assigned_from} 编入日期, {@code assigned_until} 编出日期: the first and the last operational day of this
 *       district, code, operation and organisation; from the day of the import on when not given.
 * </ul>
 *
 * <p>A vehicle is known by its plate, else by its phone; vehicles that are not in the file stay as they are. One that
 * changes its district has a line for each, with days that do not overlap.
 */
public final class VehicleImport {
    private static final Map<String, String> COLUMNS = columns();

    private record Line(CsvTable.Row row, VehicleEntry entry, LocalDate from, LocalDate until) {}

    private final List<Line> lines;

    private VehicleImport(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * Reads and checks a register.
     *
     * @param calendar says when the days of {@code in_service_from} and {@code in_service_until} begin and end
     * @param validFrom first day of the assignments that name none
     * @throws RefusedFileException when any line is bad
     */
    public static VehicleImport read(String csv, OperationalCalendar calendar, LocalDate validFrom) {
        List<String> problems = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Map<String, List<Line>> seen = new HashMap<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                Line line = line(row, calendar, validFrom);
                unique(seen, "phone " + line.entry.phone(), line);
                if (line.entry.plate() != null) {
                    unique(seen, "plate " + line.entry.plate(), line);
                }
                lines.add(line);
            } catch (BadValue bad) {
                problems.add(row.problem(VehicleFinder.subject(row), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new VehicleImport(lines);
    }

    private static Line line(CsvTable.Row row, OperationalCalendar calendar, LocalDate validFrom) throws BadValue {
        VehicleEntry entry = entry(row, calendar);
        LocalDate from = CsvValues.day("assigned_from", row.get("assigned_from"));
        LocalDate until = CsvValues.afterLastDay("assigned_until", row.get("assigned_until"));
        LocalDate first = from == null ? validFrom : from;
        if (until != null && !until.isAfter(first)) {
            throw new BadValue("assigned_until is before " + first, "correct assigned_from or assigned_until");
        }
        return new Line(row, entry, first, until);
    }

    private static VehicleEntry entry(CsvTable.Row row, OperationalCalendar calendar) throws BadValue {
        Instant from = CsvValues.from("in_service_from", row.get("in_service_from"), calendar);
        Instant until = CsvValues.until("in_service_until", row.get("in_service_until"), calendar);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new BadValue("in_service_until is before in_service_from", "correct one of the two");
        }
        String code = CsvValues.text("code", row.get("code"));
        String district = CsvValues.text("district", row.get("district"));
        if (code != null && district == null) {
            throw new BadValue("code " + code + " without a district", "codes count within a district: name it");
        }
        OperationType operation = CsvValues.operation(row.get("operation"));
        return new VehicleEntry(
                CsvValues.plate(row.get("plate")),
                CsvValues.phone(row.get("phone")),
                district,
                code,
                operation == null ? null : operation.name(),
                CsvValues.text("organisation", row.get("organisation")),
                from,
                until);
    }

    /** A vehicle may be in several lines, for other days; a phone or plate belongs to one vehicle. */
    private static void unique(Map<String, List<Line>> seen, String what, Line line) throws BadValue {
        List<Line> before = seen.computeIfAbsent(what, w -> new ArrayList<>());
        for (Line other : before) {
            boolean sameVehicle = other.entry.phone().equals(line.entry.phone())
                    && Objects.equals(other.entry.plate(), line.entry.plate());
            if (!sameVehicle || !dated(line) && !dated(other)) {
                throw new BadValue(what + " is also in line " + other.row.line(), "take one of the two out");
            }
            if (overlap(other, line)) {
                throw new BadValue(
                        "is in " + place(line) + " and in " + place(other) + " (line " + other.row.line() + ") on "
                                + (other.from.isAfter(line.from) ? other.from : line.from),
                        "end one with assigned_until before the other begins");
            }
        }
        before.add(line);
    }

    private static boolean dated(Line line) {
        return !line.row.get("assigned_from").isEmpty()
                || !line.row.get("assigned_until").isEmpty();
    }

    private static boolean overlap(Line a, Line b) {
        return (a.until == null || b.from.isBefore(a.until)) && (b.until == null || a.from.isBefore(b.until));
    }

    private static String place(Line line) {
        return Objects.requireNonNullElse(line.entry.district(), "no district");
    }

    /** Vehicles read. */
    public int size() {
        return lines.size();
    }

    /**
     * Checks the lines against the register as it is.
     *
     * @throws RefusedFileException when a line contradicts it
     */
    public void check(VehicleStore store) {
        List<String> problems = new ArrayList<>();
        Map<String, Vehicle> byPhone = new HashMap<>();
        Map<String, Vehicle> byPlate = new HashMap<>();
        Map<Integer, String> codes = new HashMap<>();
        for (Vehicle vehicle : store.list()) {
            byPhone.put(vehicle.phone(), vehicle);
            byPlate.put(vehicle.plate(), vehicle);
            codes.put(vehicle.id(), key(vehicle.district(), vehicle.code()));
        }
        Map<String, Integer> newIds = new HashMap<>();
        Map<Integer, Line> lineOf = new HashMap<>();
        for (Line line : lines) {
            VehicleEntry entry = line.entry;
            Vehicle ofPhone = byPhone.get(entry.phone());
            Vehicle ofPlate = entry.plate() == null ? null : byPlate.get(entry.plate());
            if (ofPhone != null && ofPlate != null && ofPhone.id() != ofPlate.id()) {
                problems.add(
                        line.row.problem(
                                entry.plate(),
                                "phone " + entry.phone() + " belongs to " + named(ofPhone),
                                "correct it; when two units were swapped, import one of the vehicles with another phone first"));
            }
            Vehicle known = ofPlate != null ? ofPlate : ofPhone;
            int id = known == null ? newIds.computeIfAbsent(entry.phone(), p -> -1 - newIds.size()) : known.id();
            if (line.until == null) { // who gives a code up for good leaves it to another
                codes.put(id, key(entry.district(), entry.code()));
                lineOf.put(id, line);
            }
        }
        Map<String, Integer> owners = new HashMap<>();
        codes.forEach((id, code) -> {
            Integer other = code == null ? null : owners.putIfAbsent(code, id);
            if (other != null) {
                Line line = lineOf.getOrDefault(id, lineOf.get(other));
                if (line != null) {
                    problems.add(line.row.problem(
                            VehicleFinder.subject(line.row),
                            "code " + code + " is that of two vehicles",
                            "correct one of the two"));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
    }

    private static String key(String district, String code) {
        return code == null ? null : district + " " + code;
    }

    private static String named(Vehicle vehicle) {
        return Objects.requireNonNullElse(vehicle.plate(), "vehicle " + vehicle.id());
    }

    /** Checks the lines and brings the register to them, all or nothing. */
    public ImportResult into(VehicleStore store, LocalDate today, Change change) {
        check(store);
        return store.upsertAll(
                lines.stream()
                        .map(line -> new DatedEntry(line.entry, line.from, line.until))
                        .toList(),
                today,
                change.at(),
                change);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = new LinkedHashMap<>();
        CsvTable.add(names, "plate", "车牌号", "车牌号码");
        CsvTable.add(names, "phone", "终端手机号", "手机号");
        CsvTable.add(names, "district", "辖区", "区");
        CsvTable.add(names, "code", "自编号", "车辆编号");
        CsvTable.add(names, "operation", "作业类型");
        CsvTable.add(names, "organisation", "所属单位");
        CsvTable.add(names, "in_service_from", "启用日期");
        CsvTable.add(names, "in_service_until", "停用日期");
        CsvTable.add(names, "assigned_from", "编入日期");
        CsvTable.add(names, "assigned_until", "编出日期");
        return names;
    }
}
