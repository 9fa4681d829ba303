package org.sweepwatch.supervise.device.fold;

import java.util.Arrays;

/** Reads what {@link StateWriter} wrote. Throws {@link CorruptStateException} on anything else, never reads past the end. */
public final class StateReader {
    private final byte[] bytes;
    private int at;

    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length) {
                throw new CorruptStateException("device day ends after " + bytes.length + " bytes");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new CorruptStateException("device day holds a number of more than 64 bits at byte " + at);
    }

    public long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    public int signedInt() {
        long value = signed();
        if ((int) value != value) {
            throw new CorruptStateException("device day holds " + value + " at byte " + at + " (expected: 32 bits)");
        }
        return (int) value;
    }

    public int count(int max) {
        long value = number();
        if (value < 0 || value > max) {
            throw new CorruptStateException(
                    "device day holds " + value + " at byte " + at + " (expected: <= " + max + ")");
        }
        return (int) value;
    }

    public boolean flag() {
        return count(1) == 1;
    }

    /** What {@link StateWriter#block} wrote. */
    public byte[] block(int longest) {
        int n = count(longest);
        if (n > bytes.length - at) {
            throw new CorruptStateException("state ends " + (n - bytes.length + at) + " bytes too early");
        }
        byte[] block = Arrays.copyOfRange(bytes, at, at + n);
        at += n;
        return block;
    }

    /** Null for an empty set: most sets of a healthy device stay empty. */
    public MinuteSet minutesOrNull() {
        MinuteSet set = null;
        int minute = 0;
        while (true) {
            int gap = count(MinuteSet.MINUTES);
            int run = count(MinuteSet.MINUTES);
            if (run == 0) {
                return set;
            }
            if (minute + gap + run > MinuteSet.MINUTES) {
                throw new CorruptStateException("device day holds minutes past the end of the day at byte " + at);
            }
            set = set == null ? new MinuteSet() : set;
            set.addRange(minute + gap, minute + gap + run);
            minute += gap + run;
        }
    }

    public MinuteSet minutes() {
        MinuteSet set = minutesOrNull();
        return set == null ? new MinuteSet() : set;
    }

    public void end() {
        if (at != bytes.length) {
            throw new CorruptStateException("device day has " + (bytes.length - at) + " bytes too many");
        }
    }
}
