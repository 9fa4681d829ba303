package org.sweepwatch.ingest.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts sub-packaged messages (分包) together, JT/T 808-2019 4.4.3. Parts belong together when terminal, message ID and the
 * serial of the first part agree, so messages of one terminal may interleave and parts may come in any order.
 *
 * <p>Time is the time of receipt of the parts themselves, so that reading the journal again leads to the same messages.
 * One thread.
 *
 * <p>Bounds: {@link #MAX_BYTES} in all; a terminal {@link #MAX_TERMINAL_BYTES} for ordinary messages, of which a full list
 * of parameters or an area of 1,000 corners needs a few KiB, and {@link #MAX_MEDIA_BYTES} for multimedia (0x0801) beside
 * them, because one picture is longer than that. Sixteen terminals may so upload the largest medium at once; what comes on
 * top makes the oldest incomplete message give way.
 */
public final class SubpackageAssembler {
    /** Bytes held in all, with what it costs to hold them. */
    public static final int MAX_BYTES = 64 << 20;
    /** Bytes held for a terminal, multimedia not counted. */
    public static final int MAX_TERMINAL_BYTES = 128 << 10;
    /** Bytes of multimedia (0x0801) held for a terminal. */
    public static final int MAX_MEDIA_BYTES = 4 << 20;
    /** A message that gets no new part for so long is given up, ms. */
    public static final long EXPIRY_MS = 60_000;
    /** The same for one that still gets parts now and then, ms: longer than a large medium takes over a slow link. */
    public static final long MAX_AGE_MS = 30 * 60_000;
    /** Parts that are missing for so long are asked for, and again after as long, ms. */
    public static final long ASK_AFTER_MS = 10_000;
    /** How often missing parts are asked for while none comes. */
    public static final int MAX_ASKS = 3;

    /** Most parts asked for at once: what the count of one byte in 0x8003 and 0x8800 can say. */
    public static final int MAX_ASKED_PARTS = 255;

    /** Messages done with whose repeated parts are still known for such. */
    private static final int MAX_DONE = 4_096;
    /** What a part costs beside its frame: map entry, record, array header. */
    private static final int PART_COST = 192;

    private static final int MULTIMEDIA_DATA = 0x0801;

    /** What became of a part. */
    public enum Outcome {
        /** Others are missing. */
        KEPT,
        /** It was the last one: {@link #body()} is the whole body. */
        COMPLETE,
        /** It is there already, or its message is done with. */
        DUPLICATE,
        /** Number 0 or above the total, or another total than the parts before it had. */
        BAD
    }

    private record Key(int terminalId, int messageId, int firstSerial) {}

    private record Budget(int terminalId, boolean media) {}

    private record Done(int total, long atMs) {}

    /** A message whose parts are not all there; its place in the map is the order of its first part. */
    private static final class Incomplete {
        final Map<Integer, MessagePart> parts = new HashMap<>();
        final MessagePart first;
        long lastMs;
        long askMs;
        int asks;
        int bytes;

        Incomplete(MessagePart first) {
            this.first = first;
        }

        boolean expired(long nowMs) {
            return nowMs - lastMs > EXPIRY_MS || nowMs - first.receivedMs() > MAX_AGE_MS;
        }
    }

    private final SubpackageListener listener;
    private final Map<Key, Incomplete> incomplete = new LinkedHashMap<>();
    private final Map<Budget, Integer> held = new HashMap<>();
    private final Map<Key, Done> done = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Done> eldest) {
            return size() > MAX_DONE;
        }
    };
    private long bytes;
    private byte[] body;

    public SubpackageAssembler(SubpackageListener listener) {
        this.listener = listener;
    }

    /** Takes a part. What does not fit any more is told to the listener as given up before this returns. */
    public Outcome accept(MessagePart part) {
        if (part.index() < 1 || part.index() > part.total()) {
            return Outcome.BAD;
        }
        Key key = new Key(part.terminalId(), part.messageId(), part.firstSerial());
        Done before = done.get(key);
        if (before != null && before.total() == part.total() && part.receivedMs() - before.atMs() <= EXPIRY_MS) {
            return Outcome.DUPLICATE;
        }
        Incomplete message = incomplete.get(key);
        if (message != null && message.expired(part.receivedMs())) {
            giveUp(key, message);
            message = null;
        }
        if (message != null && message.first.total() != part.total()) {
            return Outcome.BAD;
        }
        MessagePart same = message == null ? null : message.parts.get(part.index());
        if (same != null && sameBody(same, part)) {
            return Outcome.DUPLICATE;
        }
        if (same != null) {
            // The terminal began to count anew: what is here belongs to a message that nobody will finish.
            giveUp(key, message);
            message = null;
        }
        if (message == null) {
            message = new Incomplete(part);
            incomplete.put(key, message);
        }
        return add(key, message, part);
    }

    private Outcome add(Key key, Incomplete message, MessagePart part) {
        message.parts.put(part.index(), part);
        message.lastMs = part.receivedMs();
        message.askMs = part.receivedMs();
        message.asks = 0;
        count(message, cost(part));
        if (message.parts.size() == part.total()) {
            body = join(message);
            remove(key, message);
            done.remove(key);
            done.put(key, new Done(part.total(), part.receivedMs()));
            return Outcome.COMPLETE;
        }
        if (held.get(budget(part)) > limit(part)) {
            giveUp(key, message);
        }
        while (bytes > MAX_BYTES) {
            Map.Entry<Key, Incomplete> oldest = incomplete.entrySet().iterator().next();
            giveUp(oldest.getKey(), oldest.getValue());
        }
        return Outcome.KEPT;
    }

    /** The whole body of the message that {@link Outcome#COMPLETE} was said of; the caller's own. */
    public byte[] body() {
        return body;
    }

    /** Gives up what has expired and asks for what is missing. Call it about once a second. */
    public void overdue(long nowMs) {
        List<Map.Entry<Key, Incomplete>> expired = new ArrayList<>();
        for (Map.Entry<Key, Incomplete> entry : incomplete.entrySet()) {
            Incomplete message = entry.getValue();
            if (message.expired(nowMs)) {
                expired.add(entry);
            } else if (message.asks < MAX_ASKS && nowMs - message.askMs >= ASK_AFTER_MS) {
                message.asks++;
                message.askMs = nowMs;
                listener.missing(message.first, missing(message));
            }
        }
        expired.forEach(entry -> giveUp(entry.getKey(), entry.getValue()));
    }

    /** Journal index after which reading must begin to find every part again that is held; {@code otherwise} for none. */
    public long readBackIndex(long otherwise) {
        if (incomplete.isEmpty()) {
            return otherwise;
        }
        return incomplete.values().iterator().next().first.beforeIndex();
    }

    /** Messages of which parts are missing. */
    public int size() {
        return incomplete.size();
    }

    /** Bytes held, with what it costs to hold them. */
    public long bytes() {
        return bytes;
    }

    private static List<Integer> missing(Incomplete message) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= message.first.total() && numbers.size() < MAX_ASKED_PARTS; i++) {
            if (!message.parts.containsKey(i)) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private void giveUp(Key key, Incomplete message) {
        remove(key, message);
        message.parts.values().stream()
                .sorted((a, b) -> Long.compare(a.journalIndex(), b.journalIndex()))
                .forEach(listener::givenUp);
    }

    private void remove(Key key, Incomplete message) {
        incomplete.remove(key);
        count(message, -message.bytes);
    }

    private void count(Incomplete message, int change) {
        message.bytes += change;
        bytes += change;
        held.merge(budget(message.first), change, (a, b) -> a + b == 0 ? null : a + b);
    }

    private static Budget budget(MessagePart part) {
        return new Budget(part.terminalId(), part.messageId() == MULTIMEDIA_DATA);
    }

    private static int limit(MessagePart part) {
        return part.messageId() == MULTIMEDIA_DATA ? MAX_MEDIA_BYTES : MAX_TERMINAL_BYTES;
    }

    private static int cost(MessagePart part) {
        return part.frame().length + PART_COST;
    }

    private static boolean sameBody(MessagePart a, MessagePart b) {
        return Arrays.equals(
                a.frame(),
                a.bodyOffset(),
                a.bodyOffset() + a.bodyLength(),
                b.frame(),
                b.bodyOffset(),
                b.bodyOffset() + b.bodyLength());
    }

    private static byte[] join(Incomplete message) {
        int length = 0;
        for (MessagePart part : message.parts.values()) {
            length += part.bodyLength();
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (int i = 1; i <= message.first.total(); i++) {
            MessagePart part = message.parts.get(i);
            System.arraycopy(part.frame(), part.bodyOffset(), whole, at, part.bodyLength());
            at += part.bodyLength();
        }
        return whole;
    }
}
