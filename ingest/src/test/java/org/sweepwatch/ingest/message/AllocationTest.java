package org.sweepwatch.ingest.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.WorkedFrames;
import org.sweepwatch.ingest.message.location.LocationReport;

/** A position makes no garbage on its way from the socket's bytes to its values, nor does the answer to it. */
class AllocationTest {
    private static final int FRAMES = 200_000;

    private final FrameHeader header = new FrameHeader();
    private final LocationReport report = new LocationReport();
    private final FrameWriter writer = new FrameWriter();
    private final FrameAddress address = FrameAddress.of(ProtocolVersion.V2013, "13973300187");
    /** Without leak detection, which allocates by itself. */
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);

    private final ByteBuf answer = allocator.directBuffer(64);
    private int received;

    @Test
    void aPositionAndItsAnswerAllocateNothing() {
        ByteBuf wire = allocator.directBuffer(256);
        wire.writeBytes(WorkedFrames.LOCATION_2013).writeBytes(WorkedFrames.LOCATION_2019);
        FrameSplitter splitter = new FrameSplitter();
        FrameListener decoding = new FrameListener() {
            @Override
            public void onFrame(byte[] frame, int length) {
                header.parse(frame, length);
                received += report.decode(frame, header.bodyOffset(), header.bodyLength()) ? 1 : 0;
                received += report.odometerHm() < 0 ? 1 : 0;
                answer.clear();
                GeneralReply.put(writer.begin(address, 0x8001, 1), header.serial(), header.messageId(), 0);
                writer.end(answer);
            }

            @Override
            public void onDropped(FrameFault fault) {
                throw new AssertionError(fault);
            }
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            received = 0;
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < FRAMES / 2; i++) {
                wire.readerIndex(0);
                splitter.accept(wire, decoding);
            }
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(self) - before);
            assertEquals(FRAMES, received);
        }
        wire.release();
        answer.release();
        long bytes = allocated;
        assertTrue(bytes < FRAMES, () -> bytes + " bytes for " + FRAMES + " frames");
    }
}
