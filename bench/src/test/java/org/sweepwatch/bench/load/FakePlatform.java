package org.sweepwatch.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.ingest.message.media.MediaReply;

/** The smallest platform that a terminal can talk to, on a real socket: one thread a connection, no store. */
final class FakePlatform implements AutoCloseable {
    private static final String CODE = "CODE0123456789";

    /** A position that came in. */
    record Received(String phone, long timeMs, int latE6, int lonE6, int items) {}

    final Queue<Received> received = new ConcurrentLinkedQueue<>();
    /** Lengths of the bodies that came whole in parts. */
    final Queue<Integer> media = new ConcurrentLinkedQueue<>();

    final Queue<String> registeredPhones = new ConcurrentLinkedQueue<>();
    final Queue<FrameFault> faults = new ConcurrentLinkedQueue<>();
    final AtomicInteger connections = new AtomicInteger();

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger positions = new AtomicInteger();
    /** The n-th position of all is not answered, 0 = each is. */
    private volatile int silentAt;
    /** The connection is cut instead of the n-th answer, 0 = never. */
    private volatile int cutAt;

    private volatile int registrationResult;

    FakePlatform() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    FakePlatform silentAt(int position) {
        silentAt = position;
        return this;
    }

    FakePlatform cutAt(int position) {
        cutAt = position;
        return this;
    }

    FakePlatform refuseRegistrations(int result) {
        registrationResult = result;
        return this;
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Conversation conversation = new Conversation(socket.getOutputStream());
            FrameSplitter splitter = new FrameSplitter();
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[8192];
            while (!conversation.cut) {
                int count = in.read(bytes);
                if (count < 0) {
                    return;
                }
                splitter.accept(Unpooled.wrappedBuffer(bytes, 0, count), conversation);
            }
        } catch (IOException e) {
            // The terminal has gone: nothing to do for it.
        }
    }

    private final class Conversation implements FrameListener {
        private final OutputStream out;
        private final FrameHeader header = new FrameHeader();
        private final FrameWriter writer = new FrameWriter();
        private int serial;
        private int mediaId;
        private int mediumBytes;
        private boolean authenticated;
        private boolean cut;

        Conversation(OutputStream out) {
            this.out = out;
        }

        @Override
        public void onDropped(FrameFault fault) {
            faults.add(fault);
        }

        @Override
        public void onFrame(byte[] frame, int length) {
            FrameFault fault = header.parse(frame, length);
            if (fault != null) {
                faults.add(fault);
                return;
            }
            switch (MessageId.of(header.messageId())) {
                case REGISTRATION -> register();
                case AUTHENTICATION -> authenticate(frame);
                case LOCATION_REPORT -> locate(frame);
                case MULTIMEDIA_DATA -> takePart(frame);
                default -> answer(GeneralReply.NOT_SUPPORTED);
            }
        }

        private void register() {
            registeredPhones.add(header.phone());
            writer.begin(header.address(), MessageId.REGISTRATION_REPLY.code(), serial++);
            new RegistrationReply(header.serial(), registrationResult, CODE).encode(writer);
            send();
        }

        private void authenticate(byte[] frame) {
            Authentication said =
                    Authentication.decode(frame, header.bodyOffset(), header.bodyLength(), header.version());
            authenticated = said != null && said.code(frame).equals(CODE);
            answer(authenticated ? GeneralReply.SUCCESS : GeneralReply.FAILURE);
        }

        private void locate(byte[] frame) {
            LocationReport report = new LocationReport();
            if (!authenticated || !report.decode(frame, header.bodyOffset(), header.bodyLength())) {
                answer(GeneralReply.MESSAGE_ERROR);
                return;
            }
            received.add(
                    new Received(header.phone(), report.timeMs(), report.latE6(), report.lonE6(), report.itemCount()));
            int number = positions.incrementAndGet();
            if (number == cutAt) {
                cut = true;
            } else if (number != silentAt) {
                answer(GeneralReply.SUCCESS);
            }
        }

        private void takePart(byte[] frame) {
            if (header.partIndex() == 1) {
                int at = header.bodyOffset();
                mediaId = ByteBuffer.wrap(frame, at, Integer.BYTES).getInt();
                mediumBytes = 0;
            }
            mediumBytes += header.bodyLength();
            answer(GeneralReply.SUCCESS);
            if (header.partIndex() == header.partTotal()) {
                media.add(mediumBytes);
                writer.begin(header.address(), MessageId.MULTIMEDIA_REPLY.code(), serial++);
                writer.putBytes(new MediaReply(0, mediaId, List.of()).encode(header.version()));
                send();
            }
        }

        private void answer(int result) {
            writer.begin(header.address(), MessageId.PLATFORM_GENERAL_REPLY.code(), serial++);
            GeneralReply.put(writer, header.serial(), header.messageId(), result);
            send();
        }

        private void send() {
            ByteBuf bytes = Unpooled.wrappedBuffer(writer.end());
            try {
                bytes.readBytes(out, bytes.readableBytes());
            } catch (IOException e) {
                cut = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
