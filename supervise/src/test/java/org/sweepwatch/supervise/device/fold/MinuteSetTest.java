package org.sweepwatch.supervise.device.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinuteSetTest {
    @Test
    void agreesWithABitSet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            MinuteSet set = new MinuteSet();
            BitSet bits = new BitSet();
            for (int i = 0; i < 20; i++) {
                int from = random.nextInt(1500) - 30;
                int to = from + random.nextInt(200);
                set.addRange(from, to);
                bits.set(Math.max(0, Math.min(from, 1440)), Math.max(0, Math.min(to, 1440)));
                int gone = random.nextInt(1440);
                set.remove(gone);
                bits.clear(gone);
            }
            assertEquals(bits.cardinality(), set.size(), "seed " + seed);
            assertEquals(1440 - bits.cardinality(), set.complement().size(), "seed " + seed);
            int longest = 0;
            for (int m = -2; m < 1445; m++) {
                int at = Math.max(m, 0);
                assertEquals(at < 1440 ? bits.nextSetBit(at) : -1, set.next(m), "seed " + seed + " minute " + m);
                assertEquals(Math.min(bits.nextClearBit(at), 1440), set.nextGap(m), "seed " + seed + " minute " + m);
                assertEquals(m < 0 ? -1 : bits.previousSetBit(Math.min(m, 1439)), set.previous(m), "seed " + seed);
                assertEquals(m >= 0 && bits.get(m), set.contains(m), "seed " + seed);
                longest = Math.max(longest, m < 0 ? 0 : bits.nextClearBit(m) - m);
            }
            assertEquals(longest, set.longestRun(), "seed " + seed);
        }
    }

    @Test
    void showsItsRuns() {
        assertEquals(
                "0-59 600-1439",
                MinuteSet.ofRange(0, 60).addAll(MinuteSet.ofRange(600, 2000)).toString());
    }
}
