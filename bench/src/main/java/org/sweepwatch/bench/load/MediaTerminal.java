package org.sweepwatch.bench.load;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameParts;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.ingest.message.media.MediaReply;

/**
 * One terminal that uploads media in parts over a blocking socket, each part when the one before is answered, as terminals
 * do that wait. One thread, but {@link #close()}.
 */
final class MediaTerminal implements FrameListener, AutoCloseable {
    private static final int SERIAL_MASK = 0xFFFF;
    private static final int JPEG = 0;

    private record Answer(int messageId, byte[] body) {}

    private final ProtocolVersion version;
    private final FrameAddress address;
    private final Socket socket = new Socket();
    private final byte[] buffer = new byte[8 << 10];
    private final FrameWriter writer = new FrameWriter();
    private final FrameSplitter splitter = new FrameSplitter();
    private final FrameHeader header = new FrameHeader();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private int serial;

    private MediaTerminal(LoadSettings settings, String phone) throws IOException {
        version = settings.version();
        address = FrameAddress.of(version, phone);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(
                (int) Math.min(Integer.MAX_VALUE, settings.answerTimeout().toMillis()));
        socket.connect(settings.target(), socket.getSoTimeout());
    }

    /** Connects, registers and authenticates. */
    static MediaTerminal online(LoadSettings settings, String phone) throws IOException {
        MediaTerminal terminal = new MediaTerminal(settings, phone);
        try {
            terminal.logIn(phone);
        } catch (IOException e) {
            terminal.close();
            throw e;
        }
        return terminal;
    }

    private void logIn(String phone) throws IOException {
        writer.begin(address, MessageId.REGISTRATION.code(), nextSerial());
        new Registration(version, 43, 200, "BENCH", "LOAD-1", "MEDIA", 2, "湘B" + phone).encode(writer);
        send();
        Answer registered = await(MessageId.REGISTRATION_REPLY);
        RegistrationReply reply = RegistrationReply.decode(registered.body(), 0, registered.body().length);
        if (reply == null || reply.result() != RegistrationReply.SUCCESS) {
            throw new IOException("registration refused: start the server with --enrol open");
        }
        writer.begin(address, MessageId.AUTHENTICATION.code(), nextSerial());
        Authentication.encode(writer, version, reply.code(), "860000000000000", "1.0");
        send();
        awaitReply(MessageId.AUTHENTICATION, serial);
    }

    /** Uploads one picture and returns when the server has said that it is whole. */
    void upload(long mediaId, int bytes) throws IOException {
        byte[] picture = new byte[bytes];
        Arrays.fill(picture, (byte) mediaId);
        Location at = Location.decode(body(new LocationEncoder()
                .begin(System.currentTimeMillis())
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .toBytes()));
        byte[] body = new MediaData(mediaId, 0, JPEG, 1, 1, at, null, null, picture).encode(version);
        FrameParts parts = new FrameParts(address, MessageId.MULTIMEDIA_DATA.code(), nextSerial(), body);
        for (int part = 0; part < parts.count(); part++) {
            parts.write(part, writer);
            send();
            awaitReply(MessageId.MULTIMEDIA_DATA, parts.firstSerial() + part & SERIAL_MASK);
        }
        serial = parts.firstSerial() + parts.count() - 1 & SERIAL_MASK;
        Answer whole = await(MessageId.MULTIMEDIA_REPLY);
        MediaReply reply = MediaReply.decode(body(whole.body()));
        if (reply.mediaId() != mediaId || !reply.missingParts().isEmpty()) {
            throw new IOException("medium " + mediaId + " was answered with " + reply);
        }
    }

    private BodyReader body(byte[] bytes) {
        return new BodyReader(bytes, 0, bytes.length, version);
    }

    private int nextSerial() {
        serial = serial + 1 & SERIAL_MASK;
        return serial;
    }

    private void send() throws IOException {
        socket.getOutputStream().write(writer.end());
    }

    private void awaitReply(MessageId answered, int answeredSerial) throws IOException {
        GeneralReply reply;
        do {
            byte[] body = await(MessageId.PLATFORM_GENERAL_REPLY).body();
            reply = GeneralReply.decode(body, 0, body.length);
        } while (reply == null || reply.serial() != answeredSerial || reply.messageId() != answered.code());
        if (reply.result() != GeneralReply.SUCCESS) {
            throw new IOException(answered.label() + " was answered with result " + reply.result());
        }
    }

    /** The next answer of this kind; what comes before it is of no interest. */
    private Answer await(MessageId wanted) throws IOException {
        while (true) {
            Answer answer = answers.poll();
            if (answer == null) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    throw new IOException("the server closed the connection");
                }
                splitter.accept(Unpooled.wrappedBuffer(buffer, 0, count), this);
            } else if (answer.messageId() == wanted.code()) {
                return answer;
            }
        }
    }

    @Override
    public void onFrame(byte[] frame, int length) {
        if (header.parse(frame, length) == null) {
            int from = header.bodyOffset();
            answers.add(new Answer(header.messageId(), Arrays.copyOfRange(frame, from, from + header.bodyLength())));
        }
    }

    @Override
    public void onDropped(FrameFault fault) {
        // The answer that it may have been is missed, and the upload ends with its time-out.
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }
}
