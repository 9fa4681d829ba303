package org.sweepwatch.ingest.journal;

/** The journal could not do what was asked. The message names the directory and the remedy in one line. */
public final class JournalException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, stable for programs. */
    public enum Code {
        /** Another process holds the directory. */
        IN_USE,
        /** The directory cannot be created, read or written. */
        UNUSABLE_DIRECTORY,
        /** Too little free space; the journal resumes by itself. */
        DISK_LOW,
        /** A write or a force failed; only a restart helps. */
        FAILED,
        /** A file could not be read or deleted. */
        UNREADABLE
    }

    private final Code code;

    JournalException(Code code, String message, Throwable cause) {
        super(message, cause, true, cause != null);
        this.code = code;
    }

    /** What went wrong. */
    public Code code() {
        return code;
    }
}
