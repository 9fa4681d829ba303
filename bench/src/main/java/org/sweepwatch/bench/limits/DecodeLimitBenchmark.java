package org.sweepwatch.bench.limits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.bench.ingest.SampleFrames;

/**
 * One 0x0200 with five additional items, un-escaped and checked, read by code that knows nothing but this one layout and
 * trusts it: no decision of the edition, no length that could be wrong, no vendor item.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class DecodeLimitBenchmark {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BODY_AT = 12;
    private static final int ITEMS_AT = BODY_AT + 28;

    private final byte[] frame = SampleFrames.locationReport();
    private final Values values = new Values();

    /** Where the values go; one object, used again and again. */
    public static class Values {
        public long phone;
        public int serial;
        public int alarmBits;
        public int statusBits;
        public int latE6;
        public int lonE6;
        public int altitudeM;
        public int speedDkmh;
        public int headingDeg;
        public long time;
        public final int[] items = new int[256];
    }

    @Benchmark
    public Values bareDecode() {
        byte[] from = frame;
        Values into = values;
        into.phone = (long) (short) SHORT.get(from, 4) << 32 | (int) INT.get(from, 6) & 0xFFFFFFFFL;
        into.serial = (short) SHORT.get(from, 10) & 0xFFFF;
        into.alarmBits = (int) INT.get(from, BODY_AT);
        into.statusBits = (int) INT.get(from, BODY_AT + 4);
        into.latE6 = (int) INT.get(from, BODY_AT + 8);
        into.lonE6 = (int) INT.get(from, BODY_AT + 12);
        into.altitudeM = (short) SHORT.get(from, BODY_AT + 16);
        into.speedDkmh = (short) SHORT.get(from, BODY_AT + 18) & 0xFFFF;
        into.headingDeg = (short) SHORT.get(from, BODY_AT + 20) & 0xFFFF;
        into.time = seconds(from, BODY_AT + 22);
        int at = ITEMS_AT;
        int end = from.length - 1;
        while (at + 2 <= end) {
            int length = from[at + 1];
            int value = 0;
            for (int i = 0; i < length; i++) {
                value = value << 8 | from[at + 2 + i] & 0xFF;
            }
            into.items[from[at] & 0xFF] = value;
            at += 2 + length;
        }
        return into;
    }

    /** Seconds of a calendar in which each month has 31 days: enough to have read every digit. */
    private static long seconds(byte[] from, int at) {
        long days = (two(from, at) * 12L + two(from, at + 1)) * 31 + two(from, at + 2);
        return ((days * 24 + two(from, at + 3)) * 60 + two(from, at + 4)) * 60 + two(from, at + 5);
    }

    private static int two(byte[] from, int at) {
        return (from[at] >> 4 & 0xF) * 10 + (from[at] & 0xF);
    }
}
