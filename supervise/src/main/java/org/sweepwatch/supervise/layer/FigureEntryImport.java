package org.sweepwatch.supervise.layer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.evaluate.FigureEntries;
import org.sweepwatch.supervise.evaluate.FigureEntryCheck;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;
import org.sweepwatch.supervise.work.figure.DistrictName;

/**
 * What people enter (人工填报), that is what no device measures and what a district declares, from CSV. Columns, in any order,
 * with the Chinese header that is taken as well:
 *
 * <ul>
 *   <li>{@code figure} 指标: C12 water, C13 fuel, C14 answered problems; of a month D3 to D6, D6E and C11D, too;
 *       required;
 *   <li>{@code time} 日期: an operational day, 2026-03-01, or a month, 2026-03; required;
 *   <li>{@code district} 辖区: required, unless the line is about a vehicle;
 *   <li>which vehicle: {@code phone} 终端手机号, or {@code plate} 车牌号, or the district with {@code code} 自编号; with several
 *       of them all must fit. Water and fuel of a day alone; left out when the line is about the district;
 *   <li>{@code numerator} 数量: m3, litres, problems answered within 24 h, cases, 10^4 m2 (万m2) swept by machine;
 *       required;
 *   <li>{@code denominator} 总数: problems sent, cases, 10^4 m2 swept; left out for water and fuel of a day, whose work is
 *       measured;
 *   <li>{@code evidence} 依据: where the proof is; required;
 *   <li>{@code reason} 说明: why it is entered; the reason of the import when not given.
 * </ul>
 */
public final class FigureEntryImport {
    private static final Map<String, String> COLUMNS = columns();
    /** Any of these makes a line one about a vehicle. */
    private static final List<String> VEHICLE = List.of("phone", "plate", "code");

    private final List<FigureEntry> entries;

    private FigureEntryImport(List<FigureEntry> entries) {
        this.entries = entries;
    }

    /**
     * Reads and checks entries.
     *
     * @throws RefusedFileException when any line is bad
     */
    public static FigureEntryImport read(String csv, FigureEntries known, Change change) {
        FigureEntryCheck check = known.check();
        List<String> problems = new ArrayList<>();
        List<FigureEntry> entries = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                FigureEntry entry = entry(row, check, change);
                Optional<String> problem = check.problem(entry);
                if (problem.isPresent()) {
                    throw new BadValue(problem.get(), "correct the line");
                }
                Long before = lines.putIfAbsent(subject(entry), row.line());
                if (before != null) {
                    throw new BadValue(
                            "line " + before + " is about the same figure, time and "
                                    + (entry.vehicleId() == null ? "district" : "vehicle"),
                            "take one of the two out");
                }
                entries.add(entry);
            } catch (BadValue bad) {
                problems.add(row.problem(row.get("figure"), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new FigureEntryImport(entries);
    }

    /** What an entry is about; of two entries about the same one alone can count. */
    private static String subject(FigureEntry e) {
        return e.figure() + " " + e.day() + " " + e.wholeMonth() + " "
                + (e.vehicleId() == null ? DistrictName.plain(e.district()) : "#" + e.vehicleId());
    }

    private static FigureEntry entry(CsvTable.Row row, FigureEntryCheck check, Change change) throws BadValue {
        String figure = CsvValues.text("figure", row.get("figure"));
        String district = CsvValues.text("district", row.get("district"));
        String evidence = CsvValues.text("evidence", row.get("evidence"));
        BigDecimal numerator = number("numerator", row.get("numerator"));
        boolean ofVehicle = VEHICLE.stream().anyMatch(column -> !row.get(column).isEmpty());
        if (figure == null || (district == null && !ofVehicle) || evidence == null || numerator == null) {
            throw new BadValue(
                    "figure, district, numerator or evidence is missing",
                    "give all four; phone or plate of a vehicle may stand for the district");
        }
        String time = row.get("time");
        YearMonth month = month(time);
        LocalDate day = month == null ? CsvValues.day("time", time) : month.atDay(1);
        if (day == null) {
            throw new BadValue("time is missing", "write a day, 2026-03-01, or a month, 2026-03");
        }
        String reason = CsvValues.text("reason", row.get("reason"));
        Integer vehicle = ofVehicle ? vehicle(row, check, day).id() : null;
        return new FigureEntry(
                0,
                figure.toUpperCase(Locale.ROOT),
                day,
                month != null,
                ofVehicle ? null : district,
                vehicle,
                numerator,
                number("denominator", row.get("denominator")),
                evidence,
                reason == null ? change : new Change(change.actor(), reason, change.at()));
    }

    /** The vehicle that the line names, as it was assigned on the day. */
    private static Vehicle vehicle(CsvTable.Row row, FigureEntryCheck check, LocalDate day) throws BadValue {
        String district = row.get("district");
        if (district.isEmpty()
                || (row.get("phone").isEmpty() && row.get("plate").isEmpty())) {
            return VehicleFinder.find(row, check.vehicles(day));
        }
        Vehicle vehicle = VehicleFinder.find(row.without("district"), check.vehicles(day));
        if (vehicle.district() != null && !DistrictName.same(district, vehicle.district())) {
            throw new BadValue(
                    VehicleFinder.subject(row) + " belongs to " + vehicle.district() + " on " + day + ", not to "
                            + district,
                    "leave the district out, or correct one of the two");
        }
        return vehicle;
    }

    private static YearMonth month(String value) {
        try {
            return YearMonth.parse(value.replace('/', '-'));
        } catch (DateTimeException notAMonth) {
            return null;
        }
    }

    private static BigDecimal number(String column, String value) throws BadValue {
        if (value.isEmpty()) {
            return null;
        }
        if (!value.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            throw new BadValue(column + " is " + value, "write a number such as 12.5");
        }
        return new BigDecimal(value);
    }

    /** Entries read. */
    public int size() {
        return entries.size();
    }

    /** Adds them, all or nothing. */
    public ImportResult into(FigureEntries known) {
        return known.add(entries);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = VehicleFinder.columns();
        CsvTable.add(names, "figure", "指标");
        CsvTable.add(names, "time", "day", "month", "日期", "月份");
        CsvTable.add(names, "numerator", "数量", "分子");
        CsvTable.add(names, "denominator", "总数", "分母");
        CsvTable.add(names, "evidence", "依据", "证据");
        CsvTable.add(names, "reason", "说明", "原因");
        return names;
    }
}
