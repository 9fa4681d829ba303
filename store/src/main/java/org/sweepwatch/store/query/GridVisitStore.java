package org.sweepwatch.store.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.sweepwatch.store.Database;

/** Who was in which responsibility grid. */
public final class GridVisitStore {
    private final Database db;

    public GridVisitStore(Database db) {
        this.db = db;
    }

    /** The visits that begin in the range from (inclusive) to (exclusive), oldest first. */
    public List<GridVisit> list(Instant from, Instant to) {
        return Sql.list(
                db,
                "reading grid visits",
                "SELECT grid, visitor, kind, from_time, until_time, points, check_in FROM grid_visit"
                        + " WHERE from_time >= ? AND from_time < ? ORDER BY from_time, grid, visitor",
                r -> new GridVisit(
                        r.getString("grid"),
                        r.getString("visitor"),
                        r.getString("kind"),
                        Sql.instant(r, "from_time"),
                        Sql.instant(r, "until_time"),
                        r.getInt("points"),
                        r.getBoolean("check_in")),
                from,
                to);
    }

    /** Adds these, all or nothing; one with the grid, visitor and begin of a known one takes its place. */
    public ImportResult addAll(Collection<GridVisit> visits) {
        return Sql.inTransaction(db, "storing grid visits", c -> {
            int created = 0;
            int updated = 0;
            int unchanged = 0;
            for (GridVisit v : visits) {
                Boolean made = Sql.first(
                                c,
                                "INSERT INTO grid_visit AS known"
                                        + " (grid, visitor, kind, from_time, until_time, points, check_in)"
                                        + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                                        + " ON CONFLICT (grid, visitor, from_time) DO UPDATE SET kind = excluded.kind,"
                                        + " until_time = excluded.until_time, points = excluded.points,"
                                        + " check_in = excluded.check_in"
                                        + " WHERE (known.kind, known.until_time, known.points, known.check_in)"
                                        + " IS DISTINCT FROM"
                                        + " (excluded.kind, excluded.until_time, excluded.points, excluded.check_in)"
                                        + " RETURNING xmax = 0",
                                r -> r.getBoolean(1),
                                v.grid(),
                                v.visitor(),
                                v.kind(),
                                v.from(),
                                v.until(),
                                v.points(),
                                v.checkIn())
                        .orElse(null);
                if (made == null) {
                    unchanged++;
                } else if (made) {
                    created++;
                } else {
                    updated++;
                }
            }
            return new ImportResult(created, updated, unchanged, 0);
        });
    }
}
