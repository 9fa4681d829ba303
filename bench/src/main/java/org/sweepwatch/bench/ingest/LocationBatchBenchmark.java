package org.sweepwatch.bench.ingest;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * A batch of locations (定位数据批量上传, 0x0704) of 20 positions with four additional items each, which just fit one frame:
 * header once, then every position. One operation is one position of it.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar LocationBatchBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LocationBatchBenchmark {
    private static final int POSITIONS = 20;

    private final FrameHeader header = new FrameHeader();
    private final LocationBatch batch = new LocationBatch();
    private final LocationReport report = new LocationReport();
    private final byte[] frame = SampleFrames.locationBatch(POSITIONS);

    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    public int decode(Blackhole sink) {
        sink.consume(header.parse(frame, frame.length));
        sink.consume(batch.decode(frame, header.bodyOffset(), header.bodyLength()));
        int positions = 0;
        while (batch.next(report)) {
            positions++;
            sink.consume(report.alarmBits());
            sink.consume(report.statusBits());
            sink.consume(report.latE6());
            sink.consume(report.lonE6());
            sink.consume(report.altitudeM());
            sink.consume(report.speedDeciKmh());
            sink.consume(report.headingDeg());
            sink.consume(report.timeMs());
            sink.consume(report.odometerHm());
            sink.consume(report.recorderSpeedDeciKmh());
            sink.consume(report.signalStrength());
            sink.consume(report.satellites());
        }
        if (positions != POSITIONS) {
            throw new IllegalStateException("read " + positions + " of " + POSITIONS + " positions");
        }
        return positions;
    }
}
