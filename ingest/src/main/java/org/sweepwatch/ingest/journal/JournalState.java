package org.sweepwatch.ingest.journal;

/** Whether the journal takes records. */
public enum JournalState {
    /** Records are taken. */
    OK,
    /** The volume is short of space: nothing is taken or answered until there is room again. */
    DISK_LOW,
    /** A write or a force failed: nothing is taken or answered until the server is started anew. */
    FAILED
}
