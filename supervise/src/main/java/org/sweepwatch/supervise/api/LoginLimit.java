package org.sweepwatch.supervise.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failed logins per address (登录限制): after {@link #FAILURES_MAX} the address waits until {@link #WINDOW} has
 * passed since the first of them. Thread-safe.
 */
final class LoginLimit {
    static final int FAILURES_MAX = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Addresses remembered; beyond, the oldest is forgotten. */
    static final int ADDRESSES_MAX = 10_000;

    private record Failures(int count, long firstNs) {}

    private final LongSupplier nanoTime;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    LoginLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Seconds this address has to wait, 0 when it may try. */
    synchronized int waitSeconds(String address) {
        Failures failures = byAddress.get(address);
        if (failures == null || failures.count() < FAILURES_MAX) {
            return 0;
        }
        long leftNs = WINDOW.toNanos() - (nanoTime.getAsLong() - failures.firstNs());
        return leftNs <= 0 ? 0 : (int) (leftNs / 1_000_000_000L) + 1;
    }

    synchronized void failed(String address) {
        Failures failures = byAddress.get(address);
        long now = nanoTime.getAsLong();
        if (failures == null || now - failures.firstNs() > WINDOW.toNanos()) {
            byAddress.remove(address); // so that it becomes the newest
            byAddress.put(address, new Failures(1, now));
        } else {
            byAddress.put(address, new Failures(failures.count() + 1, failures.firstNs()));
        }
    }

    synchronized void succeeded(String address) {
        byAddress.remove(address);
    }

    synchronized int remembered() {
        return byAddress.size();
    }
}
