package org.sweepwatch.supervise.whole;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
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

/**
 * A terminal on a real socket: registers, authenticates, sends what it is told, notes all that comes, and can be taught how
 * to answer commands.
 */
public final class SocketTerminal implements AutoCloseable, FrameListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final int LONGEST_BODY = 1023;

    /** A frame of the platform. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Received(int messageId, int serial, byte[] body) {
        boolean answers(int answered) {
            return messageId == MessageId.PLATFORM_GENERAL_REPLY.code() && (u16(0) == answered);
        }

        public int u16(int at) {
            return (body[at] & 0xFF) << 8 | (body[at + 1] & 0xFF);
        }
    }

    /** What the terminal does when a frame comes; called on its reading thread. */
    @FunctionalInterface
    public interface Behaviour {
        void on(SocketTerminal terminal, Received frame) throws IOException;
    }

    private final ProtocolVersion version;
    private final FrameAddress address;
    private final Socket socket = new Socket();
    private final FrameWriter writer = new FrameWriter();
    private final FrameSplitter splitter = new FrameSplitter();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (terminal, frame) -> {};
    private String code;
    private int serial;

    public SocketTerminal(InetSocketAddress server, ProtocolVersion version, String phone) throws IOException {
        this.version = version;
        this.address = FrameAddress.of(version, phone);
        socket.setTcpNoDelay(true);
        socket.connect(server, 10_000);
        Thread reader = new Thread(this::read, "terminal-" + phone);
        reader.setDaemon(true);
        reader.start();
    }

    /** Registers and authenticates. */
    public SocketTerminal online() throws IOException {
        FrameWriter registration = new FrameWriter().begin(address, 0, 0);
        new Registration(version, 43, 200, "ZZTST", "QX-808B", "A002", 2, "").encode(registration);
        send(MessageId.REGISTRATION, registration.body());
        Received reply = await(frame -> frame.messageId() == MessageId.REGISTRATION_REPLY.code());
        code = RegistrationReply.decode(reply.body(), 0, reply.body().length).code();
        return authenticated(code);
    }

    /** Authenticates with a code of an earlier registration. */
    public SocketTerminal authenticated(String known) throws IOException {
        code = known;
        FrameWriter body = new FrameWriter().begin(address, 0, 0);
        Authentication.encode(body, version, known, "860000000000019", "V1");
        int result = ask(MessageId.AUTHENTICATION, body.body());
        if (result != GeneralReply.SUCCESS) {
            throw new IOException("not authenticated: " + result);
        }
        return this;
    }

    public String code() {
        return code;
    }

    /** How it answers from now on. */
    public SocketTerminal behaving(Behaviour how) {
        behaviour = how;
        return this;
    }

    /** Sends one frame; its serial. */
    public synchronized int send(MessageId messageId, byte... body) throws IOException {
        serial = (serial + 1) & 0xFFFF;
        socket.getOutputStream()
                .write(writer.begin(address, messageId.code(), serial)
                        .putBytes(body)
                        .end());
        return serial;
    }

    /** Sends and waits for the general reply; its result. */
    public int ask(MessageId messageId, byte... body) throws IOException {
        int asked = send(messageId, body);
        Received reply = await(frame -> frame.answers(asked));
        return reply.body()[reply.body().length - 1];
    }

    /** Sends the numbered parts of a long message, counted from this first serial, and waits for the answer to each. */
    public void sendParts(MessageId messageId, int firstSerial, byte[] body, int partBytes, int... numbers)
            throws IOException {
        int total = (body.length + partBytes - 1) / partBytes;
        for (int number : numbers) {
            int from = (number - 1) * partBytes;
            int partSerial = (firstSerial + number - 1) & 0xFFFF;
            byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + partBytes));
            received.removeIf(frame -> frame.answers(partSerial));
            synchronized (this) {
                socket.getOutputStream()
                        .write(writer.begin(address, messageId.code(), partSerial, total, number)
                                .putBytes(part)
                                .end());
            }
            await(frame -> frame.answers(partSerial));
        }
    }

    /** Sends a message in as many parts as it needs. */
    public void sendLong(MessageId messageId, int firstSerial, byte[] body) throws IOException {
        int total = (body.length + LONGEST_BODY - 1) / LONGEST_BODY;
        int[] numbers = new int[total];
        Arrays.setAll(numbers, i -> i + 1);
        sendParts(messageId, firstSerial, body, LONGEST_BODY, numbers);
    }

    /** Answers a command with the general reply (终端通用应答). */
    public void reply(Received command, int result) throws IOException {
        send(
                MessageId.TERMINAL_GENERAL_REPLY,
                (byte) (command.serial() >> 8),
                (byte) command.serial(),
                (byte) (command.messageId() >> 8),
                (byte) command.messageId(),
                (byte) result);
    }

    /** Everything that has come. */
    public List<Received> received() {
        return received;
    }

    /** The first frame that fits, waiting for it. */
    public Received await(Predicate<Received> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> received.stream().filter(wanted).findFirst().orElse(null), found -> found != null);
    }

    private void read() {
        byte[] buffer = new byte[64 << 10];
        try {
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                splitter.accept(Unpooled.wrappedBuffer(buffer, 0, count), this);
            }
        } catch (IOException e) {
            // The connection was closed: by this test, or by the server that ends.
        }
    }

    @Override
    public void onFrame(byte[] frame, int length) {
        FrameHeader header = new FrameHeader();
        FrameFault fault = header.parse(frame, length);
        if (fault != null) {
            throw new IllegalStateException("the platform sent a bad frame: " + fault);
        }
        Received one = new Received(
                header.messageId(),
                header.serial(),
                Arrays.copyOfRange(frame, header.bodyOffset(), header.bodyOffset() + header.bodyLength()));
        received.add(one);
        try {
            behaviour.on(this, one);
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void onDropped(FrameFault fault) {
        throw new IllegalStateException("the platform sent what is no frame: " + fault);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
