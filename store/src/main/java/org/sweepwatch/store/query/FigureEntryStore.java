package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.sweepwatch.store.Database;

/** What people entered for figures that no device measures (人工填报). Entries are never changed or removed. */
public final class FigureEntryStore {
    private static final String SUBJECT = "figure_entry";
    private static final String COLUMNS =
            "id, figure, day, whole_month, district, vehicle_id, numerator, denominator, evidence, actor, reason, at";
    private static final String NEWEST = "SELECT DISTINCT ON (figure, district, vehicle_id) " + COLUMNS
            + " FROM figure_entry WHERE day = ? AND whole_month = ? ORDER BY figure, district, vehicle_id, id DESC";

    private final Database db;

    public FigureEntryStore(Database db) {
        this.db = db;
    }

    /** The entries that count for an operational day: the newest for each figure and each district or vehicle. */
    public List<FigureEntry> ofDay(LocalDate day) {
        return Sql.list(db, "reading entered figures", NEWEST, FigureEntryStore::entry, day, false);
    }

    /** The entries that count for a month as a whole. */
    public List<FigureEntry> ofMonth(YearMonth month) {
        return Sql.list(db, "reading entered figures", NEWEST, FigureEntryStore::entry, month.atDay(1), true);
    }

    /**
     * All entries of the days and months from (inclusive) to (inclusive), newest first, those that no longer count, too.
     *
     * @param limit most entries
     */
    public List<FigureEntry> list(LocalDate from, LocalDate to, int limit) {
        return Sql.list(
                db,
                "reading entered figures",
                "SELECT " + COLUMNS + " FROM figure_entry WHERE day BETWEEN ? AND ? ORDER BY id DESC LIMIT ?",
                FigureEntryStore::entry,
                from,
                to,
                limit);
    }

    /** Adds these, all or nothing, each with a line in the change log. */
    public ImportResult addAll(Collection<FigureEntry> entries) {
        return Sql.inTransaction(db, "storing entered figures", c -> {
            for (FigureEntry e : entries) {
                Sql.update(
                        c,
                        "INSERT INTO figure_entry (figure, day, whole_month, district, vehicle_id, numerator,"
                                + " denominator, evidence, actor, reason, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        e.figure(),
                        e.day(),
                        e.wholeMonth(),
                        e.district(),
                        e.vehicleId(),
                        e.numerator(),
                        e.denominator(),
                        e.evidence(),
                        e.change().actor(),
                        e.change().reason(),
                        e.change().at());
                ChangeLog.add(c, SUBJECT, e.figure() + " " + e.day() + " " + about(e), null, json(e), e.change());
            }
            return new ImportResult(entries.size(), 0, 0, 0);
        });
    }

    private static String about(FigureEntry e) {
        return e.vehicleId() == null ? e.district() : VehicleStore.SUBJECT + " " + e.vehicleId();
    }

    private static String json(FigureEntry e) {
        return new Json()
                .put("figure", e.figure())
                .put("day", e.day())
                .put("wholeMonth", Boolean.toString(e.wholeMonth()))
                .put("district", e.district())
                .put("vehicleId", e.vehicleId())
                .put("numerator", e.numerator())
                .raw(
                        "denominator",
                        e.denominator() == null ? "null" : e.denominator().toPlainString())
                .put("evidence", e.evidence())
                .toString();
    }

    private static FigureEntry entry(ResultSet r) throws SQLException {
        return new FigureEntry(
                r.getLong("id"),
                r.getString("figure"),
                Sql.day(r, "day"),
                r.getBoolean("whole_month"),
                r.getString("district"),
                r.getObject("vehicle_id", Integer.class),
                r.getBigDecimal("numerator"),
                r.getBigDecimal("denominator"),
                r.getString("evidence"),
                new Change(r.getString("actor"), r.getString("reason"), Sql.instant(r, "at")));
    }
}
