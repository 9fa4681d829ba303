package org.sweepwatch.supervise.layer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleEntry;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;

/**
 * The register of vehicles (车辆台账) from CSV. Columns, in any order, with the Chinese header that is taken as well:
 *
 * <ul>
 *   <li>{@code phone} 终端手机号: of the terminal, required;
 *   <li>{@code plate} 车牌号; {@code district} 辖区; {@code code} 自编号, unique within its district; {@code organisation}
 *       所属单位;
 *   <li>{@code operation} 作业类型: JS 机扫, XS 洗扫, GX 高压清洗, SS 洒水, WP 雾炮, BJ 快速保洁;
 *   <li>{@code in_service_from} 启用日期, {@code in_service_until} 停用日期: a day, the last one included, or a time.
 * </ul>
 *
 * <p>A vehicle is known by its plate, else by its phone; vehicles that are not in the file stay as they are.
 */
public final class VehicleImport {
    private static final Map<String, String> COLUMNS = columns();
    private static final Map<String, String> OPERATIONS =
            Map.of("机扫", "JS", "洗扫", "XS", "高压清洗", "GX", "洒水", "SS", "雾炮", "WP", "快速保洁", "BJ");

    private record Line(CsvTable.Row row, VehicleEntry entry) {}

    private final List<Line> lines;

    private VehicleImport(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * Reads and checks a register.
     *
     * @param calendar says when the days of {@code in_service_from} and {@code in_service_until} begin and end
     * @throws RefusedFileException when any line is bad
     */
    public static VehicleImport read(String csv, OperationalCalendar calendar) {
        List<String> problems = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                VehicleEntry entry = entry(row, calendar);
                unique(seen, "phone " + entry.phone(), row);
                if (entry.plate() != null) {
                    unique(seen, "plate " + entry.plate(), row);
                }
                lines.add(new Line(row, entry));
            } catch (BadValue bad) {
                problems.add(row.problem(subject(row), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new VehicleImport(lines);
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
        return new VehicleEntry(
                CsvValues.plate(row.get("plate")),
                CsvValues.phone(row.get("phone")),
                district,
                code,
                operation(row.get("operation")),
                CsvValues.text("organisation", row.get("organisation")),
                from,
                until);
    }

    private static String operation(String value) throws BadValue {
        if (value.isEmpty()) {
            return null;
        }
        String code = OPERATIONS.getOrDefault(value, value.toUpperCase(Locale.ROOT));
        if (!OPERATIONS.containsValue(code)) {
            throw new BadValue("operation is " + value, "write JS, XS, GX, SS, WP or BJ");
        }
        return code;
    }

    private static void unique(Map<String, Long> seen, String what, CsvTable.Row row) throws BadValue {
        Long first = seen.putIfAbsent(what, row.line());
        if (first != null) {
            throw new BadValue(what + " is also in line " + first, "take one of the two out");
        }
    }

    private static String subject(CsvTable.Row row) {
        return row.get("plate").isEmpty() ? row.get("phone") : row.get("plate");
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
        int newId = 0;
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
            int id = known == null ? --newId : known.id();
            codes.put(id, key(entry.district(), entry.code()));
            lineOf.put(id, line);
        }
        Map<String, Integer> owners = new HashMap<>();
        codes.forEach((id, code) -> {
            Integer other = code == null ? null : owners.putIfAbsent(code, id);
            if (other != null) {
                Line line = lineOf.getOrDefault(id, lineOf.get(other));
                if (line != null) {
                    problems.add(line.row.problem(
                            subject(line.row), "code " + code + " is that of two vehicles", "correct one of the two"));
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
    public ImportResult into(VehicleStore store, Instant now) {
        check(store);
        return store.upsertAll(lines.stream().map(Line::entry).toList(), now);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String[] column : new String[][] {
            {"plate", "车牌号", "车牌号码"},
            {"phone", "终端手机号", "手机号"},
            {"district", "辖区", "区"},
            {"code", "自编号", "车辆编号"},
            {"operation", "作业类型"},
            {"organisation", "所属单位"},
            {"in_service_from", "启用日期"},
            {"in_service_until", "停用日期"}
        }) {
            for (String header : column) {
                names.put(header, column[0]);
            }
        }
        return names;
    }
}
