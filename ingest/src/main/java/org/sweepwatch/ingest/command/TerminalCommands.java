package org.sweepwatch.ingest.command;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameParts;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.session.Session;

/**
 * The commands of one terminal: those that wait, the one under way, and those acknowledged whose proper answer is still
 * to come. Sends on the event loop of the session only; everything is guarded by the monitor of this object.
 */
final class TerminalCommands {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalCommands.class);
    /** Parts written at once; the rest follows a tick later, so that one long message does not hold up its event loop. */
    private static final int PARTS_A_TICK = 16;

    private static final long TICK_MS = 20;
    private static final long LONG_PLACE_RETRY_MS = 1_000;
    /** Answered messages remembered, to know a doubled answer. */
    private static final int REMEMBERED = 8;

    private final CommandDesk desk;
    private final int terminalId;
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    /** Acknowledged, proper answer still to come. */
    private final List<Command> answerDue = new ArrayList<>();

    private final SentSerials[] answered = new SentSerials[REMEMBERED];
    private int answeredCount;
    private boolean waitsForLongPlace;
    private Command underWay;
    private Session session;

    TerminalCommands(CommandDesk desk, int terminalId) {
        this.desk = desk;
        this.terminalId = terminalId;
    }

    synchronized SubmitResult add(Command command) {
        int open = waiting.size() + answerDue.size() + (underWay == null ? 0 : 1);
        if (desk.isStopping()) {
            return SubmitResult.STOPPING;
        }
        if (open >= desk.settings().maxPerTerminal()) {
            return SubmitResult.TERMINAL_FULL;
        }
        command.deadline = desk.at(command.request.expiry(), () -> expire(command));
        waiting.add(command);
        tell(command, CommandState.QUEUED);
        return SubmitResult.TAKEN;
    }

    synchronized boolean isIdle() {
        return waiting.isEmpty() && answerDue.isEmpty() && underWay == null;
    }

    /** Takes up the terminal's session of now. What was under way on another one is sent anew. */
    synchronized void lookAtSession() {
        Session now = desk.sessionOf(terminalId);
        if (now != session) {
            session = now;
            waitsForLongPlace = false;
            Arrays.fill(answered, null); // serial numbers begin anew
            if (underWay != null) {
                takeBack(underWay);
            }
        }
        later(this::sendNext, 0);
    }

    private void takeBack(Command command) {
        underWay = null;
        letGo(command);
        command.attemptsOnThisLink = 0;
        if (desk.now().isBefore(command.request.expiry())) {
            waiting.addFirst(command);
            tell(command, CommandState.QUEUED);
        } else {
            end(command, CommandState.TIMED_OUT, 0, null);
        }
    }

    /** Runs something on the event loop of the session; null when there is none or it is stopping. */
    private Future<?> later(Runnable task, long delayMs) {
        if (session == null) {
            return null;
        }
        try {
            return session.link().eventLoop().schedule(task, delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("commands of terminal {} stay where they are: the server is stopping", terminalId);
            return null;
        }
    }

    private synchronized void sendNext() {
        while (underWay == null
                && !waiting.isEmpty()
                && session != null
                && session.link().eventLoop().inEventLoop()) {
            Command command = waiting.remove();
            byte[] body = bodyOf(command);
            if (body == null) {
                continue; // ended
            }
            if (FrameParts.count(body.length) > 1) {
                if (!desk.longPlaces().tryAcquire()) {
                    waiting.addFirst(command);
                    waitForLongPlace();
                    return;
                }
                command.holdsLongPlace = true;
            }
            command.answerId = ProperAnswer.to(command.request.messageId(), session.version());
            command.message = session.link().number(command.request.messageId(), body);
            command.serials = SentSerials.of(command.request.messageId(), command.message);
            underWay = command;
            transmit(command);
        }
    }

    private void waitForLongPlace() {
        if (!waitsForLongPlace) {
            waitsForLongPlace = true;
            later(this::retryLongPlace, LONG_PLACE_RETRY_MS);
        }
    }

    private synchronized void retryLongPlace() {
        waitsForLongPlace = false;
        sendNext();
    }

    /** The body for the edition of the terminal; null when there is none, and then the command has ended. */
    private byte[] bodyOf(Command command) {
        byte[] body;
        try {
            body = command.request.body().apply(session.version());
        } catch (RuntimeException e) { // made by the caller's code: it must not take the event loop along
            LOG.error("command {}: its body could not be made", command.request.commandId(), e);
            end(command, CommandState.FAILED, 0, null);
            return null;
        }
        if (body == null) {
            end(command, CommandState.NOT_KNOWN, 0, null);
        } else if (body.length > FrameParts.MAX_BODY_BYTES) {
            LOG.error(
                    "command {}: body length: {} (expected: <= {})",
                    command.request.commandId(),
                    body.length,
                    FrameParts.MAX_BODY_BYTES);
            end(command, CommandState.FAILED, 0, null);
            return null;
        }
        return body;
    }

    private void transmit(Command command) {
        command.attempts++;
        command.attemptsOnThisLink++;
        command.nextPart = 0;
        tell(command, CommandState.SENT);
        sendParts(command, command.message);
    }

    private void sendParts(Command command, FrameParts message) {
        int end = Math.min(message.count(), command.nextPart + PARTS_A_TICK);
        while (command.nextPart < end && session.link().send(message, command.nextPart)) {
            command.nextPart++;
        }
        if (command.isSent()) {
            int attempt = command.attempts;
            long waitMs = desk.settings().waitMs(command.attemptsOnThisLink);
            command.timer = later(() -> overdue(command, message, attempt), waitMs);
        } else {
            command.timer = later(() -> goOn(command, message), TICK_MS);
        }
    }

    private synchronized void goOn(Command command, FrameParts message) {
        if (command == underWay && command.message == message) {
            sendParts(command, message);
        }
    }

    private synchronized void overdue(Command command, FrameParts message, int attempt) {
        if (command != underWay || command.message != message || command.attempts != attempt) {
            return;
        }
        if (command.attemptsOnThisLink <= desk.settings().repeats()) {
            transmit(command);
        } else {
            underWay = null;
            end(command, CommandState.TIMED_OUT, 0, null);
            sendNext();
        }
    }

    synchronized ReplyMatch generalReply(Session from, GeneralReply reply) {
        if (from != session) {
            return ReplyMatch.NONE;
        }
        boolean doubled = isDoubled(reply);
        Command command = underWay;
        if (command == null || command.request.messageId() != reply.messageId()) {
            return doubled ? ReplyMatch.DOUBLED : ReplyMatch.NONE;
        }
        boolean bySerial = command.serials.covers(reply.serial());
        if (!bySerial && doubled) {
            return ReplyMatch.DOUBLED;
        }
        boolean whole = command.isSent() || command.attemptsOnThisLink > 1;
        if (whole || reply.result() != GeneralReply.SUCCESS) { // else it confirms a part, while the next are being sent
            underWay = null;
            acknowledged(command, reply.result());
            sendNext();
        }
        return bySerial ? ReplyMatch.BY_SERIAL : ReplyMatch.BY_ID;
    }

    private boolean isDoubled(GeneralReply reply) {
        for (SentSerials before : answered) {
            if (before != null && before.messageId() == reply.messageId() && before.covers(reply.serial())) {
                return true;
            }
        }
        return false;
    }

    private void acknowledged(Command command, int result) {
        if (result != GeneralReply.SUCCESS) {
            end(command, CommandState.REFUSED, result, null);
        } else if (command.answerId == ProperAnswer.NONE) {
            end(command, CommandState.DONE, result, null);
        } else {
            remember(command);
            letGo(command);
            answerDue.add(command);
            cancel(command);
            Instant least = desk.now().plusMillis(desk.settings().answerWaitMs());
            Instant until = least.isAfter(command.request.expiry()) ? least : command.request.expiry();
            command.deadline = desk.at(until, () -> answerMissing(command));
            tell(command, CommandState.ACKNOWLEDGED);
        }
    }

    synchronized ReplyMatch answer(Session from, FrameHeader header, byte[] frame, int length) {
        if (from != session) {
            return ReplyMatch.NONE;
        }
        int id = header.messageId();
        ProtocolVersion version = session.version();
        int serial = ProperAnswer.serial(id, version, frame, header.bodyOffset(), header.bodyLength());
        List<Command> meant = new ArrayList<>(answerDue);
        if (underWay != null) {
            meant.add(underWay);
        }
        meant.removeIf(command -> command.answerId != id);
        Command command = meant.stream()
                .filter(one -> serial == ProperAnswer.NO_SERIAL || one.serials.covers(serial))
                .findFirst()
                .orElse(meant.size() == 1 ? meant.get(0) : null);
        if (command == null) {
            return ReplyMatch.NONE;
        }
        boolean bySerial = serial != ProperAnswer.NO_SERIAL && command.serials.covers(serial);
        if (!answerDue.remove(command)) {
            underWay = null;
        }
        int result = ProperAnswer.result(id, frame, header.bodyOffset(), header.bodyLength());
        end(command, CommandState.ANSWERED, result, Arrays.copyOf(frame, length));
        sendNext();
        return bySerial ? ReplyMatch.BY_SERIAL : ReplyMatch.BY_ID;
    }

    synchronized int resend(Session from, byte[] frame, int offset, int length) {
        if (from != session) {
            return 0;
        }
        ResendList wanted = ResendList.read(frame, offset, length);
        if (wanted == null) {
            return 0;
        }
        Command command = underWay;
        if (command == null || !command.serials.covers(wanted.firstSerial())) {
            return 0;
        }
        int sent = 0;
        for (int i = 0; i < Math.min(wanted.count(), PARTS_A_TICK); i++) {
            int part = wanted.part(i) - 1;
            if (part >= 0 && part < command.message.count() && session.link().send(command.message, part)) {
                sent++;
            }
        }
        return sent;
    }

    private synchronized void expire(Command command) {
        if (waiting.remove(command)) {
            end(command, command.attempts > 0 ? CommandState.TIMED_OUT : CommandState.EXPIRED, 0, null);
        }
    }

    private synchronized void answerMissing(Command command) {
        if (answerDue.remove(command)) {
            end(command, CommandState.TIMED_OUT, 0, null);
        }
    }

    /** Ends a command that has been taken out of wherever it was. */
    private void end(Command command, CommandState state, int result, byte[] answer) {
        cancel(command);
        if (command.message != null) {
            remember(command);
            letGo(command);
        }
        desk.tell(command, command.change(state, result, desk.now(), answer));
    }

    private void remember(Command command) {
        answered[answeredCount++ % REMEMBERED] = command.serials;
    }

    private static void cancel(Command command) {
        if (command.deadline != null) {
            command.deadline.cancel(false);
        }
    }

    /** The message need not be sent again: its body is let go. */
    private void letGo(Command command) {
        command.message = null;
        if (command.timer != null) {
            command.timer.cancel(false); // or it keeps the body until it runs
            command.timer = null;
        }
        if (command.holdsLongPlace) {
            command.holdsLongPlace = false;
            desk.longPlaces().release();
        }
    }

    private void tell(Command command, CommandState state) {
        desk.tell(command, command.change(state, 0, desk.now(), null));
    }
}
