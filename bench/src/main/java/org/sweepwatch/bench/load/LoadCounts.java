package org.sweepwatch.bench.load;

/** What was counted; one thread at a time. */
final class LoadCounts {
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
    }

    /** Whether anything went otherwise than it should. */
    boolean hasTrouble() {
        return notAnswered + refused + unexpectedAnswers + badFrames + disconnects + skipped > 0;
    }
}
