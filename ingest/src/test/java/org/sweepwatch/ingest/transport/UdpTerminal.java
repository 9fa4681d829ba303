package org.sweepwatch.ingest.transport;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.RegistrationReply;

/** A terminal on a real datagram socket. */
final class UdpTerminal extends TerminalFrames implements AutoCloseable, FrameListener {
    private static final int REPEAT_MS = 250;

    private final InetSocketAddress server;
    private final ArrayDeque<Answer> received = new ArrayDeque<>();
    private final byte[] buffer = new byte[64 << 10];
    private DatagramSocket socket;
    private long bytesReceived;

    UdpTerminal(InetSocketAddress server, ProtocolVersion version, String phone) throws IOException {
        super(version, phone);
        this.server = server;
        move();
    }

    /** Goes on from another port, as behind an address translation that has forgotten the old one. */
    void move() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = new DatagramSocket();
        socket.setSoTimeout(TestTerminal.PATIENCE_MS);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Bytes of all datagrams so far. */
    long bytesReceived() {
        return bytesReceived;
    }

    void send(byte[]... frames) throws IOException {
        ByteArrayOutputStream datagram = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            datagram.write(frame);
        }
        socket.send(new DatagramPacket(datagram.toByteArray(), datagram.size(), server));
    }

    void send(MessageId messageId, byte... body) throws IOException {
        send(frame(messageId.code(), body));
    }

    Answer ask(MessageId messageId, byte... body) throws IOException {
        send(messageId, body);
        return answer();
    }

    /** Asks again until there is an answer: a kernel whose buffer is full drops datagrams. */
    void askUntilAnswered(MessageId messageId, byte... body) throws IOException {
        byte[] frame = frame(messageId.code(), body);
        do {
            send(frame);
        } while (hearsNothingFor(REPEAT_MS));
    }

    String register() throws IOException {
        byte[] body = ask(MessageId.REGISTRATION, registration()).body();
        return RegistrationReply.decode(body, 0, body.length).code();
    }

    int authenticate(String code) throws IOException {
        return ask(MessageId.AUTHENTICATION, authentication(code)).result();
    }

    UdpTerminal registered() throws IOException {
        int result = authenticate(register());
        if (result != GeneralReply.SUCCESS) {
            throw new IOException("not authenticated: " + result);
        }
        return this;
    }

    /** The next frame from the platform. */
    Answer answer() throws IOException {
        while (received.isEmpty()) {
            DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
            socket.receive(datagram);
            bytesReceived += datagram.getLength();
            byte[] bytes = Arrays.copyOf(buffer, datagram.getLength());
            new FrameSplitter().accept(Unpooled.wrappedBuffer(bytes), this);
        }
        return received.remove();
    }

    boolean hearsNothingFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            answer();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(TestTerminal.PATIENCE_MS);
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

    @Override
    public void close() {
        socket.close();
    }
}
