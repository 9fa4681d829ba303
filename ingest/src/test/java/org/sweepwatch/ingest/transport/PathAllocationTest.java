package org.sweepwatch.ingest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.RingBuffer;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.command.CommandDesk;
import org.sweepwatch.ingest.command.CommandSettings;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.session.SessionRegistry;

/** A position makes no garbage between the socket's bytes and the ring, through session, router and traffic. */
class PathAllocationTest {
    private static final int FRAMES = 200_000;
    private static final String PHONE = "13973300187";

    @Test
    void aPositionOfAnAuthenticatedTerminalAllocatesNothing() {
        IngestSettings settings =
                IngestSettings.builder().maxPhonesPerConnection(3).build();
        InMemoryDirectory directory = new InMemoryDirectory();
        SessionRegistry sessions = new SessionRegistry();
        IngestCounters counters = new IngestCounters();
        RingBuffer<FrameEvent> ring = RingBuffer.createMultiProducer(FrameEvent::new, 64);
        EmbeddedChannel channel = new EmbeddedChannel();
        EventLoopContext loop = new EventLoopContext(0, channel.eventLoop(), ring, 1);
        try (CommandDesk commands =
                        new CommandDesk(CommandSettings.DEFAULT, sessions, change -> {}, Clock.systemUTC());
                RegistrationDesk registrations = new RegistrationDesk(directory, 1, counters)) {
            IngestContext ingest = new IngestContext(settings, counters, sessions, commands, Clock.systemUTC());
            TerminalConnection connection = new TerminalConnection(channel, ingest, loop);
            FrameSplitter splitter = new FrameSplitter();
            FrameRouter router = new FrameRouter(
                    connection,
                    splitter,
                    new Handshake(ingest, directory, registrations),
                    new FrameIntake(ingest),
                    ingest);
            TerminalFrames terminal = new TerminalFrames(ProtocolVersion.V2013, PHONE);
            directory.add(PHONE);
            byte[] in = terminal.frame(
                    MessageId.AUTHENTICATION.code(), terminal.authentication(InMemoryDirectory.codeOf(PHONE)));
            splitter.accept(Unpooled.wrappedBuffer(in), router);
            assertNotNull(sessions.find(directory.find(PHONE).id()));

            byte[] position = terminal.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0));
            ByteBuf wire = Unpooled.wrappedBuffer(position);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long self = Thread.currentThread().getId();
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long before = threads.getThreadAllocatedBytes(self);
                for (int i = 0; i < FRAMES; i++) {
                    wire.readerIndex(0);
                    router.readAt();
                    splitter.accept(wire, router);
                }
                allocated = Math.min(allocated, threads.getThreadAllocatedBytes(self) - before);
            }
            assertEquals(3 * FRAMES - 1, ring.getCursor());
            long bytes = allocated;
            assertTrue(bytes < FRAMES, () -> bytes + " bytes for " + FRAMES + " frames");
            channel.finishAndReleaseAll();
        }
    }
}
