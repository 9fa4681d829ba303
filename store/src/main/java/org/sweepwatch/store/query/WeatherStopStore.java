package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The approved stops of work for the weather (天气停工). */
public final class WeatherStopStore {
    private static final String SUBJECT = "weather_stop";
    private static final String SELECT =
            "SELECT id, from_time, until_time, districts, operations, reason, approved_by FROM weather_stop";

    private final Database db;

    public WeatherStopStore(Database db) {
        this.db = db;
    }

    /** Those that touch the range from (inclusive) to (exclusive), by begin. */
    public List<WeatherStop> list(Instant from, Instant to) {
        return Sql.list(
                db,
                "reading weather stops",
                SELECT + " WHERE from_time < ? AND until_time > ? ORDER BY from_time, id",
                WeatherStopStore::stop,
                to,
                from);
    }

    /** Adds these, all or nothing; one that is there already stays as it is. */
    public ImportResult addAll(Collection<WeatherStop> stops, Change change) {
        return Sql.inTransaction(db, "storing weather stops", c -> {
            Sql.update(c, "LOCK TABLE weather_stop IN SHARE ROW EXCLUSIVE MODE");
            int created = 0;
            for (WeatherStop stop : stops) {
                if (!known(c, stop)) {
                    insert(c, stop, change);
                    created++;
                }
            }
            return new ImportResult(created, 0, stops.size() - created, 0);
        });
    }

    /** Adds one and gives it its number. */
    public WeatherStop add(WeatherStop stop, Change change) {
        return Sql.inTransaction(db, "storing a weather stop", c -> insert(c, stop, change));
    }

    /** Takes one out; false when there is none. */
    public boolean remove(long id, Change change) {
        return Sql.inTransaction(db, "removing a weather stop", c -> {
            Optional<WeatherStop> gone =
                    Sql.first(c, "DELETE FROM weather_stop WHERE id = ? RETURNING *", WeatherStopStore::stop, id);
            if (gone.isPresent()) {
                ChangeLog.add(c, SUBJECT, Long.toString(id), json(gone.get()), null, change);
            }
            return gone.isPresent();
        });
    }

    private static boolean known(Connection c, WeatherStop stop) throws SQLException {
        return Sql.list(
                        c,
                        SELECT + " WHERE from_time = ? AND until_time = ?",
                        WeatherStopStore::stop,
                        stop.from(),
                        stop.until())
                .stream()
                .anyMatch(other -> other.districts().equals(stop.districts())
                        && other.operations().equals(stop.operations()));
    }

    private static WeatherStop insert(Connection c, WeatherStop s, Change change) throws SQLException {
        WeatherStop made = Sql.first(
                        c,
                        "INSERT INTO weather_stop (from_time, until_time, districts, operations, reason, approved_by)"
                                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING *",
                        WeatherStopStore::stop,
                        s.from(),
                        s.until(),
                        Sql.texts(s.districts()),
                        Sql.texts(s.operations()),
                        s.reason(),
                        s.approvedBy())
                .orElseThrow();
        ChangeLog.add(c, SUBJECT, Long.toString(made.id()), null, json(made), change);
        return made;
    }

    private static WeatherStop stop(ResultSet r) throws SQLException {
        return new WeatherStop(
                r.getLong("id"),
                Sql.instant(r, "from_time"),
                Sql.instant(r, "until_time"),
                Sql.texts(r, "districts"),
                Sql.texts(r, "operations"),
                r.getString("reason"),
                r.getString("approved_by"));
    }

    private static String json(WeatherStop s) {
        return new Json()
                .put("from", s.from())
                .put("until", s.until())
                .put("districts", s.districts())
                .put("operations", s.operations())
                .put("reason", s.reason())
                .put("approvedBy", s.approvedBy())
                .toString();
    }
}
