package org.sweepwatch.supervise.pipeline;

/** The server is stopping while the store is away: what is not stored stays in the journal. */
final class StoreAbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreAbandonedException() {
        super("stopped while the store was away; what is not stored stays in the journal", null, false, false);
    }
}
