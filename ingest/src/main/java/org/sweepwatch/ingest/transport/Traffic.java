package org.sweepwatch.ingest.transport;

/** Bytes of one terminal on one event loop, escapes and flags included, since they were last asked for. */
final class Traffic {
    /** Nobody has authenticated yet. */
    static final int NOBODY = -1;

    final int terminalId;
    long up;
    long down;
    /** Links of the terminal on this event loop; for moments two, when the newer has not yet ended the older. */
    int links;

    Traffic(int terminalId) {
        this.terminalId = terminalId;
    }
}
