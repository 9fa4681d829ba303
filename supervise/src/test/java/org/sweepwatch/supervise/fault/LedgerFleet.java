package org.sweepwatch.supervise.fault;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Many {@link LedgerTerminal}s, each on a thread, with one ledger. */
final class LedgerFleet implements AutoCloseable {
    private final ConcurrentLinkedQueue<LedgerTerminal.Acknowledged> ledger = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> latenciesMs = new ConcurrentLinkedQueue<>();
    private final List<LedgerTerminal> terminals = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param pauseMs between an answer and the next position
     * @param firstTimeMs device time of the first position; each next one is a second later
     */
    LedgerFleet(int size, Supplier<InetSocketAddress> server, long firstTimeMs, long pauseMs) {
        for (int i = 0; i < size; i++) {
            String phone = Long.toString(13_973_310_000L + i);
            LedgerTerminal terminal = new LedgerTerminal(phone, server, firstTimeMs, pauseMs, ledger, latenciesMs);
            terminals.add(terminal);
            Thread thread = new Thread(terminal, "terminal-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** What has been acknowledged so far. */
    List<LedgerTerminal.Acknowledged> acknowledged() {
        return List.copyOf(ledger);
    }

    int acknowledgedCount() {
        return ledger.size();
    }

    /** Times from sending a position to its answer since this was last asked, ms. */
    List<Double> latenciesMs() {
        List<Double> taken = new ArrayList<>();
        for (Double one = latenciesMs.poll(); one != null; one = latenciesMs.poll()) {
            taken.add(one);
        }
        return taken;
    }

    /** From now on the next answer of each terminal is its first. */
    void awaitFirstAnswer() {
        terminals.forEach(LedgerTerminal::awaitFirstAnswer);
    }

    /** Whether every terminal has had an answer since then. */
    boolean allAnswered() {
        return terminals.stream().allMatch(terminal -> terminal.firstAnswerNs() != 0);
    }

    /** When the first answer to any terminal came; 0 while there is none. */
    long firstAnswerNs() {
        return terminals.stream()
                .mapToLong(LedgerTerminal::firstAnswerNs)
                .filter(ns -> ns != 0)
                .min()
                .orElse(0);
    }

    /** Lets every terminal end after the answer it waits for. */
    void stop() throws InterruptedException {
        terminals.forEach(LedgerTerminal::stop);
        for (Thread thread : threads) {
            thread.join(30_000);
        }
    }

    @Override
    public void close() throws InterruptedException {
        terminals.forEach(LedgerTerminal::stop);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(1_000);
        }
    }
}
