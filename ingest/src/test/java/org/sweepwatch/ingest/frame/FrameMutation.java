package org.sweepwatch.ingest.frame;

import java.util.Arrays;
import java.util.Random;

/** Breaks frames: flips, cuts, insertions, repeated stretches, random tails. */
public final class FrameMutation {
    private FrameMutation() {}

    public static byte[] mutate(byte[] frame, Random random) {
        byte[] result = frame.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            result = once(result, random);
        }
        return result;
    }

    /** Breaks the content and repairs the check byte, so that the header and the body reach their decoders. */
    public static byte[] mutateChecked(byte[] content, Random random) {
        byte[] broken = mutate(Arrays.copyOf(content, content.length - 1), random);
        byte[] checked = Arrays.copyOf(broken, broken.length + 1);
        checked[broken.length] = (byte) Escape.xor(broken, broken.length);
        return checked;
    }

    private static byte[] once(byte[] frame, Random random) {
        if (frame.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(frame.length);
        switch (random.nextInt(6)) {
            case 0 -> frame[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> frame[at] = (byte) random.nextInt(256);
            case 2 -> frame = Arrays.copyOf(frame, at);
            case 3 -> {
                byte[] longer = new byte[frame.length + 1 + random.nextInt(20)];
                random.nextBytes(longer);
                System.arraycopy(frame, 0, longer, 0, frame.length);
                frame = longer;
            }
            case 4 ->
                frame = CollectingListener.concat(
                        Arrays.copyOf(frame, at),
                        new byte[] {(byte) (0x7D + random.nextInt(2))},
                        Arrays.copyOfRange(frame, at, frame.length));
            default ->
                frame = CollectingListener.concat(
                        Arrays.copyOf(frame, at), frame, Arrays.copyOfRange(frame, at, frame.length));
        }
        return frame;
    }
}
