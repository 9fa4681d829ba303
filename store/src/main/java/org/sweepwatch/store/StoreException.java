package org.sweepwatch.store;

import java.sql.SQLException;

/**
 * The store could not do what was asked and will not be able to when asked again with the same input.
 *
 * <p>{@link #code()} is stable and meant for programs; the message is one line for people and names the remedy where
 * there is one.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public StoreException(String code, String message) {
        super(message);
        this.code = code;
    }

    public StoreException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable name of the failure, for example {@code store_unavailable} or {@code schema_too_new}. */
    public final String code() {
        return code;
    }

    /**
     * The typed form of a database error: transient ones (connection lost, server stopping, deadlock, serialisation
     * failure, out of connections, memory or disk) become {@link StoreUnavailableException}.
     *
     * @param doing what was being done, for the message, for example {@code "writing a batch"}
     */
    public static StoreException of(String doing, SQLException e) {
        String message = "database error while " + doing + ": " + oneLine(e);
        if (SqlStates.isTransient(e)) {
            return new StoreUnavailableException(message, e);
        }
        return new StoreException("store_failed", message, e);
    }

    static String oneLine(SQLException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String state = e.getSQLState();
        return text.replaceAll("\\s*\\R\\s*", "; ") + (state == null ? "" : " [" + state + "]");
    }
}
