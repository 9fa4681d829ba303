package org.sweepwatch.supervise.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Logged-in browsers (会话). Held in memory as digests of their random ids: a restart ends them, a copy of the memory
 * opens none. A session ends {@link #IDLE_MAX} after its last use. Thread-safe.
 */
final class Sessions {
    /** Sessions at once; a further login ends the one unused for longest. */
    static final int SESSIONS_MAX = 1_000;
    /** Unused for so long, a session ends. A page that is open uses its session all the time. */
    static final Duration IDLE_MAX = Duration.ofHours(12);

    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanoTime;
    private final LinkedHashMap<String, Long> usedAtNs = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Opens a session and returns its id for the cookie. */
    synchronized String open() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (usedAtNs.size() >= SESSIONS_MAX) {
            usedAtNs.remove(usedAtNs.entrySet().iterator().next().getKey());
        }
        usedAtNs.put(key(id), nanoTime.getAsLong());
        return id;
    }

    /** Whether the session is open; using it keeps it open. */
    synchronized boolean use(String id) {
        String key = key(id);
        Long used = usedAtNs.get(key);
        long now = nanoTime.getAsLong();
        if (used == null) {
            return false;
        }
        if (now - used > IDLE_MAX.toNanos()) {
            usedAtNs.remove(key);
            return false;
        }
        usedAtNs.put(key, now);
        return true;
    }

    synchronized void close(String id) {
        usedAtNs.remove(key(id));
    }

    synchronized int count() {
        Map.Entry<String, Long> oldest;
        while (!usedAtNs.isEmpty()
                && nanoTime.getAsLong()
                                - (oldest = usedAtNs.entrySet().iterator().next()).getValue()
                        > IDLE_MAX.toNanos()) {
            usedAtNs.remove(oldest.getKey());
        }
        return usedAtNs.size();
    }

    private static String key(String id) {
        return HexFormat.of().formatHex(ApiToken.sha256(id));
    }
}
