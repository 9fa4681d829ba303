package org.sweepwatch.bench.load;

import java.util.ArrayList;
import java.util.List;

/** What was counted; one thread at a time. */
final class LoadCounts {
    /** In {@link #allBackNs}: not all were back when the next storm came or the run ended. */
    static final long NEVER = Long.MAX_VALUE;

    /** Positions sent, warm-up included. */
    long sent;
    /** Positions answered with 0, from the first to the last. */
    long acknowledged;
    /** Of these, answered within the measured time. */
    long acknowledgedInTime;
    /** Positions without an answer: too late, or the connection went first. */
    long notAnswered;
    /** Positions answered with another result than 0. */
    long refused;
    /** Answers to nothing that waits: given twice, or after the time-out. */
    long unexpectedAnswers;
    /** What came in and was no frame of this terminal. */
    long badFrames;
    /** Connections lost while reporting. */
    long disconnects;
    /** Terminals that were back after that. */
    long reconnects;
    /** Scheduled times that passed while the terminal was away. */
    long skipped;
    /** Connections that this tool cut in storms. */
    long dropped;
    /** Positions that waited for their answer on a connection cut so; the server may have them. */
    long answersLost;
    /** Of each storm, how long until all terminals could report again, ns, or {@link #NEVER}. */
    final List<Long> allBackNs = new ArrayList<>();

    void add(LoadCounts other) {
        sent += other.sent;
        acknowledged += other.acknowledged;
        acknowledgedInTime += other.acknowledgedInTime;
        notAnswered += other.notAnswered;
        refused += other.refused;
        unexpectedAnswers += other.unexpectedAnswers;
        badFrames += other.badFrames;
        disconnects += other.disconnects;
        reconnects += other.reconnects;
        skipped += other.skipped;
        dropped += other.dropped;
        answersLost += other.answersLost;
        for (int i = 0; i < other.allBackNs.size(); i++) {
            if (i == allBackNs.size()) {
                allBackNs.add(0L);
            }
            allBackNs.set(i, Math.max(allBackNs.get(i), other.allBackNs.get(i)));
        }
    }

    /** Whether anything went otherwise than it should. In storms positions are missed by intent. */
    boolean hasTrouble() {
        long missed = dropped > 0 ? 0 : skipped;
        return notAnswered + refused + unexpectedAnswers + badFrames + disconnects + missed > 0
                || allBackNs.contains(NEVER);
    }
}
