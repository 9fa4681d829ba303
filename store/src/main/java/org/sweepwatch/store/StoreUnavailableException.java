package org.sweepwatch.store;

/**
 * The database is away, stopping, full or refused the transaction for a passing reason. Nothing of the call was
 * stored, or its commit is unknown; repeating the same call with the same input is safe and the right thing to do.
 */
public final class StoreUnavailableException extends StoreException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super("store_unavailable", message, cause);
    }

    public StoreUnavailableException(String message) {
        super("store_unavailable", message);
    }
}
