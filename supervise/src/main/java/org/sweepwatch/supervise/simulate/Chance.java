package org.sweepwatch.supervise.simulate;

/**
 * Chance without memory: each draw is a hash of the seed and of what the draw is for, so the same question always has
 * the same answer, in any order and on any thread. That is what makes a vehicle's positions reproducible from any
 * moment on.
 */
public final class Chance {
    private final long seed;

    /** Draws for one seed. */
    public Chance(long seed) {
        this.seed = mix(seed + 0x9E3779B97F4A7C15L);
    }

    /** Independent draws for one subject, such as a vehicle. */
    public Chance of(long subject) {
        return new Chance(bits(subject, 0x5EED));
    }

    /** 64 random bits for a subject and a question. */
    public long bits(long subject, long question) {
        return mix(mix(seed ^ (subject * 0xD1342543DE82EF95L)) + question * 0xA0761D6478BD642FL);
    }

    /** Uniform in [0, 1). */
    public double unit(long subject, long question) {
        return (bits(subject, question) >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double between(double low, double high, long subject, long question) {
        return low + (high - low) * unit(subject, question);
    }

    /** Uniform in 0 .. bound - 1. */
    public int index(int bound, long subject, long question) {
        return (int) Long.remainderUnsigned(bits(subject, question), bound);
    }

    /** Standard normal, limited to +-3.5 (a sum of eight uniform draws, close enough for noise and cheap). */
    public double gauss(long subject, long question) {
        long bits = bits(subject, question);
        int sum = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            sum += (int) (bits >>> shift) & 0xFF;
        }
        // Eight bytes: mean 1020, variance 8 * (256^2 - 1) / 12.
        double value = (sum - 1020) / 209.02;
        return Math.max(-3.5, Math.min(3.5, value));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
