package org.sweepwatch.ingest.command;

/** Whether a command was taken. */
public enum SubmitResult {
    /** It will be sent, or expire; the listener hears which. */
    TAKEN,
    /** Refused: {@link CommandSettings#maxPerTerminal()} commands of this terminal are not ended yet. */
    TERMINAL_FULL,
    /** Refused: {@link CommandSettings#maxInAll()} commands are not ended yet. */
    SERVER_FULL,
    /** Refused: its expiry has passed. */
    EXPIRED,
    /** Refused: the server is stopping. */
    STOPPING
}
