package org.sweepwatch.store.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.sweepwatch.store.StoreException;

/** Brings the schema of a database to the version of this program. */
public final class Schema {
    private Schema() {}

    /**
     * Applies the migrations that are missing; with none missing it only reads.
     *
     * @throws StoreException {@code schema_too_new} when the database was made by a newer program,
     *     {@code migration_failed} otherwise
     */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .table("schema_history")
                    .load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "migration_failed",
                    "the database schema could not be brought up to date: "
                            + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "),
                    e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationVersion ours = MigrationVersion.EMPTY;
        MigrationVersion theirs = MigrationVersion.EMPTY;
        for (MigrationInfo info : flyway.info().all()) {
            if (info.getVersion() == null) {
                continue;
            }
            if (info.getState().isResolved() && info.getVersion().compareTo(ours) > 0) {
                ours = info.getVersion();
            }
            if (info.getState().isApplied() && info.getVersion().compareTo(theirs) > 0) {
                theirs = info.getVersion();
            }
        }
        if (theirs.compareTo(ours) > 0) {
            throw new StoreException(
                    "schema_too_new",
                    "the database has schema version " + theirs + " and this program knows " + ours
                            + ": run the newer SweepWatch, or point it at another database");
        }
    }
}
