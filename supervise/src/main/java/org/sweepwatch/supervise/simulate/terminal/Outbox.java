package org.sweepwatch.supervise.simulate.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that were sent and wait for their answers, with the times of their repetition: T(N+1) = T(N) x (N+1), N = 1
 * for the first wait (JT/T 808-2019 6.3): with 10 s that is 10, 20, 60, 240 s. Bounded by its user's window. One thread.
 */
final class Outbox {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Map<Integer, Message> bySerial = new LinkedHashMap<>();

    /** A sent message. */
    static final class Message {
        final int serial;
        final int messageId;
        final byte[] wire;
        final List<StoredPoint> points;
        private int sendings = 1;
        private long waitNanos;
        private long dueNanos;

        Message(int serial, int messageId, byte[] wire, List<StoredPoint> points, int ackTimeoutMs, long nowNanos) {
            this.serial = serial;
            this.messageId = messageId;
            this.wire = wire;
            this.points = points;
            this.waitNanos = ackTimeoutMs * NANOS_PER_MS;
            this.dueNanos = nowNanos + waitNanos;
        }

        /** Times it was sent so far. */
        int sendings() {
            return sendings;
        }

        /** Notes that it is sent once more. */
        void repeated(long nowNanos) {
            sendings++;
            waitNanos *= sendings;
            dueNanos = nowNanos + waitNanos;
        }
    }

    void sent(Message message) {
        bySerial.put(message.serial, message);
    }

    /** The message that an answer belongs to, which is then done; null when none waits for it. */
    Message answered(int serial, int messageId) {
        Message message = bySerial.get(serial);
        if (message == null || message.messageId != messageId) {
            return null;
        }
        return bySerial.remove(serial);
    }

    /** The messages whose answer is overdue. */
    List<Message> overdue(long nowNanos) {
        List<Message> overdue = new ArrayList<>(0);
        for (Message message : bySerial.values()) {
            if (nowNanos - message.dueNanos >= 0) {
                overdue.add(message);
            }
        }
        return overdue;
    }

    /** Forgets all messages; the positions in them, in order of time. */
    List<StoredPoint> clear() {
        List<StoredPoint> points = bySerial.values().stream()
                .flatMap(message -> message.points.stream())
                .sorted(Comparator.comparingLong(StoredPoint::timeMs))
                .toList();
        bySerial.clear();
        return points;
    }

    int size() {
        return bySerial.size();
    }

    /** Positions that wait for an answer. */
    int points() {
        int points = 0;
        for (Message message : bySerial.values()) {
            points += message.points.size();
        }
        return points;
    }

    boolean holds(int messageId) {
        for (Message message : bySerial.values()) {
            if (message.messageId == messageId) {
                return true;
            }
        }
        return false;
    }
}
