package org.sweepwatch.ingest.command;

/** What a reply of a terminal was found to belong to. */
public enum ReplyMatch {
    /** To a command, by serial number and message id. */
    BY_SERIAL,
    /** To the one command that it can mean: the serial number is odd (流水号不符), as of terminals that count their own. */
    BY_ID,
    /** To a command that has been answered already. Harmless. */
    DOUBLED,
    /** To nothing that was asked. */
    NONE
}
