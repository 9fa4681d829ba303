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
import java.util.Arrays;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.location.LocationEncoder;

/** A terminal on a real, blocking socket. */
final class TestTerminal implements AutoCloseable, FrameListener {
    static final int PATIENCE_MS = 30_000;
    private static final long START_OF_2026_MS = 1_767_225_600_000L;

    /** A frame from the platform. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int messageId, byte[] body, byte[] frame) {
        int result() {
            return body[body.length - 1];
        }

        int answeredSerial() {
            return ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
        }
    }

    final String phone;
    final ProtocolVersion version;
    final Socket socket;
    private final FrameAddress address;
    private final FrameWriter writer = new FrameWriter();
    private final FrameSplitter splitter = new FrameSplitter();
    private final ArrayDeque<Answer> received = new ArrayDeque<>();
    private final byte[] buffer = new byte[64 << 10];
    private int serial;

    TestTerminal(InetSocketAddress server, ProtocolVersion version, String phone) throws IOException {
        this(server, version, phone, 0);
    }

    /** With a receive buffer of this size, 0 for the usual one. */
    TestTerminal(InetSocketAddress server, ProtocolVersion version, String phone, int receiveBuffer)
            throws IOException {
        this.phone = phone;
        this.version = version;
        this.address = FrameAddress.of(version, phone);
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

    byte[] frame(int messageId, byte[] body) {
        serial = (serial + 1) & 0xFFFF;
        return writer.begin(address, messageId, serial).putBytes(body).end();
    }

    int lastSerial() {
        return serial;
    }

    void send(byte[] wire) throws IOException {
        socket.getOutputStream().write(wire);
    }

    void send(MessageId messageId, byte... body) throws IOException {
        send(frame(messageId.code(), body));
    }

    Answer ask(MessageId messageId, byte... body) throws IOException {
        send(messageId, body);
        return answer();
    }

    byte[] registration() {
        FrameWriter body = new FrameWriter().begin(address, 0, 0);
        new Registration(version, 43, 200, "ZZTST", "QX-808B", "A002", 2, "湘BA6187").encode(body);
        return body.body();
    }

    byte[] authentication(String code) {
        FrameWriter body = new FrameWriter().begin(address, 0, 0);
        Authentication.encode(body, version, code, "860000000000019", "V1");
        return body.body();
    }

    /** A report of this many milliseconds into the year 2026. */
    static byte[] location(long offsetMs) {
        return new LocationEncoder()
                .begin(START_OF_2026_MS + offsetMs)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .toBytes();
    }

    /** Registers; the code from the answer. */
    String register() throws IOException {
        Answer answer = ask(MessageId.REGISTRATION, registration());
        if (answer.messageId != MessageId.REGISTRATION_REPLY.code()) {
            throw new IOException("not an answer to a registration: " + Integer.toHexString(answer.messageId));
        }
        return RegistrationReply.decode(answer.body, 0, answer.body.length).code();
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
        FrameHeader header = new FrameHeader();
        FrameFault fault = header.parse(frame, length);
        if (fault != null) {
            throw new IllegalStateException("the platform sent a bad frame: " + fault);
        }
        received.add(new Answer(
                header.messageId(),
                Arrays.copyOfRange(frame, header.bodyOffset(), header.bodyOffset() + header.bodyLength()),
                Arrays.copyOf(frame, length)));
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
