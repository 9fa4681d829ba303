package org.sweepwatch.supervise.layer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.store.query.GridVisitStore;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.supervise.layer.CsvValues.BadValue;

/**
 * Check-ins of hand terminals in responsibility grids (智信终端打卡) from CSV. Columns, in any order, with the Chinese header
 * that is taken as well:
 *
 * <ul>
 *   <li>{@code time} 时间: when, in the time of Beijing; required;
 *   <li>{@code person} 人员 or 终端号: name or number of the person or the hand terminal; required;
 *   <li>{@code grid} 网格: code of the grid, as in the layer of grids; required.
 * </ul>
 *
 * <p>Check-ins are added to those known; the same one again changes nothing.
 */
public final class CheckInImport {
    private static final Map<String, String> COLUMNS = columns();

    private final Set<GridVisit> checkIns;

    private CheckInImport(Set<GridVisit> checkIns) {
        this.checkIns = checkIns;
    }

    /**
     * Reads and checks check-ins.
     *
     * @param grids codes of the grids in use
     * @param now later check-ins are refused
     * @throws RefusedFileException when any line is bad
     */
    public static CheckInImport read(String csv, Set<String> grids, Instant now) {
        List<String> problems = new ArrayList<>();
        Set<GridVisit> checkIns = new LinkedHashSet<>();
        for (CsvTable.Row row : new CsvTable(csv, COLUMNS).rows()) {
            try {
                checkIns.add(checkIn(row, grids, now));
            } catch (BadValue bad) {
                problems.add(row.problem(row.get("person"), bad.getMessage(), bad.remedy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
        return new CheckInImport(checkIns);
    }

    private static GridVisit checkIn(CsvTable.Row row, Set<String> grids, Instant now) throws BadValue {
        Instant time = CsvValues.instant("time", row.get("time"));
        String person = CsvValues.text("person", row.get("person"));
        String grid = CsvValues.text("grid", row.get("grid"));
        if (time == null || person == null || grid == null) {
            throw new BadValue("time, person or grid is missing", "give all three");
        }
        if (time.isAfter(now)) {
            throw new BadValue("time " + row.get("time") + " is in the future", "correct it");
        }
        if (!grids.contains(grid)) {
            throw new BadValue("there is no grid " + grid, "import the grids first, or correct the code");
        }
        return new GridVisit(grid, person, GridVisit.HAND, time, time, 0, true);
    }

    /** Check-ins read. */
    public int size() {
        return checkIns.size();
    }

    /** Adds them, all or nothing. */
    public ImportResult into(GridVisitStore store) {
        return store.addAll(checkIns);
    }

    private static Map<String, String> columns() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String[] column : new String[][] {
            {"time", "时间", "打卡时间"},
            {"person", "terminal", "人员", "终端号", "采集员"},
            {"grid", "网格", "网格编码", "责任网格"}
        }) {
            for (String header : column) {
                names.put(header, column[0]);
            }
        }
        return names;
    }
}
