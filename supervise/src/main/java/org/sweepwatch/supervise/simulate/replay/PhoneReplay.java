package org.sweepwatch.supervise.simulate.replay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;

/**
 * Sends the frames of one phone, after registering and authenticating it in the layout of its frames. A connection that
 * the platform closes, or that a recorded sign-in has changed, is replaced before the next frame. One thread.
 */
final class PhoneReplay {
    private static final int SPECIAL_ANSWER_BIT = 0x8000;

    private final InetSocketAddress target;
    private final int answerTimeoutMs;
    private final List<RecordedFrame> frames;
    private final FrameWriter writer = new FrameWriter();
    private ReplayConnection connection;
    private String signedInAs = "";
    private String code;
    private int serial = 60_000;

    PhoneReplay(InetSocketAddress target, int answerTimeoutMs, List<RecordedFrame> frames) {
        this.target = target;
        this.answerTimeoutMs = answerTimeoutMs;
        this.frames = frames;
    }

    List<ReplayOutcome> run() {
        List<ReplayOutcome> outcomes = new ArrayList<>();
        for (RecordedFrame frame : frames) {
            outcomes.add(replay(frame));
        }
        disconnect();
        return outcomes;
    }

    private ReplayOutcome replay(RecordedFrame frame) {
        if (connection != null && !layoutOf(frame).equals(signedInAs)) {
            // Answers come in the layout of the session.
            disconnect();
        }
        if (connection == null) {
            try {
                connection = new ReplayConnection(target);
                if (frame.headerReadable()) {
                    signIn(frame.address());
                    signedInAs = layoutOf(frame);
                }
            } catch (IOException e) {
                disconnect();
                return new ReplayOutcome(frame, ReplayOutcome.Kind.NOT_SENT, e.getMessage());
            }
        }
        try {
            return sendAndWait(frame);
        } catch (IOException e) {
            disconnect();
            return new ReplayOutcome(frame, ReplayOutcome.Kind.CLOSED, "");
        }
    }

    private static String layoutOf(RecordedFrame frame) {
        return frame.headerReadable()
                ? frame.address().layout2019() + " " + frame.address().versionByte()
                : "";
    }

    private ReplayOutcome sendAndWait(RecordedFrame frame) throws IOException {
        connection.send(frame.wire());
        if (frame.messageId() == MessageId.TERMINAL_GENERAL_REPLY.code()) {
            return new ReplayOutcome(frame, ReplayOutcome.Kind.NO_ANSWER_DUE, "");
        }
        String answer = connection.await(answerTimeoutMs, got -> answerTo(frame, got));
        boolean changesSession = frame.messageId() == MessageId.REGISTRATION.code()
                || frame.messageId() == MessageId.AUTHENTICATION.code()
                || frame.messageId() == MessageId.DEREGISTRATION.code();
        if (changesSession) {
            disconnect();
        }
        return answer == null
                ? new ReplayOutcome(frame, ReplayOutcome.Kind.NOT_ANSWERED, answerTimeoutMs / 1000.0 + " s")
                : new ReplayOutcome(frame, ReplayOutcome.Kind.ANSWERED, answer);
    }

    private String answerTo(RecordedFrame frame, ReplayConnection.Answer got) {
        int id = got.header().messageId();
        int offset = got.header().bodyOffset();
        int length = got.header().bodyLength();
        if (id == MessageId.PLATFORM_GENERAL_REPLY.code()) {
            GeneralReply reply = GeneralReply.decode(got.frame(), offset, length);
            boolean ours = reply != null
                    && (!frame.headerReadable()
                            || reply.serial() == frame.serial() && reply.messageId() == frame.messageId());
            return ours ? Integer.toString(reply.result()) : null;
        }
        if (id == MessageId.REGISTRATION_REPLY.code() && frame.messageId() == MessageId.REGISTRATION.code()) {
            RegistrationReply reply = RegistrationReply.decode(got.frame(), offset, length);
            if (reply != null && reply.result() == RegistrationReply.SUCCESS) {
                code = reply.code();
            }
            return reply == null ? null : "0x8100 result " + reply.result();
        }
        boolean special = id == (frame.messageId() | SPECIAL_ANSWER_BIT) || id == MessageId.MULTIMEDIA_REPLY.code();
        return special ? "0x%04X".formatted(id) : null;
    }

    private void signIn(FrameAddress address) throws IOException {
        if (code == null) {
            register(address);
        }
        int result = authenticate(address);
        if (result != GeneralReply.SUCCESS) {
            // The recording itself may have made the platform give out another code.
            register(address);
            result = authenticate(address);
        }
        if (result != GeneralReply.SUCCESS) {
            throw new IOException("authentication answered " + result);
        }
    }

    private void register(FrameAddress address) throws IOException {
        ProtocolVersion version = address.layout2019() ? ProtocolVersion.V2019 : ProtocolVersion.V2013;
        String phone = address.phone();
        String tail = phone.substring(Math.max(0, phone.length() - 5));
        writer.begin(address, MessageId.REGISTRATION.code(), ++serial);
        new Registration(version, 43, 200, "REPLY", "REPLAY", "R" + tail, 2, "湘B" + tail).encode(writer);
        connection.send(writer.end());
        RegistrationReply reply = connection.await(
                answerTimeoutMs,
                got -> got.header().messageId() == MessageId.REGISTRATION_REPLY.code()
                        ? RegistrationReply.decode(
                                got.frame(),
                                got.header().bodyOffset(),
                                got.header().bodyLength())
                        : null);
        if (reply == null) {
            throw new IOException("registration not answered within " + answerTimeoutMs / 1000.0 + " s");
        }
        if (reply.result() != RegistrationReply.SUCCESS) {
            throw new IOException("registration answered " + reply.result()
                    + " (let the platform take unknown terminals, or import " + phone + ")");
        }
        code = reply.code();
    }

    private int authenticate(FrameAddress address) throws IOException {
        ProtocolVersion version = address.layout2019() ? ProtocolVersion.V2019 : ProtocolVersion.V2013;
        writer.begin(address, MessageId.AUTHENTICATION.code(), ++serial);
        Authentication.encode(writer, version, code, "860000000000019", "REPLAY 1.0");
        connection.send(writer.end());
        GeneralReply reply = connection.await(answerTimeoutMs, got -> {
            GeneralReply general = got.header().messageId() == MessageId.PLATFORM_GENERAL_REPLY.code()
                    ? GeneralReply.decode(
                            got.frame(), got.header().bodyOffset(), got.header().bodyLength())
                    : null;
            return general != null && general.messageId() == MessageId.AUTHENTICATION.code() ? general : null;
        });
        if (reply == null) {
            throw new IOException("authentication not answered within " + answerTimeoutMs / 1000.0 + " s");
        }
        return reply.result();
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
