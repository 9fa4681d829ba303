package org.sweepwatch.ingest.command;

/** Hears what becomes of commands. */
@FunctionalInterface
public interface CommandListener {
    /**
     * A command has changed. Called on one thread that serves nothing else, in order for each command; it may wait for a
     * database. A slow listener is told the newest state and may miss the ones between, never the last.
     */
    void changed(CommandChange change);
}
