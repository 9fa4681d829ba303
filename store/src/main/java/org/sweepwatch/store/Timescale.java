package org.sweepwatch.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds TimescaleDB on a server and turns it on for our database. */
final class Timescale {
    private static final Logger LOG = LoggerFactory.getLogger(Timescale.class);

    /** 2.13 tells when a chunk was made, which retention asks. */
    private static final int OLDEST_MINOR = 13;

    private Timescale() {}

    /**
     * Makes the extension when the server has it and we may.
     *
     * @return its version, null when this database does without
     */
    static String enable(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            if (installed(s) == null && offered(s)) {
                try {
                    s.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
                } catch (SQLException e) {
                    if (SqlStates.isTransient(e)) {
                        throw e;
                    }
                    LOG.warn(
                            "the server has TimescaleDB but this role or configuration may not use it; positions go to "
                                    + "native partitions. Run CREATE EXTENSION timescaledb as a superuser before the "
                                    + "first start to change that ({})",
                            StoreException.oneLine(e));
                }
            }
            String version = installed(s);
            if (version != null && isTooOld(version)) {
                throw new StoreException(
                        "timescaledb_too_old",
                        "TimescaleDB " + version + " is too old (expected: >= 2." + OLDEST_MINOR
                                + "): upgrade it, or use a database without the extension");
            }
            return version;
        }
    }

    static boolean isTooOld(String version) {
        String[] parts = version.split("[.-]", -1);
        int major = Integer.parseInt(parts[0]);
        return major < 2 || (major == 2 && Integer.parseInt(parts[1]) < OLDEST_MINOR);
    }

    private static String installed(Statement s) throws SQLException {
        try (ResultSet r = s.executeQuery("SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'")) {
            return r.next() ? r.getString(1) : null;
        }
    }

    private static boolean offered(Statement s) throws SQLException {
        try (ResultSet r = s.executeQuery("SELECT 1 FROM pg_available_extensions WHERE name = 'timescaledb'")) {
            return r.next();
        }
    }
}
