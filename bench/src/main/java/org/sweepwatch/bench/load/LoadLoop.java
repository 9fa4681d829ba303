package org.sweepwatch.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.sweepwatch.ingest.frame.FrameWriter;

/**
 * One event loop, the terminals it serves and what it counted. Everything runs on that loop except what says otherwise.
 *
 * <p>Scheduled times lie on a grid of one millisecond: a timer that fires for each frame would cost more than the frame.
 * Latency counts from the grid point, so nothing the tool or the server delays is left out.
 */
final class LoadLoop {
    private static final long GRID_NS = 1_000_000L;
    private static final long SWEEP_MS = 200;
    /** First pause before a terminal comes back; it doubles with each attempt in vain. */
    private static final long FIRST_PAUSE_NS = 1_000_000_000L;

    private static final int MOST_DOUBLINGS = 3;
    private static final int HISTOGRAM_DIGITS = 3;

    /** Scratch of the terminals, which send one after the other. */
    final FrameWriter writer = new FrameWriter();

    final DeviceSecond clock = new DeviceSecond();
    final byte[] wire;

    private final LoadSettings settings;
    private final EventLoop eventLoop;
    private final Bootstrap bootstrap;
    private final LoadTerminal[] terminals;
    private final Ledger.Page ledger;
    private final Consumer<LoadException> stopRun;
    private final LoadCounts counts = new LoadCounts();
    private final SplittableRandom chance;
    private final Histogram latencyUs = new Histogram(HISTOGRAM_DIGITS);
    private final Histogram besideUploadsUs = new Histogram(HISTOGRAM_DIGITS);

    private boolean closing;
    private boolean sending;
    private boolean everyoneWasOnline;
    private int online;
    private int storms;
    /** When the last storm came; 0 when all are back. */
    private long stormSinceNs;

    private long startNs;
    private long measureFromNs = Long.MAX_VALUE;
    private long uploadsFromNs = Long.MAX_VALUE;
    private long measureToNs = Long.MAX_VALUE;
    private long nextDue;

    private volatile int onlineSeen;
    private volatile int waitingSeen;
    private volatile long acknowledgedSeen;
    private volatile String trouble;

    /**
     * @param firstNumber number of its first terminal; every {@code settings.loops()}-th belongs to it
     * @param ledger null when none is kept
     * @param stopRun takes what makes going on pointless; called on this loop
     */
    LoadLoop(
            LoadSettings settings,
            EventLoop eventLoop,
            Bootstrap bootstrap,
            int firstNumber,
            Ledger.Page ledger,
            Consumer<LoadException> stopRun) {
        this.settings = settings;
        this.eventLoop = eventLoop;
        this.bootstrap = bootstrap.clone(eventLoop);
        this.ledger = ledger;
        this.stopRun = stopRun;
        chance = new SplittableRandom(firstNumber); // the same in every run
        terminals = new LoadTerminal[(settings.terminals() - firstNumber + settings.loops() - 1) / settings.loops()];
        for (int i = 0; i < terminals.length; i++) {
            terminals[i] = new LoadTerminal(this, settings, firstNumber + i * settings.loops());
        }
        wire = new byte[terminals.length == 0 ? 0 : terminals[0].maxWireBytes()];
    }

    // ---- phases, called from the run's thread

    void connect() {
        eventLoop.execute(() -> {
            for (LoadTerminal terminal : terminals) {
                long delayNs = settings.ramp().toNanos() / settings.terminals() * terminal.number();
                eventLoop.schedule(() -> connect(terminal), delayNs, TimeUnit.NANOSECONDS);
            }
            eventLoop.scheduleAtFixedRate(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
        });
    }

    /** Begins to send; the measured time is fixed from here on. */
    void send(long nowNs) {
        eventLoop.execute(() -> {
            everyoneWasOnline = true;
            sending = true;
            startNs = nowNs;
            measureFromNs = nowNs + settings.warmup().toNanos();
            uploadsFromNs = measureFromNs + settings.uploadsAfterNs();
            measureToNs = measureFromNs + settings.duration().toNanos();
            eventLoop.schedule(() -> sending = false, measureToNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            scheduleStorms();
            if (isPaced()) {
                for (int i = 0; i < terminals.length; i++) {
                    terminals[i].startSchedule(dueNs(i));
                }
                tick();
            } else {
                for (LoadTerminal terminal : terminals) {
                    terminal.sendMore();
                    terminal.flush();
                }
            }
        });
    }

    /** Ends the loop's work; what it counted may be read when the returned future is done. */
    io.netty.util.concurrent.Future<?> close() {
        return eventLoop.submit(() -> {
            stormOver(false);
            closing = true;
            sending = false;
            for (LoadTerminal terminal : terminals) {
                terminal.close();
            }
            if (ledger != null) {
                ledger.flush();
            }
        });
    }

    /** Terminals that may report; any thread, a fifth of a second old. */
    int online() {
        return onlineSeen;
    }

    /** Terminals with frames that wait for an answer; any thread, a fifth of a second old. */
    int waiting() {
        return waitingSeen;
    }

    /** Acknowledged positions since the beginning; any thread, a fifth of a second old. */
    long acknowledgedSoFar() {
        return acknowledgedSeen;
    }

    /** What went wrong last, null when nothing did; any thread. */
    String trouble() {
        return trouble;
    }

    /** After {@link #close()} only. */
    LoadCounts counts() {
        return counts;
    }

    /** Microseconds, before any uploads; after {@link #close()} only. */
    Histogram latencyUs() {
        return latencyUs;
    }

    /** Microseconds, beside uploads; after {@link #close()} only. */
    Histogram besideUploadsUs() {
        return besideUploadsUs;
    }

    // ---- connections

    private void connect(LoadTerminal terminal) {
        if (!closing) {
            bootstrap
                    .clone()
                    .handler(terminal)
                    .connect(settings.target(), settings.source(terminal.number()))
                    .addListener((ChannelFutureListener) done -> {
                        if (!done.isSuccess()) {
                            lastTrouble(done.cause().getMessage());
                            lost(terminal, false, false);
                        }
                    });
        }
    }

    void reporting() {
        online++;
        if (everyoneWasOnline) {
            counts.reconnects++;
        }
        if (online == terminals.length) {
            stormOver(true);
        }
    }

    /** @param byIntent the tool cut the connection itself */
    void lost(LoadTerminal terminal, boolean wasReporting, boolean byIntent) {
        if (wasReporting) {
            online--;
        }
        if (!closing) {
            if (byIntent) {
                counts.dropped++;
            } else if (wasReporting) {
                counts.disconnects++;
            }
            eventLoop.schedule(() -> connect(terminal), pauseNs(terminal.countTry()), TimeUnit.NANOSECONDS);
        }
    }

    /** Half of it by chance, so that those who were lost together do not come back in one instant. */
    private long pauseNs(int tries) {
        long longestNs = FIRST_PAUSE_NS << Math.min(tries - 1, MOST_DOUBLINGS);
        return longestNs / 2 + chance.nextLong(longestNs);
    }

    // ---- storms

    private void scheduleStorms() {
        if (settings.storm() != null) {
            long everyNs = settings.storm().every().toNanos();
            for (long atNs = measureFromNs + everyNs; atNs < measureToNs; atNs += everyNs) {
                eventLoop.schedule(this::storm, atNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private void storm() {
        stormOver(false);
        stormSinceNs = System.nanoTime();
        boolean anyHit = false;
        for (LoadTerminal terminal : terminals) {
            anyHit |= settings.storm().hits(terminal.number(), storms) && terminal.drop();
        }
        storms++;
        if (!anyHit) {
            stormOver(online == terminals.length);
        }
    }

    private void stormOver(boolean allBack) {
        if (stormSinceNs != 0) {
            counts.allBackNs.add(allBack ? System.nanoTime() - stormSinceNs : LoadCounts.NEVER);
            stormSinceNs = 0;
        }
    }

    private void sweep() {
        long nowNs = System.nanoTime();
        int waiting = 0;
        for (LoadTerminal terminal : terminals) {
            terminal.sweep(nowNs, settings.answerTimeout().toNanos());
            waiting += terminal.hasWaiting() ? 1 : 0;
        }
        onlineSeen = online;
        waitingSeen = waiting;
        acknowledgedSeen = counts.acknowledged;
        if (ledger != null) {
            try {
                ledger.flush();
            } catch (LoadException e) {
                fail(e);
            }
        }
    }

    // ---- schedule

    boolean isPaced() {
        return settings.mode() == LoadSettings.Mode.PACED;
    }

    boolean isSending() {
        return sending;
    }

    long periodNs() {
        return settings.periodNs();
    }

    long onGrid(long timeNs) {
        return startNs + -Math.floorDiv(startNs - timeNs, GRID_NS) * GRID_NS;
    }

    /** When the n-th position of this loop is due: the terminals in turn, evenly spread over the period. */
    private long dueNs(long n) {
        long round = n / terminals.length;
        int place = (int) (n % terminals.length);
        return startNs + round * periodNs() + periodNs() / settings.terminals() * terminals[place].number();
    }

    private void tick() {
        long nowNs = System.nanoTime();
        while (sending && onGrid(dueNs(nextDue)) <= nowNs) {
            terminals[(int) (nextDue % terminals.length)].due();
            nextDue++;
        }
        if (sending) {
            eventLoop.schedule(this::tick, onGrid(dueNs(nextDue)) - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    // ---- what the terminals tell

    void sent() {
        counts.sent++;
    }

    void acknowledged(long intendedNs, byte[] phone, long epochSecond, int serial, int latE6, int lonE6) {
        long nowNs = System.nanoTime();
        counts.acknowledged++;
        if (isMeasured(nowNs)) {
            counts.acknowledgedInTime++;
        }
        if (isMeasured(intendedNs)) {
            Histogram half = intendedNs < uploadsFromNs ? latencyUs : besideUploadsUs;
            half.recordValue(Math.max(0, (nowNs - intendedNs) / 1000));
        }
        if (ledger != null) {
            ledger.add(phone, epochSecond, serial, latE6, lonE6);
        }
    }

    /** @param byIntent the tool cut the connection itself */
    void notAnswered(boolean byIntent) {
        if (byIntent) {
            counts.answersLost++;
        } else {
            counts.notAnswered++;
        }
    }

    void refused(int result) {
        counts.refused++;
        lastTrouble("a position was answered with result " + result);
    }

    void unexpectedAnswer() {
        counts.unexpectedAnswers++;
    }

    void badFrame() {
        counts.badFrames++;
    }

    void skipped() {
        counts.skipped++;
    }

    void lastTrouble(String text) {
        trouble = text;
    }

    void fail(LoadException reason) {
        stopRun.accept(reason);
    }

    private boolean isMeasured(long timeNs) {
        return timeNs >= measureFromNs && timeNs < measureToNs;
    }
}
