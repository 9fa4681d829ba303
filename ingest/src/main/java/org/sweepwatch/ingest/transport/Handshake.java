package org.sweepwatch.ingest.transport;

import java.time.Clock;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.session.RegistrationRequest;
import org.sweepwatch.ingest.session.RegistrationResult;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.ingest.session.Terminal;
import org.sweepwatch.ingest.session.TerminalDirectory;

/**
 * What a terminal may say before it is authenticated, and may repeat later: registration (0x0100), authentication
 * (0x0102) and the query of the server's time (0x0004). One connection, on its event loop.
 */
final class Handshake {
    private final TerminalConnection connection;
    private final TerminalDirectory directory;
    private final RegistrationDesk registrations;
    private final SessionRegistry sessions;
    private final IngestSettings settings;
    private final IngestCounters counters;
    private final Clock clock;
    private int registrationsAsked;
    private boolean registrationPending;
    private int failures;

    Handshake(
            TerminalConnection connection,
            TerminalDirectory directory,
            RegistrationDesk registrations,
            SessionRegistry sessions,
            IngestSettings settings,
            IngestCounters counters,
            Clock clock) {
        this.connection = connection;
        this.directory = directory;
        this.registrations = registrations;
        this.sessions = sessions;
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
    }

    /** Deals with the frame when it is one of the handshake; false for any other. */
    boolean take(FrameHeader header, FrameAddress from, byte[] frame, FrameFault fault) {
        int id = header.messageId();
        boolean readable = fault == null && header.encryption() == 0 && !header.subpackaged();
        if (id == MessageId.AUTHENTICATION.code()) {
            authenticate(header, from, frame, readable);
        } else if (id == MessageId.REGISTRATION.code()) {
            register(header, from, frame, readable);
        } else if (id == MessageId.SERVER_TIME_QUERY.code()) {
            new ServerTimeReply(clock.millis()).encode(connection.begin(from, MessageId.SERVER_TIME_REPLY));
            connection.send();
        } else {
            return false;
        }
        return true;
    }

    private void authenticate(FrameHeader header, FrameAddress from, byte[] frame, boolean readable) {
        Terminal terminal = directory.find(from.phone());
        if (terminal != null && readable && codeFits(terminal, header, frame)) {
            counters.add(IngestCount.AUTHENTICATED);
            enter(terminal);
            reply(header, from, GeneralReply.SUCCESS);
            return;
        }
        if (!directory.isComplete()) {
            connection.close(IngestCount.CLOSED_TOO_EARLY);
            return;
        }
        counters.add(terminal == null ? IngestCount.UNKNOWN_TERMINAL : IngestCount.AUTHENTICATION_FAILED);
        reply(header, from, GeneralReply.FAILURE);
        if (++failures >= settings.maxAuthenticationFailures()) {
            connection.closeAfterAnswer(IngestCount.CLOSED_AUTHENTICATION);
        }
    }

    private boolean codeFits(Terminal terminal, FrameHeader header, byte[] frame) {
        Authentication body = Authentication.decode(frame, header.bodyOffset(), header.bodyLength(), header.version());
        return body != null && directory.verify(terminal, frame, body.codeOffset(), body.codeLength());
    }

    private void enter(Terminal terminal) {
        if (connection.session() != null) {
            return; // it proved its code again
        }
        Session session =
                new Session(terminal, connection.channel().remoteAddress(), clock.instant(), connection::closeReplaced);
        connection.authenticated(session);
        sessions.authenticated(session);
    }

    private void register(FrameHeader header, FrameAddress from, byte[] frame, boolean readable) {
        Registration body = readable
                ? Registration.decode(frame, header.bodyOffset(), header.bodyLength(), header.version())
                : null;
        if (body == null) {
            reply(header, from, GeneralReply.MESSAGE_ERROR);
            countRegistration();
            return;
        }
        if (registrationPending || !countRegistration()) {
            counters.add(IngestCount.REGISTRATION_UNANSWERED);
            return;
        }
        int serial = header.serial();
        registrationPending = registrations.decide(
                request(from.phone(), body),
                result -> connection.loop().eventLoop().execute(() -> answerRegistration(from, serial, result)));
    }

    private boolean countRegistration() {
        if (++registrationsAsked > settings.maxRegistrationsPerConnection()) {
            connection.close(IngestCount.CLOSED_AUTHENTICATION);
            return false;
        }
        return true;
    }

    private static RegistrationRequest request(String phone, Registration body) {
        return new RegistrationRequest(
                phone,
                body.version(),
                body.provinceId(),
                body.cityId(),
                body.makerId(),
                body.model(),
                body.terminalId(),
                body.plateColour(),
                body.plate());
    }

    private void answerRegistration(FrameAddress to, int serial, RegistrationResult decided) {
        registrationPending = false;
        if (decided == null) {
            return; // could not be stored; counted where it failed
        }
        boolean accepted = decided.result() == RegistrationReply.SUCCESS;
        counters.add(accepted ? IngestCount.REGISTERED : IngestCount.REGISTRATION_REFUSED);
        String code = accepted ? decided.code() : "";
        new RegistrationReply(serial, decided.result(), code)
                .encode(connection.begin(to, MessageId.REGISTRATION_REPLY));
        connection.send();
    }

    private void reply(FrameHeader header, FrameAddress to, int result) {
        connection.reply(to, header.serial(), header.messageId(), result);
    }
}
