package org.sweepwatch.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What the SQLSTATE codes of PostgreSQL (PostgreSQL documentation, appendix A) mean for us. */
public final class SqlStates {
    /** A row with the same key is there already (unique_violation). */
    public static final String UNIQUE_VIOLATION = "23505";

    /** The relation to be created exists (duplicate_table). */
    static final String DUPLICATE_TABLE = "42P07";

    private SqlStates() {}

    /** True when the same call may succeed later without any change of its input. */
    public static boolean isTransient(SQLException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException) {
                return true;
            }
            if (t instanceof SQLException s && s.getSQLState() != null && isTransient(s.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(String state) {
        return state.startsWith("08") // connection
                || state.startsWith("53") // insufficient resources: disk, memory, connections
                || state.startsWith("57P") // shutdown, crash, cannot connect now
                || state.startsWith("58") // I/O error of the server
                || state.equals("57014") // statement time limit
                || state.equals("40001") // serialisation failure
                || state.equals("40P01") // deadlock
                || state.equals("55P03") // lock time limit
                || state.equals("55006") // object in use
                || state.equals("25006"); // read-only: a standby that will be promoted
    }
}
