package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** Evaluation schemes. None is ever changed: a new entry with the same beginning takes the place of the one before. */
public final class SchemeStore {
    private static final String COLUMNS = "id, valid_from, document, actor, reason, at";

    private final Database db;

    public SchemeStore(Database db) {
        this.db = db;
    }

    /** The scheme in force for a month, empty before the first one. */
    public Optional<StoredScheme> inForce(YearMonth month) {
        return Sql.first(
                db,
                "reading the evaluation scheme",
                "SELECT " + COLUMNS + " FROM evaluation_scheme WHERE valid_from <= ?"
                        + " ORDER BY valid_from DESC, id DESC LIMIT 1",
                SchemeStore::scheme,
                month.atDay(1));
    }

    /** All entries, newest first. */
    public List<StoredScheme> list() {
        return Sql.list(
                db,
                "reading the evaluation schemes",
                "SELECT " + COLUMNS + " FROM evaluation_scheme ORDER BY id DESC",
                SchemeStore::scheme);
    }

    /** Adds a scheme and returns it with its number. */
    public StoredScheme add(YearMonth validFrom, String document, String actor, String reason, Instant now) {
        return Sql.first(
                        db,
                        "storing an evaluation scheme",
                        "INSERT INTO evaluation_scheme (valid_from, document, actor, reason, at)"
                                + " VALUES (?, ?, ?, ?, ?) RETURNING " + COLUMNS,
                        SchemeStore::scheme,
                        validFrom.atDay(1),
                        document,
                        actor,
                        reason,
                        now)
                .orElseThrow();
    }

    private static StoredScheme scheme(ResultSet r) throws SQLException {
        return new StoredScheme(
                r.getInt("id"),
                YearMonth.from(r.getObject("valid_from", LocalDate.class)),
                r.getString("document"),
                r.getString("actor"),
                r.getString("reason"),
                Sql.instant(r, "at"));
    }
}
