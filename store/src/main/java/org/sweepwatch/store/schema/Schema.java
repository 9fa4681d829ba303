package org.sweepwatch.store.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sweepwatch.store.StoreException;

/** Brings the schema of a database to the version of this program. */
public final class Schema {
    private static final String HISTORY = "schema_history";
    /**
     * The newest of the migrations; rises with each. Known here so that a start with nothing to migrate need not read them all.
     * When it is forgotten, no database made from then on opens a second time.
     */
    private static final int NEWEST = 10;

    private Schema() {}

    /**
     * Whether no migration is missing. Only reads.
     *
     * @throws StoreException {@code schema_too_new} when the database was made by a newer program
     */
    public static boolean isCurrent(Connection connection) throws SQLException {
        try (Statement s = connection.createStatement()) {
            try (ResultSet r = s.executeQuery("SELECT to_regclass('" + HISTORY + "') IS NOT NULL")) {
                r.next();
                if (!r.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet r =
                    s.executeQuery("SELECT coalesce(max(version::numeric), 0), coalesce(bool_and(success), false)"
                            + " FROM " + HISTORY + " WHERE version IS NOT NULL")) {
                r.next();
                int theirs = r.getInt(1);
                if (theirs > NEWEST) {
                    throw new StoreException(
                            "schema_too_new",
                            "the database has schema version " + theirs + " and this program knows " + NEWEST
                                    + ": run the newer SweepWatch, or point it at another database");
                }
                return theirs == NEWEST && r.getBoolean(2);
            }
        }
    }

    /**
     * Applies the migrations that are missing.
     *
     * @throws StoreException {@code migration_failed}
     */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .table(HISTORY)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "migration_failed",
                    "the database schema could not be brought up to date: "
                            + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "),
                    e);
        }
    }
}
