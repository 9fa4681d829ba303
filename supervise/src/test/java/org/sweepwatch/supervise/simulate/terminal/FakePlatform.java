package org.sweepwatch.supervise.simulate.terminal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationReport;

/** A platform on a real socket that notes everything it gets and answers, or does not, as the test says. */
public final class FakePlatform implements AutoCloseable {
    /** One position in a frame. */
    public record Got(String phone, int messageId, int serial, long timeMs, long atNanos) {}

    public final List<Got> positions = new CopyOnWriteArrayList<>();
    public final List<Integer> messageIds = new CopyOnWriteArrayList<>();
    public final Map<String, String> codes = new ConcurrentHashMap<>();
    public final Set<Integer> mute = ConcurrentHashMap.newKeySet();
    public final List<String> errors = new CopyOnWriteArrayList<>();
    public final AtomicInteger connections = new AtomicInteger();
    public volatile int registrationResult = RegistrationReply.SUCCESS;
    public volatile int locationResult = GeneralReply.SUCCESS;

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket server;

    public FakePlatform() throws IOException {
        server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        acceptOn(server);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The platform goes away: all connections break and none is taken. */
    void goAway() throws IOException {
        server.close();
        breakConnections();
    }

    void breakConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void comeBack() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(address(), 512);
        server = again;
        acceptOn(again);
    }

    @Override
    public void close() throws IOException {
        goAway();
    }

    private void acceptOn(ServerSocket listening) {
        Thread thread = new Thread(
                () -> {
                    while (!listening.isClosed()) {
                        try {
                            Socket socket = listening.accept();
                            connections.incrementAndGet();
                            sockets.add(socket);
                            Thread reader = new Thread(() -> read(socket), "platform-connection");
                            reader.setDaemon(true);
                            reader.start();
                        } catch (IOException e) {
                            return; // closed by the test
                        }
                    }
                },
                "platform");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Socket socket) {
        Connection connection = new Connection(socket);
        byte[] buffer = new byte[8192];
        try (InputStream in = socket.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                ByteBuf bytes = Unpooled.wrappedBuffer(buffer, 0, n);
                connection.splitter.accept(bytes, connection);
            }
        } catch (IOException e) {
            // The test or the terminal has broken the connection.
        } finally {
            sockets.remove(socket);
        }
    }

    private final class Connection implements FrameListener {
        private final FrameSplitter splitter = new FrameSplitter();
        private final FrameHeader header = new FrameHeader();
        private final FrameWriter writer = new FrameWriter();
        private final Socket socket;
        private boolean authenticated;

        Connection(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void onFrame(byte[] frame, int length) {
            if (header.parse(frame, length) != null) {
                return;
            }
            int id = header.messageId();
            messageIds.add(id);
            try {
                switch (id) {
                    case 0x0100 -> register();
                    case 0x0102 -> authenticate(frame);
                    case 0x0200 -> {
                        got(Arrays.copyOfRange(frame, header.bodyOffset(), header.bodyOffset() + header.bodyLength()));
                        answer(locationResult);
                    }
                    case 0x0704 -> {
                        batch(frame);
                        answer(locationResult);
                    }
                    default -> answer(GeneralReply.SUCCESS);
                }
            } catch (IOException e) {
                // The connection is gone; the terminal will come again.
            }
        }

        private void register() throws IOException {
            if (mute.contains(0x0100)) {
                return;
            }
            String code = "code-of-" + header.phone();
            if (registrationResult == RegistrationReply.SUCCESS) {
                codes.put(header.phone(), code);
            }
            writer.begin(header.address(), 0x8100, 1);
            new RegistrationReply(header.serial(), registrationResult, code).encode(writer);
            write();
        }

        private void authenticate(byte[] frame) throws IOException {
            Authentication got = Authentication.decode(
                    frame,
                    header.bodyOffset(),
                    header.bodyLength(),
                    header.layout2019() ? ProtocolVersion.V2019 : ProtocolVersion.V2013);
            String expected = codes.get(header.phone());
            authenticated = got != null && expected != null && expected.equals(got.code(frame));
            answer(authenticated ? GeneralReply.SUCCESS : GeneralReply.FAILURE);
        }

        private void batch(byte[] frame) {
            LocationBatch batch = new LocationBatch();
            LocationReport report = new LocationReport();
            batch.decode(frame, header.bodyOffset(), header.bodyLength());
            while (batch.next(report)) {
                note(report.timeMs());
            }
        }

        private void got(byte[] body) {
            LocationReport report = new LocationReport();
            report.decode(body, 0, body.length);
            note(report.timeMs());
        }

        private void note(long timeMs) {
            if (!authenticated) {
                errors.add("position before authentication of " + header.phone());
            }
            positions.add(new Got(header.phone(), header.messageId(), header.serial(), timeMs, System.nanoTime()));
        }

        private void answer(int result) throws IOException {
            if (mute.contains(header.messageId())) {
                return;
            }
            writer.begin(header.address(), 0x8001, 2);
            GeneralReply.put(writer, header.serial(), header.messageId(), result);
            write();
        }

        private void write() throws IOException {
            socket.getOutputStream().write(writer.end());
        }

        @Override
        public void onDropped(FrameFault fault) {
            errors.add("bad frame from a terminal: " + fault);
        }
    }
}
