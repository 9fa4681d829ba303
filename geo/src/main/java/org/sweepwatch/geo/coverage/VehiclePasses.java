package org.sweepwatch.geo.coverage;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sweepwatch.geo.track.TrackMatch;
import org.sweepwatch.geo.track.TrackPoint;

/**
 * What a {@link PassFold} remembers of one vehicle: its last point and the passes that have not ended. One thread at a
 * time. Bounded by {@link #MAX_OPEN}, able to go to bytes and back.
 */
public final class VehiclePasses {
    /** Passes open at once. One more ends the pass that has been left the longest. */
    public static final int MAX_OPEN = 64;

    private static final int FIRST_ROOM = 4;
    private static final int HEADER_BYTES = 1 + 8 + 4 + 4 + 4 + 4 + 4 + 1 + 1 + 1;
    private static final int PASS_BYTES = 4 + 4 + 8 + 8 + 8 + 8 + 1;
    /** Length of {@link #toBytes()} at most. */
    public static final int MAX_BYTES = HEADER_BYTES + MAX_OPEN * PASS_BYTES;

    private static final byte VERSION = 1;
    private static final WorkEvidence[] WORK = WorkEvidence.values();

    long lastTimeMs = Long.MIN_VALUE;
    int lastLatE6;
    int lastLonE6;
    int lastSpeedDkmh;
    /** Where the last point was matched; {@link TrackMatch#NO_ROUTE}: nowhere. */
    int lastRouteId = TrackMatch.NO_ROUTE;

    int lastAlongCm;
    boolean lastAgainst;
    WorkEvidence lastWork = WorkEvidence.NONE;

    int count;
    int[] routeIds = new int[FIRST_ROOM];
    int[] segments = new int[FIRST_ROOM];
    long[] coveredBits = new long[FIRST_ROOM];
    long[] fromMs = new long[FIRST_ROOM];
    long[] toMs = new long[FIRST_ROOM];
    /** When the vehicle was last on or beside the segment, working or not. */
    long[] seenMs = new long[FIRST_ROOM];

    boolean[] sensorProven = new boolean[FIRST_ROOM];

    /** Device time of the last point taken in, ms since 1970 UTC; {@link Long#MIN_VALUE} before the first. */
    public long lastTimeMs() {
        return lastTimeMs;
    }

    /** Number of passes that have not ended. */
    public int open() {
        return count;
    }

    int find(int routeId, int segment) {
        for (int i = 0; i < count; i++) {
            if (segments[i] == segment && routeIds[i] == routeId) {
                return i;
            }
        }
        return -1;
    }

    /** Opens a pass and returns its place; fewer than {@link #MAX_OPEN} must be open. */
    int add(int routeId, int segment, long startMs) {
        makeRoom(count + 1);
        int at = count++;
        routeIds[at] = routeId;
        segments[at] = segment;
        coveredBits[at] = 0;
        fromMs[at] = startMs;
        toMs[at] = startMs;
        seenMs[at] = startMs;
        sensorProven[at] = true;
        return at;
    }

    private void makeRoom(int passes) {
        if (passes <= routeIds.length) {
            return;
        }
        int room = Math.min(MAX_OPEN, Math.max(passes, 2 * routeIds.length));
        routeIds = Arrays.copyOf(routeIds, room);
        segments = Arrays.copyOf(segments, room);
        coveredBits = Arrays.copyOf(coveredBits, room);
        fromMs = Arrays.copyOf(fromMs, room);
        toMs = Arrays.copyOf(toMs, room);
        seenMs = Arrays.copyOf(seenMs, room);
        sensorProven = Arrays.copyOf(sensorProven, room);
    }

    /** The last one takes the place of the one removed. */
    void remove(int at) {
        count--;
        routeIds[at] = routeIds[count];
        segments[at] = segments[count];
        coveredBits[at] = coveredBits[count];
        fromMs[at] = fromMs[count];
        toMs[at] = toMs[count];
        seenMs[at] = seenMs[count];
        sensorProven[at] = sensorProven[count];
    }

    /** Adds swept parts to a pass. */
    void cover(int at, long bits, long startMs, long endMs, boolean proven) {
        coveredBits[at] |= bits;
        fromMs[at] = Math.min(fromMs[at], startMs);
        toMs[at] = Math.max(toMs[at], endMs);
        seenMs[at] = Math.max(seenMs[at], endMs);
        sensorProven[at] &= proven;
    }

    int longestUnseen() {
        int longest = 0;
        for (int at = 1; at < count; at++) {
            if (seenMs[at] < seenMs[longest]) {
                longest = at;
            }
        }
        return longest;
    }

    void tell(int at, PassListener out) {
        out.passed(routeIds[at], segments[at], coveredBits[at], fromMs[at], toMs[at], sensorProven[at]);
    }

    void keep(TrackPoint point, TrackMatch match, WorkEvidence work) {
        lastTimeMs = point.timeMs;
        lastLatE6 = point.latE6;
        lastLonE6 = point.lonE6;
        lastSpeedDkmh = point.speedDkmh;
        lastRouteId = match.routeId;
        lastAlongCm = match.onRoute() ? match.alongCm : 0;
        lastAgainst = match.onRoute() && match.against;
        lastWork = work;
    }

    void clear() {
        count = 0;
        lastTimeMs = Long.MIN_VALUE;
        lastLatE6 = 0;
        lastLonE6 = 0;
        lastSpeedDkmh = 0;
        lastRouteId = TrackMatch.NO_ROUTE;
        lastAlongCm = 0;
        lastAgainst = false;
        lastWork = WorkEvidence.NONE;
    }

    /** The state as bytes: version, last point, then each open pass. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + count * PASS_BYTES);
        out.put(VERSION).putLong(lastTimeMs).putInt(lastLatE6).putInt(lastLonE6).putInt(lastSpeedDkmh);
        out.putInt(lastRouteId).putInt(lastAlongCm).put((byte) (lastAgainst ? 1 : 0));
        out.put((byte) lastWork.ordinal()).put((byte) count);
        for (int i = 0; i < count; i++) {
            out.putInt(routeIds[i]).putInt(segments[i]).putLong(coveredBits[i]);
            out.putLong(fromMs[i]).putLong(toMs[i]).putLong(seenMs[i]);
            out.put((byte) (sensorProven[i] ? 1 : 0));
        }
        return out.array();
    }

    /**
     * The state from {@link #toBytes()}.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged: fold the stored points again
     */
    public static VehiclePasses fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        VehiclePasses state = new VehiclePasses();
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("pass state version: " + version + " (expected: " + VERSION + ")");
            }
            state.read(in);
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("pass state cut short at " + bytes.length + " bytes", cut);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("pass state: " + in.remaining() + " bytes left over");
        }
        return state;
    }

    private void read(ByteBuffer in) {
        lastTimeMs = in.getLong();
        lastLatE6 = in.getInt();
        lastLonE6 = in.getInt();
        lastSpeedDkmh = in.getInt();
        lastRouteId = in.getInt();
        lastAlongCm = in.getInt();
        lastAgainst = in.get() != 0;
        int work = in.get();
        count = in.get();
        if (work < 0 || work >= WORK.length) {
            throw new IllegalArgumentException("work in a pass state: " + work + " (expected: < " + WORK.length + ")");
        }
        if (count < 0 || count > MAX_OPEN) {
            throw new IllegalArgumentException("passes in a state: " + count + " (expected: <= " + MAX_OPEN + ")");
        }
        lastWork = WORK[work];
        makeRoom(count);
        for (int i = 0; i < count; i++) {
            routeIds[i] = in.getInt();
            segments[i] = in.getInt();
            coveredBits[i] = in.getLong();
            fromMs[i] = in.getLong();
            toMs[i] = in.getLong();
            seenMs[i] = in.getLong();
            sensorProven[i] = in.get() != 0;
        }
    }
}
