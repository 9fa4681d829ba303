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
import org.openjdk.jmh.infra.Blackhole;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * The header (消息头) of a checked location report of each edition: layout decided, every field read.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar HeaderBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HeaderBenchmark {
    @Param({"2011", "2013", "2019"})
    String edition;

    private final FrameHeader header = new FrameHeader();
    private byte[] frame;

    @Setup
    public void makeFrame() {
        frame = SampleFrames.locationReport(ProtocolVersion.labelled(edition));
    }

    @Benchmark
    public void parse(Blackhole sink) {
        sink.consume(header.parse(frame, frame.length));
        sink.consume(header.messageId());
        sink.consume(header.serial());
        sink.consume(header.bodyOffset());
        sink.consume(header.bodyLength());
        sink.consume(header.layout2019());
    }
}
