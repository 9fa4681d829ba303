package org.sweepwatch.bench.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationReport;

/**
 * One 0x0200 with five additional items, from the wire to its values, and the answer to it.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar FrameBenchmark -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class FrameBenchmark {
    private final FrameHeader header = new FrameHeader();
    private final LocationReport report = new LocationReport();
    private final FrameWriter writer = new FrameWriter();
    private final FrameSplitter splitter = new FrameSplitter();
    private final Decoding decoding = new Decoding();
    private final Counting counting = new Counting();
    private FrameAddress address;
    private byte[] checked;
    private int checkedLength;
    private ByteBuf wire;
    private ByteBuf answer;

    @Setup
    public void makeFrames() {
        address = FrameAddress.of(ProtocolVersion.V2013, "13973300187");
        byte[] frame = SampleFrames.wireLocationReport();
        wire = UnpooledByteBufAllocator.DEFAULT.directBuffer(frame.length).writeBytes(frame);
        answer = UnpooledByteBufAllocator.DEFAULT.directBuffer(64);
        checked = SampleFrames.locationReport();
        checkedLength = checked.length;
    }

    @TearDown
    public void release() {
        wire.release();
        answer.release();
    }

    /** Header, basic block, time, items found; then every value that the store has a column for. */
    @Benchmark
    public void decodeLocation(Blackhole sink) {
        sink.consume(header.parse(checked, checkedLength));
        sink.consume(report.decode(checked, header.bodyOffset(), header.bodyLength()));
        consume(sink);
    }

    /** From the bytes of a read to the values: copy, split, un-escape, check, decode. */
    @Benchmark
    public void splitAndDecodeLocation(Blackhole sink) {
        wire.readerIndex(0);
        decoding.sink = sink;
        splitter.accept(wire, decoding);
    }

    /** From the bytes of a read to a checked frame. */
    @Benchmark
    public int splitFrame() {
        wire.readerIndex(0);
        splitter.accept(wire, counting);
        return counting.bytes;
    }

    /** The 0x8001 to a position, escaped into a direct buffer. */
    @Benchmark
    public ByteBuf encodeGeneralReply() {
        answer.clear();
        GeneralReply.put(
                writer.begin(address, MessageId.PLATFORM_GENERAL_REPLY.code(), 0),
                293,
                MessageId.LOCATION_REPORT.code(),
                GeneralReply.SUCCESS);
        writer.end(answer);
        return answer;
    }

    private void consume(Blackhole sink) {
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
        sink.consume(report.vehicleSignalBits());
        sink.consume(report.signalStrength());
        sink.consume(report.satellites());
    }

    private final class Decoding implements FrameListener {
        private Blackhole sink;

        @Override
        public void onFrame(byte[] frame, int length) {
            sink.consume(header.parse(frame, length));
            sink.consume(report.decode(frame, header.bodyOffset(), header.bodyLength()));
            consume(sink);
        }

        @Override
        public void onDropped(FrameFault fault) {
            throw new IllegalStateException("the frame is broken: " + fault);
        }
    }

    private static final class Counting implements FrameListener {
        private int bytes;

        @Override
        public void onFrame(byte[] frame, int length) {
            bytes += length;
        }

        @Override
        public void onDropped(FrameFault fault) {
            throw new IllegalStateException("the frame is broken: " + fault);
        }
    }
}
