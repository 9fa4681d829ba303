package org.sweepwatch.ingest.command;

/** What has become of a command. */
public enum CommandState {
    /** Waits: for the terminal to connect, or for the command before it. Comes back when the link breaks meanwhile. */
    QUEUED(false),
    /** Sent, or sent again; not answered yet. */
    SENT(false),
    /** The terminal has confirmed it with a general reply (0x0001); its proper answer is still to come. */
    ACKNOWLEDGED(false),
    /** Ended: the terminal has confirmed it, and nothing more is to come. */
    DONE(true),
    /** Ended: the proper answer is here. */
    ANSWERED(true),
    /** Ended: the terminal has answered that it failed (1), that the message has an error (2) or is not supported (3). */
    REFUSED(true),
    /** Ended: sent as often as allowed and not answered, or the proper answer did not follow. */
    TIMED_OUT(true),
    /** Ended: the terminal did not connect before the command expired. It was never sent. */
    EXPIRED(true),
    /** Ended: the edition that the terminal speaks does not have the message. It was never sent. */
    NOT_KNOWN(true),
    /** Ended: its body could not be made; the log says why. It was never sent. */
    FAILED(true);

    private final boolean end;

    CommandState(boolean end) {
        this.end = end;
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return end;
    }
}
