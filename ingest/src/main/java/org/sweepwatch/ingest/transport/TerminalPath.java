package org.sweepwatch.ingest.transport;

import java.net.SocketAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.PhoneKey;

/**
 * What carries the frames of terminals both ways: a TCP connection, with one terminal or several, or the datagrams of
 * one terminal. Here is what both have: how long they live, how many frames they have under way, how they end. Event
 * loop thread only, but for {@link #remoteAddress()}.
 */
abstract class TerminalPath {
    final IngestContext ingest;
    private final EventLoopContext loop;
    private final long openedNanos = System.nanoTime();
    private long lastFrameNanos;
    private int framesInFlight;
    private int answersGathered;
    private int registrationsPending;

    TerminalPath(IngestContext ingest, EventLoopContext loop) {
        this.ingest = ingest;
        this.loop = loop;
    }

    final EventLoopContext loop() {
        return loop;
    }

    final long openedNanos() {
        return openedNanos;
    }

    /** When the last valid frame came; 0 when none has. */
    final long lastFrameNanos() {
        return lastFrameNanos;
    }

    final void frameSeen() {
        lastFrameNanos = Math.max(1, System.nanoTime());
    }

    /** Whether one more frame may be taken before earlier ones are answered. */
    final boolean mayTakeFrame() {
        return framesInFlight < ingest.settings().maxFramesInFlight();
    }

    /** Whether so many have been answered that reading goes on. */
    final boolean mayReadOn() {
        return framesInFlight <= ingest.settings().maxFramesInFlight() / 2;
    }

    final void framePublished() {
        framesInFlight++;
    }

    final void frameDone(boolean answered) {
        framesInFlight--;
        answersGathered += answered ? 1 : 0;
    }

    /** Whether as many registrations are being decided as the path may carry terminals. */
    final boolean isRegistering() {
        return registrationsPending >= ingest.settings().maxPhonesPerConnection();
    }

    final void registrationBegun() {
        registrationsPending++;
    }

    final void registrationDecided() {
        registrationsPending--;
    }

    /** Lets the answers gathered go, and goes on reading when enough has been answered. */
    void flushAnswers() {
        if (answersGathered > 0) {
            ingest.counters().add(IngestCount.ACKNOWLEDGED, answersGathered);
            answersGathered = 0;
            flush();
        }
    }

    /** How records are marked that come this way: a constant of {@link org.sweepwatch.ingest.journal.JournalRecord}. */
    abstract byte transport();

    /** Where the other side is now. Any thread. */
    abstract SocketAddress remoteAddress();

    /**
     * Gathers the frame that the writer has just been given.
     *
     * @return its bytes on the wire
     */
    abstract int put(FrameWriter frame);

    /** Writes what was gathered. */
    abstract void flush();

    /** Whether a frame of any length could leave now. */
    abstract boolean hasRoom();

    /** Whether there is a place for a terminal that proves its code now; without one it goes unanswered and tries again. */
    abstract boolean hasPlaceFor(PhoneKey phone);

    /** A terminal for which there was a place has authenticated. */
    abstract void admitted(TerminalLink link);

    /** Whether one more registration may be asked for; counts it. */
    abstract boolean mayRegister();

    /** A code was wrong, and has been answered so. */
    abstract void authenticationFailed();

    /** A code cannot be judged yet: it stays unanswered, and comes again. */
    abstract void cannotJudge();

    /** Ends one terminal's part in this path, and with the last one the path. */
    abstract void end(TerminalLink link, IngestCount reason);
}
