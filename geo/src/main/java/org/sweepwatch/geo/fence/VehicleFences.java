package org.sweepwatch.geo.fence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * In which fences one vehicle is, or is about to be. Fed by a {@link FenceTracker}; one thread at a time. Small, bounded
 * by {@link #MAX_FENCES}, and able to go to bytes and back.
 */
public final class VehicleFences {
    /** Fences in which one vehicle is followed at once. A point in more than this many is followed in the first. */
    public static final int MAX_FENCES = 32;
    /** Length of {@link #toBytes()} at most. */
    public static final int MAX_BYTES = 10 + MAX_FENCES * 14;

    private static final byte VERSION = 1;
    private static final int FIRST_ROOM = 4;

    long lastTimeMs = Long.MIN_VALUE;
    int count;
    int[] fenceIds = new int[FIRST_ROOM];
    /** False: seen inside, not yet often enough to have entered. */
    boolean[] entered = new boolean[FIRST_ROOM];
    /** Fixes in the present run: inside while not entered, outside by the margin while entered. */
    byte[] runFixes = new byte[FIRST_ROOM];

    long[] runStartMs = new long[FIRST_ROOM];

    /** Whether the vehicle has entered the fence and not left it. */
    public boolean isIn(int fenceId) {
        int at = find(fenceId);
        return at >= 0 && entered[at];
    }

    /** Writes the ids of the fences entered and not left; returns how many there are. */
    public int in(int[] outIds) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (entered[i]) {
                if (found < outIds.length) {
                    outIds[found] = fenceIds[i];
                }
                found++;
            }
        }
        return found;
    }

    /** Device time of the newest fix taken in, epoch milliseconds; {@link Long#MIN_VALUE} before the first. */
    public long lastTimeMs() {
        return lastTimeMs;
    }

    int find(int fenceId) {
        for (int i = 0; i < count; i++) {
            if (fenceIds[i] == fenceId) {
                return i;
            }
        }
        return -1;
    }

    /** Fewer than {@link #MAX_FENCES} must be followed. */
    void add(int fenceId, long timeMs) {
        makeRoom(count + 1);
        fenceIds[count] = fenceId;
        entered[count] = false;
        runFixes[count] = 1;
        runStartMs[count] = timeMs;
        count++;
    }

    private void makeRoom(int fences) {
        if (fences <= fenceIds.length) {
            return;
        }
        int room = Math.min(MAX_FENCES, Math.max(fences, 2 * fenceIds.length));
        fenceIds = Arrays.copyOf(fenceIds, room);
        entered = Arrays.copyOf(entered, room);
        runFixes = Arrays.copyOf(runFixes, room);
        runStartMs = Arrays.copyOf(runStartMs, room);
    }

    /** The last one takes the place of the one removed. */
    void remove(int at) {
        count--;
        fenceIds[at] = fenceIds[count];
        entered[at] = entered[count];
        runFixes[at] = runFixes[count];
        runStartMs[at] = runStartMs[count];
    }

    /** The state as bytes: version, newest time, then each fence. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(10 + count * 14);
        out.put(VERSION).putLong(lastTimeMs).put((byte) count);
        for (int i = 0; i < count; i++) {
            out.putInt(fenceIds[i]).put((byte) (entered[i] ? 1 : 0)).put(runFixes[i]);
            out.putLong(runStartMs[i]);
        }
        return out.array();
    }

    /**
     * The state from {@link #toBytes()}.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged; the caller may start with a new
     *     state, which reports the fences in which the vehicle is as entered once more
     */
    public static VehicleFences fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        VehicleFences state = new VehicleFences();
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("fence state version: " + version + " (expected: " + VERSION + ")");
            }
            state.lastTimeMs = in.getLong();
            int count = in.get();
            if (count < 0 || count > MAX_FENCES) {
                throw new IllegalArgumentException(
                        "fences in a state: " + count + " (expected: <= " + MAX_FENCES + ")");
            }
            state.makeRoom(count);
            for (int i = 0; i < count; i++) {
                state.fenceIds[i] = in.getInt();
                state.entered[i] = in.get() != 0;
                state.runFixes[i] = in.get();
                state.runStartMs[i] = in.getLong();
            }
            state.count = count;
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("fence state cut short at " + bytes.length + " bytes", cut);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("fence state: " + in.remaining() + " bytes left over");
        }
        return state;
    }
}
