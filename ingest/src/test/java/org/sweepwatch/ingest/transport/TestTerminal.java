package org.sweepwatch.ingest.transport;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.RegistrationReply;

/** A terminal on a real, blocking socket. */
final class TestTerminal extends TerminalFrames implements AutoCloseable, FrameListener {
    static final int PATIENCE_MS = 30_000;
    final Socket socket;
    private long bytesSent;
    private long bytesReceived;
    private final FrameSplitter splitter = new FrameSplitter();
    private final ArrayDeque<Answer> received = new ArrayDeque<>();
    private final byte[] buffer = new byte[64 << 10];

    TestTerminal(InetSocketAddress server, ProtocolVersion version, String phone) throws IOException {
        this(server, version, phone, 0);
    }

    /** With a receive buffer of this size, 0 for the usual one. */
    TestTerminal(InetSocketAddress server, ProtocolVersion version, String phone, int receiveBuffer)
            throws IOException {
        super(version, phone);
        this.socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        try {
            socket.connect(server, PATIENCE_MS);
        } catch (SocketException e) {
            if (!e.getMessage().contains("reset")) {
                throw e;
            }
            // accepted and refused at once: to this terminal the connection is closed
        }
    }

    long bytesSent() {
        return bytesSent;
    }

    long bytesReceived() {
        return bytesReceived;
    }

    void send(byte[] wire) throws IOException {
        bytesSent += wire.length;
        socket.getOutputStream().write(wire);
    }

    void send(MessageId messageId, byte... body) throws IOException {
        send(frame(messageId.code(), body));
    }

    Answer ask(MessageId messageId, byte... body) throws IOException {
        send(messageId, body);
        return answer();
    }

    /** Registers; the code from the answer. */
    String register() throws IOException {
        Answer answer = ask(MessageId.REGISTRATION, registration());
        if (answer.messageId() != MessageId.REGISTRATION_REPLY.code()) {
            throw new IOException("not an answer to a registration: " + Integer.toHexString(answer.messageId()));
        }
        return RegistrationReply.decode(answer.body(), 0, answer.body().length).code();
    }

    int authenticate(String code) throws IOException {
        return ask(MessageId.AUTHENTICATION, authentication(code)).result();
    }

    TestTerminal registered() throws IOException {
        int result = authenticate(register());
        if (result != GeneralReply.SUCCESS) {
            throw new IOException("not authenticated: " + result);
        }
        return this;
    }

    /** The next frame from the platform, waiting for it as long as the socket's time-out. */
    Answer answer() throws IOException {
        Answer answer = poll();
        if (answer == null) {
            throw new IOException("the connection was closed");
        }
        return answer;
    }

    /** The next frame, or null when the platform has closed the connection. */
    Answer poll() throws IOException {
        while (received.isEmpty()) {
            int count = read();
            if (count < 0) {
                return null;
            }
            bytesReceived += count;
            splitter.accept(Unpooled.wrappedBuffer(buffer, 0, count), this);
        }
        return received.remove();
    }

    private int read() throws IOException {
        try {
            InputStream in = socket.getInputStream();
            return in.read(buffer);
        } catch (SocketException e) {
            return -1; // reset
        }
    }

    /** Whether nothing arrives for this long. */
    boolean hearsNothingFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            poll();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    /** Whether the platform closes the connection; answers that come before are thrown away. */
    boolean isClosedByServer() throws IOException {
        try {
            Answer answer = poll();
            while (answer != null) {
                answer = poll();
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void onFrame(byte[] frame, int length) {
        received.add(Answer.of(frame, length));
    }

    @Override
    public void onDropped(FrameFault fault) {
        throw new IllegalStateException("the platform sent what is no frame: " + fault);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
