package org.sweepwatch.supervise.device.fold;

import java.util.Arrays;
import org.sweepwatch.supervise.calendar.OperationalCalendar;

/**
 * A set of minutes of one operational day, 0 at the day start. Sets of minutes are how a fold remembers when something
 * was so: they need no order of arrival, have a fixed size, and the duty (计划在岗时间) can be laid over them afterwards.
 *
 * <p>Mutable, not thread safe. Minutes outside 0-1439 are ignored by the writers and absent for the readers.
 */
public final class MinuteSet {
    public static final int MINUTES = OperationalCalendar.MINUTES_PER_DAY;

    static final int WORDS = (MINUTES + 63) / 64;
    private static final long LAST_WORD_MASK = -1L >>> (WORDS * 64 - MINUTES);

    final long[] words = new long[WORDS];

    /** All minutes of the range; to is exclusive and both are brought into the day. */
    public static MinuteSet ofRange(int from, int to) {
        MinuteSet set = new MinuteSet();
        set.addRange(from, to);
        return set;
    }

    public boolean contains(int minute) {
        return minute >= 0 && minute < MINUTES && (words[minute >> 6] & (1L << minute)) != 0;
    }

    /** Returns true when the minute was not yet there. */
    public boolean add(int minute) {
        if (minute < 0 || minute >= MINUTES) {
            return false;
        }
        long bit = 1L << minute;
        long word = words[minute >> 6];
        words[minute >> 6] = word | bit;
        return (word & bit) == 0;
    }

    public void remove(int minute) {
        if (minute >= 0 && minute < MINUTES) {
            words[minute >> 6] &= ~(1L << minute);
        }
    }

    /** Adds from (inclusive) to (exclusive). */
    public void addRange(int from, int to) {
        int end = Math.min(to, MINUTES);
        for (int minute = Math.max(from, 0); minute < end; minute++) {
            if ((minute & 63) == 0 && minute + 64 <= end) {
                words[minute >> 6] = -1L;
                minute += 63;
            } else {
                words[minute >> 6] |= 1L << minute;
            }
        }
    }

    public MinuteSet addAll(MinuteSet other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] |= other.words[i];
        }
        return this;
    }

    public MinuteSet keep(MinuteSet other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= other.words[i];
        }
        return this;
    }

    public MinuteSet removeAll(MinuteSet other) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= ~other.words[i];
        }
        return this;
    }

    /** A new set of all minutes of the day that are not in this one. */
    public MinuteSet complement() {
        MinuteSet set = new MinuteSet();
        for (int i = 0; i < WORDS; i++) {
            set.words[i] = ~words[i];
        }
        set.words[WORDS - 1] &= LAST_WORD_MASK;
        return set;
    }

    public MinuteSet copy() {
        return new MinuteSet().addAll(this);
    }

    public boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean intersects(MinuteSet other) {
        for (int i = 0; i < WORDS; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many minutes. */
    public int size() {
        int n = 0;
        for (long word : words) {
            n += Long.bitCount(word);
        }
        return n;
    }

    /** First minute of the set at or after the given one, -1 when there is none. */
    public int next(int from) {
        return scan(Math.max(from, 0), 0L);
    }

    /** First minute at or after the given one that is not in the set, {@link #MINUTES} when there is none. */
    public int nextGap(int from) {
        int found = scan(Math.max(from, 0), -1L);
        return found < 0 ? MINUTES : found;
    }

    /** Last minute of the set at or before the given one, -1 when there is none. */
    public int previous(int from) {
        for (int minute = Math.min(from, MINUTES - 1); minute >= 0; minute--) {
            long word = words[minute >> 6] << (63 - (minute & 63));
            if (word != 0) {
                return minute - Long.numberOfLeadingZeros(word);
            }
            minute &= ~63;
        }
        return -1;
    }

    public int first() {
        return next(0);
    }

    public int last() {
        return previous(MINUTES - 1);
    }

    /** Length of the longest unbroken run of minutes. */
    public int longestRun() {
        int longest = 0;
        int from = next(0);
        while (from >= 0) {
            int to = nextGap(from);
            longest = Math.max(longest, to - from);
            from = next(to);
        }
        return longest;
    }

    private int scan(int from, long flip) {
        if (from >= MINUTES) {
            return -1;
        }
        int i = from >> 6;
        long word = (words[i] ^ flip) & (-1L << from);
        while (word == 0) {
            if (++i == WORDS) {
                return -1;
            }
            word = words[i] ^ flip;
        }
        int found = i * 64 + Long.numberOfTrailingZeros(word);
        return found < MINUTES ? found : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinuteSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** The runs, such as "0-59 600-1439". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int from = next(0);
        while (from >= 0) {
            int to = nextGap(from);
            text.append(text.length() == 0 ? "" : " ").append(from).append('-').append(to - 1);
            from = next(to);
        }
        return text.toString();
    }
}
