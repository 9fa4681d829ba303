package org.sweepwatch.bench.ingest;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sweepwatch.ingest.frame.Escape;

/**
 * Un-escape (转义还原) and check byte (校验码) of one location report, each alone.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar EscapeBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EscapeBenchmark {
    /** Escaped bytes in the frame: one in 128 by chance, so most reports have none or one. */
    @Param({"0", "1", "8"})
    int escapes;

    private byte[] wire;
    private byte[] frame;

    @Setup
    public void makeFrame() {
        byte[] plain = SampleFrames.locationReport();
        wire = new byte[plain.length + escapes];
        int at = 0;
        for (int i = 0; i < plain.length; i++) {
            boolean marked = escapes > 0 && i % (plain.length / escapes) == 0 && at - i < escapes;
            wire[at++] = marked ? 0x7D : plain[i];
            if (marked) {
                wire[at++] = 0x02;
            }
        }
        frame = new byte[wire.length];
    }

    /** With the copy of the frame that un-escaping in place needs anew each time, as in the splitter. */
    @Benchmark
    public int copyAndUnescape() {
        System.arraycopy(wire, 0, frame, 0, wire.length);
        return Escape.unescape(frame, wire.length);
    }

    @Benchmark
    public int check() {
        return Escape.xor(wire, wire.length);
    }
}
