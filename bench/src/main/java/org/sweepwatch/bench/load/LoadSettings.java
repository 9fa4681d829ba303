package org.sweepwatch.bench.load;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * What a run does, checked as a whole.
 *
 * @param target the server
 * @param terminals sockets, each a terminal with a phone of its own
 * @param loops event loops that serve them
 * @param mode when a terminal sends
 * @param ratePerSecond positions a second of all terminals together; only in {@link Mode#PACED}
 * @param depth most frames of one terminal that wait for their answer, a power of two; 1 in {@link Mode#CLOSED}
 * @param version edition the terminals speak
 * @param phoneBase phone of the first terminal, digits; the others follow
 * @param ramp over how long the terminals connect
 * @param warmup load before the measured time
 * @param duration measured time
 * @param answerTimeout a frame without an answer after this counts as not answered
 * @param storm connections lost on purpose; null = none
 * @param mediaUploads extra terminals that upload media in the second half of the measured time
 * @param mediaBytes bytes of each medium
 * @param ledger where every acknowledged position is written down; null = nowhere
 */
record LoadSettings(
        InetSocketAddress target,
        int terminals,
        int loops,
        Mode mode,
        double ratePerSecond,
        int depth,
        ProtocolVersion version,
        long phoneBase,
        Duration ramp,
        Duration warmup,
        Duration duration,
        Duration answerTimeout,
        Storm storm,
        int mediaUploads,
        int mediaBytes,
        Path ledger) {

    /**
     * Reconnect storms (集中掉线重连): every so often a share of the terminals lose their connection at once, without a farewell,
     * as when a mobile cell fails.
     *
     * @param every time between two storms, at least a second
     * @param percent share of the terminals, 1 to 100
     */
    record Storm(Duration every, int percent) {
        Storm {
            check(every.compareTo(Duration.ofSeconds(1)) >= 0, "--storm", every, "PT1S or more");
            check(percent >= 1 && percent <= 100, "--storm-share", percent, "1 to 100");
        }

        /** Whether this terminal loses its connection in the n-th storm: evenly spread, others each time. */
        boolean hits(int terminal, int storm) {
            long place = (long) terminal + storm;
            return (place + 1) * percent / 100 != place * percent / 100;
        }
    }

    /** When a terminal sends its next position. */
    enum Mode {
        /** As soon as the one before is answered: one frame in flight for each terminal. */
        CLOSED,
        /** At times fixed beforehand; latency counts from the scheduled time, so a stall of the server shows in full. */
        PACED,
        /** As soon as fewer than {@code depth} frames are in flight. */
        PIPELINED
    }

    static final int MAX_TERMINALS = 60_000;
    static final int MAX_DEPTH = 4_096;
    /** From one address so many at most: the system has some 28,000 ports for it, and those of closed connections rest. */
    static final int TERMINALS_PER_SOURCE = 20_000;

    static final int MAX_MEDIA_UPLOADS = 100;
    static final int MAX_MEDIA_BYTES = 4 << 20;
    /** Phones of the older editions have 12 digits. */
    private static final long PHONE_LIMIT = 1_000_000_000_000L;

    LoadSettings {
        check(terminals >= 1 && terminals <= MAX_TERMINALS, "--terminals", terminals, "1 to " + MAX_TERMINALS);
        check(loops >= 1 && loops <= 8, "--loops", loops, "1 to 8");
        check(depth >= 1 && depth <= MAX_DEPTH, "--depth", depth, "1 to " + MAX_DEPTH);
        check(Integer.bitCount(depth) == 1, "--depth", depth, "a power of two");
        check(mode != Mode.PACED || ratePerSecond > 0, "--rate", ratePerSecond, "more than 0 with --mode paced");
        check(
                mediaUploads >= 0 && mediaUploads <= MAX_MEDIA_UPLOADS,
                "--media-uploads",
                mediaUploads,
                "0 to " + MAX_MEDIA_UPLOADS);
        check(mediaBytes >= 1 && mediaBytes <= MAX_MEDIA_BYTES, "--media-bytes", mediaBytes, "1 to " + MAX_MEDIA_BYTES);
        check(
                phoneBase >= 0 && phoneBase + terminals + mediaUploads < PHONE_LIMIT,
                "--phone-base",
                phoneBase,
                "at most 12 digits");
        check(!duration.isNegative() && !duration.isZero(), "--duration", duration, "more than PT0S");
        check(!warmup.isNegative(), "--warmup", warmup, "PT0S or more");
        check(!ramp.isNegative(), "--ramp", ramp, "PT0S or more");
        check(!answerTimeout.isNegative() && !answerTimeout.isZero(), "--answer-timeout", answerTimeout, "more than 0");
    }

    private static void check(boolean right, String option, Object value, String expected) {
        if (!right) {
            throw new LoadException(option + " is " + value + " (expected: " + expected + ")");
        }
    }

    /** Phone of a terminal, digits. */
    String phone(int number) {
        return Long.toString(phoneBase + number);
    }

    /** Time between two positions of one terminal, ns; only in {@link Mode#PACED}. */
    long periodNs() {
        return Math.round(terminals * 1e9 / ratePerSecond);
    }

    /**
     * Address a terminal connects from, null for the system's choice. A server on this machine is reached from several
     * loopback addresses when one has not ports enough.
     */
    InetSocketAddress source(int number) {
        if (terminals <= TERMINALS_PER_SOURCE
                || !(target.getAddress() instanceof Inet4Address server)
                || !server.isLoopbackAddress()) {
            return null;
        }
        return new InetSocketAddress("127.0.0." + (1 + number / TERMINALS_PER_SOURCE), 0);
    }

    /** When the uploads of media begin, counted from the begin of the measured time: never when there are none, ns. */
    long uploadsAfterNs() {
        return duration.toNanos() / (mediaUploads > 0 ? 2 : 1);
    }

    String targetText() {
        return target.getHostString() + ":" + target.getPort();
    }
}
