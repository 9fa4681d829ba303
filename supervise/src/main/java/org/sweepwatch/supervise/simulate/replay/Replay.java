package org.sweepwatch.supervise.simulate.replay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends a recording to a platform, phone by phone, a few phones at a time. */
public final class Replay {
    /** Connections at a time: below the limit that platforms set for one address. */
    private static final int PARALLEL = 8;

    private final InetSocketAddress target;
    private final int answerTimeoutMs;

    /** @param answerTimeoutMs how long to wait for each answer, real time */
    public Replay(InetSocketAddress target, int answerTimeoutMs) {
        this.target = target;
        this.answerTimeoutMs = answerTimeoutMs;
    }

    /** Sends all frames and returns what became of each, in the order of the recording. */
    public List<ReplayOutcome> run(List<RecordedFrame> frames) throws InterruptedException {
        Map<String, List<RecordedFrame>> byPhone = new LinkedHashMap<>();
        for (RecordedFrame frame : frames) {
            String phone = frame.headerReadable() ? frame.phone() : "line " + frame.line();
            byPhone.computeIfAbsent(phone, p -> new ArrayList<>()).add(frame);
        }
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<List<ReplayOutcome>>> running = new ArrayList<>();
            for (List<RecordedFrame> ofPhone : byPhone.values()) {
                running.add(threads.submit(() -> new PhoneReplay(target, answerTimeoutMs, ofPhone).run()));
            }
            List<ReplayOutcome> all = new ArrayList<>();
            for (Future<List<ReplayOutcome>> one : running) {
                all.addAll(one.get());
            }
            all.sort(Comparator.comparingInt(outcome -> outcome.frame().line()));
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("replay failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
