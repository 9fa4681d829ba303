package org.sweepwatch.supervise.simulate.replay;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Function;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;

/** One connection with one frame outstanding. One thread. */
final class ReplayConnection implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int SHORTEST_WAIT_MS = 1;

    private final Socket socket = new Socket();
    private final FrameSplitter splitter = new FrameSplitter();
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private final byte[] buffer = new byte[4096];
    private final FrameListener collector = new FrameListener() {
        @Override
        public void onFrame(byte[] frame, int length) {
            arrived.add(Arrays.copyOf(frame, length));
        }

        @Override
        public void onDropped(FrameFault fault) {
            // What the platform sends in error is no answer.
        }
    };

    ReplayConnection(InetSocketAddress target) throws IOException {
        try {
            socket.connect(target, CONNECT_TIMEOUT_MS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(byte[] wire) throws IOException {
        socket.getOutputStream().write(wire);
    }

    /** A frame from the platform. */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one call.
    record Answer(FrameHeader header, byte[] frame) {}

    /**
     * Waits for the first frame in which {@code wanted} finds something; others are passed over.
     *
     * @return what it found, null when the time is over
     * @throws IOException when the platform closes the connection
     */
    <T> T await(int timeoutMs, Function<Answer, T> wanted) throws IOException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000L;
        InputStream in = socket.getInputStream();
        while (true) {
            for (byte[] frame = arrived.poll(); frame != null; frame = arrived.poll()) {
                FrameHeader header = new FrameHeader();
                T found = header.parse(frame, frame.length) == null ? wanted.apply(new Answer(header, frame)) : null;
                if (found != null) {
                    return found;
                }
            }
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs < SHORTEST_WAIT_MS) {
                return null;
            }
            socket.setSoTimeout((int) leftMs);
            try {
                int n = in.read(buffer);
                if (n < 0) {
                    throw new IOException("connection closed by the platform");
                }
                splitter.accept(Unpooled.wrappedBuffer(buffer, 0, n), collector);
            } catch (SocketTimeoutException e) {
                return null;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket that cannot be closed", e);
        }
    }
}
