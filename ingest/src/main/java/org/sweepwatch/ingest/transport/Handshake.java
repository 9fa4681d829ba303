package org.sweepwatch.ingest.transport;

import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.PhoneKey;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.session.RegistrationRequest;
import org.sweepwatch.ingest.session.RegistrationResult;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.Terminal;
import org.sweepwatch.ingest.session.TerminalDirectory;

/**
 * What a terminal may say before it is authenticated, and may repeat later: registration (0x0100), authentication
 * (0x0102) and the query of the server's time (0x0004). One for a server; each call on the event loop of its terminal.
 */
final class Handshake {
    private final IngestContext ingest;
    private final TerminalDirectory directory;
    private final RegistrationDesk registrations;
    private final IngestCounters counters;

    Handshake(IngestContext ingest, TerminalDirectory directory, RegistrationDesk registrations) {
        this.ingest = ingest;
        this.directory = directory;
        this.registrations = registrations;
        this.counters = ingest.counters();
    }

    /** Whether a message is one of the two that lead to a session. */
    static boolean leadsIn(int messageId) {
        return messageId == MessageId.AUTHENTICATION.code() || messageId == MessageId.REGISTRATION.code();
    }

    /** Deals with the frame when it is one of the handshake; false for any other. */
    boolean take(TerminalLink link, FrameHeader header, FrameAddress from, byte[] frame, FrameFault fault) {
        int id = header.messageId();
        boolean readable = fault == null && header.encryption() == 0 && !header.subpackaged();
        if (id == MessageId.AUTHENTICATION.code()) {
            authenticate(link, header, from, frame, readable);
        } else if (id == MessageId.REGISTRATION.code()) {
            register(link, header, from, frame, readable);
        } else if (id == MessageId.SERVER_TIME_QUERY.code()) {
            tellTime(link, from);
        } else {
            return false;
        }
        return true;
    }

    private void tellTime(TerminalLink link, FrameAddress from) {
        Long aheadMs = directory.serverTimeAheadMs(from.phone());
        if (aheadMs != null) {
            new ServerTimeReply(ingest.clock().millis() + aheadMs)
                    .encode(link.begin(from, MessageId.SERVER_TIME_REPLY));
            link.send();
        }
    }

    private void authenticate(
            TerminalLink link, FrameHeader header, FrameAddress from, byte[] frame, boolean readable) {
        Terminal terminal = directory.find(from.phone());
        if (terminal != null && readable && codeFits(terminal, header, frame)) {
            counters.add(IngestCount.AUTHENTICATED);
            enter(link, terminal, header, from);
            return;
        }
        if (!directory.isComplete()) {
            link.path().cannotJudge();
            return;
        }
        counters.add(terminal == null ? IngestCount.UNKNOWN_TERMINAL : IngestCount.AUTHENTICATION_FAILED);
        reply(link, header, from, GeneralReply.FAILURE);
        link.path().authenticationFailed();
    }

    private boolean codeFits(Terminal terminal, FrameHeader header, byte[] frame) {
        Authentication body = Authentication.decode(frame, header.bodyOffset(), header.bodyLength(), header.version());
        return body != null && directory.verify(terminal, frame, body.codeOffset(), body.codeLength());
    }

    private void enter(TerminalLink link, Terminal terminal, FrameHeader header, FrameAddress from) {
        if (link.session() != null) {
            reply(link, header, from, GeneralReply.SUCCESS); // it proved its code again
            return;
        }
        PhoneKey phone = header.phoneKey();
        if (!link.path().hasPlaceFor(phone)) {
            counters.add(IngestCount.REFUSED_SESSIONS);
            return;
        }
        Session session = new Session(terminal, link, ingest.clock().instant());
        link.authenticated(session, phone);
        link.path().admitted(link);
        ingest.sessions().authenticated(session);
        reply(link, header, from, GeneralReply.SUCCESS);
        ingest.commands().sessionChanged(terminal.id());
    }

    private void register(TerminalLink link, FrameHeader header, FrameAddress from, byte[] frame, boolean readable) {
        Registration body = readable
                ? Registration.decode(frame, header.bodyOffset(), header.bodyLength(), header.version())
                : null;
        if (body == null) {
            reply(link, header, from, GeneralReply.MESSAGE_ERROR);
            link.path().mayRegister(); // counts as one
            return;
        }
        if (link.path().isRegistering() || !link.path().mayRegister()) {
            counters.add(IngestCount.REGISTRATION_UNANSWERED);
            return;
        }
        int serial = header.serial();
        boolean pending = registrations.decide(
                request(from.phone(), body),
                result -> link.eventLoop().execute(() -> answerRegistration(link, from, serial, result)));
        if (pending) {
            link.path().registrationBegun();
        }
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

    private void answerRegistration(TerminalLink link, FrameAddress to, int serial, RegistrationResult decided) {
        link.path().registrationDecided();
        if (decided == null) {
            return; // could not be stored; counted where it failed
        }
        boolean accepted = decided.result() == RegistrationReply.SUCCESS;
        counters.add(accepted ? IngestCount.REGISTERED : IngestCount.REGISTRATION_REFUSED);
        String code = accepted ? decided.code() : "";
        new RegistrationReply(serial, decided.result(), code).encode(link.begin(to, MessageId.REGISTRATION_REPLY));
        link.send();
    }

    private static void reply(TerminalLink link, FrameHeader header, FrameAddress to, int result) {
        link.reply(to, header.serial(), header.messageId(), result);
    }
}
