package org.sweepwatch.supervise.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.command.CommandChange;
import org.sweepwatch.ingest.command.CommandDesk;
import org.sweepwatch.ingest.command.CommandListener;
import org.sweepwatch.ingest.command.CommandRequest;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.command.SubmitResult;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AlarmConfirmation;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreUnavailableException;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.store.query.StoredCommand;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.command.RefusedCommandException.Reason;

/**
 * Commands from their asking to their end (下行指令): checked, written down with who asked and when, handed to the desk that
 * sends them, and every change written down. Thread safe.
 */
public final class Commands implements CommandListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** A command may wait so long for its terminal. */
    public static final Duration LONGEST_EXPIRY = Duration.ofDays(30);

    /** State of a command for which there was no place; the others are those of {@link CommandState}. */
    public static final String NOT_TAKEN = "NOT_TAKEN";

    private static final long RETRY_NS = 500_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandDesk desk;
    private final CommandStore store;
    private final OpenAlarmStore alarms;
    private final VehicleStore vehicles;
    private final IntFunction<ProtocolVersion> versionOf;
    private final CommandBodies bodies;
    private final Clock clock;
    private volatile boolean stopping;

    /**
     * @param versionOf the edition that a vehicle's terminal speaks, null when it is not known
     * @param upgrades directory of the upgrade packages
     */
    public Commands(
            CommandDesk desk, Database database, IntFunction<ProtocolVersion> versionOf, Path upgrades, Clock clock) {
        this.desk = desk;
        this.store = new CommandStore(database);
        this.alarms = new OpenAlarmStore(database);
        this.vehicles = new VehicleStore(database);
        this.versionOf = versionOf;
        this.bodies = new CommandBodies(upgrades);
        this.clock = clock;
    }

    /**
     * Takes a command, to be sent at once or when its terminal connects.
     *
     * @param name as {@link CommandNames} knows it
     * @param body the fields of the message, null for none
     * @param expiresIn after this it is not sent any more
     * @return its number
     * @throws RefusedCommandException when it is not taken
     */
    public long submit(int vehicleId, String askedBy, String name, JsonNode body, Duration expiresIn) {
        if (vehicles.find(vehicleId).isEmpty()) {
            throw new RefusedCommandException(Reason.NO_VEHICLE, "there is no vehicle " + vehicleId);
        }
        MessageId id;
        MessageBody made;
        ProtocolVersion version = versionOf.apply(vehicleId);
        try {
            id = CommandNames.of(name);
            made = bodies.of(id, body);
            if (version != null && !id.knownTo(version)) {
                throw new RefusedCommandException(
                        Reason.NOT_KNOWN_TO_TERMINAL,
                        "the terminal speaks JT/T 808-" + version.label() + ", which has no " + id.label());
            }
            made.encode(version == null ? ProtocolVersion.V2013 : version);
        } catch (IllegalArgumentException e) {
            throw new RefusedCommandException(Reason.BAD_COMMAND, e.getMessage());
        }
        if (expiresIn.isNegative() || expiresIn.isZero() || expiresIn.compareTo(LONGEST_EXPIRY) > 0) {
            throw new RefusedCommandException(
                    Reason.BAD_COMMAND,
                    "it expires after " + expiresIn.toSeconds() + " s (expected: 1 to " + LONGEST_EXPIRY.toSeconds()
                            + ")");
        }
        Instant now = clock.instant();
        Instant expiry = now.plus(expiresIn);
        String asked = body == null || body.isNull() ? "{}" : body.toString();
        long number = store.add(vehicleId, askedBy, now, id.code(), asked, expiry, CommandState.QUEUED.name());
        LOG.info("command {}: {} asks vehicle {} for {}", number, askedBy, vehicleId, id.label());
        SubmitResult result = hand(number, vehicleId, id, made, expiry);
        if (result != SubmitResult.TAKEN) {
            store.change(number, NOT_TAKEN, 0, null, null, clock.instant(), result.name());
            throw new RefusedCommandException(
                    Reason.QUEUE_FULL,
                    "too many commands wait already (" + result + "); wait until some have ended or expired");
        }
        return number;
    }

    private SubmitResult hand(long number, int vehicleId, MessageId id, MessageBody body, Instant expiry) {
        return desk.submit(new CommandRequest(
                number, vehicleId, id.code(), version -> id.knownTo(version) ? body.encode(version) : null, expiry));
    }

    /** Takes up what waited when the server ended; what was under way then has lost its answer. */
    public void resume() {
        for (StoredCommand command : store.unfinished()) {
            Instant now = clock.instant();
            if (command.sentAt() != null) {
                end(command, CommandState.TIMED_OUT, "the server was restarted before the answer came");
            } else if (!command.expiresAt().isAfter(now)) {
                end(command, CommandState.EXPIRED, null);
            } else {
                again(command);
            }
        }
    }

    private void again(StoredCommand command) {
        try {
            MessageId id = MessageId.of(command.messageId());
            MessageBody body = bodies.of(id, JSON.readTree(command.body()));
            SubmitResult result = hand(command.id(), command.vehicleId(), id, body, command.expiresAt());
            if (result != SubmitResult.TAKEN) {
                store.change(command.id(), NOT_TAKEN, 0, null, null, clock.instant(), result.name());
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            LOG.warn("command {} is not sent: {}", command.id(), e.getMessage());
            end(command, CommandState.FAILED, e.getMessage());
        }
    }

    private void end(StoredCommand command, CommandState state, String note) {
        store.change(command.id(), state.name(), command.attempts(), null, null, clock.instant(), note);
    }

    /** Writes a change down; while the database is away it waits, and so do the changes behind it. */
    @Override
    public void changed(CommandChange change) {
        while (true) {
            try {
                write(change);
                return;
            } catch (StoreUnavailableException e) {
                if (stopping) {
                    LOG.warn(
                            "command {}: {} is not written down: {}",
                            change.commandId(),
                            change.state(),
                            e.getMessage());
                    return;
                }
                LockSupport.parkNanos(this, RETRY_NS);
            }
        }
    }

    private void write(CommandChange change) {
        boolean answered = change.state() == CommandState.DONE
                || change.state() == CommandState.ANSWERED
                || change.state() == CommandState.REFUSED
                || change.state() == CommandState.ACKNOWLEDGED;
        store.change(
                change.commandId(),
                change.state().name(),
                change.attempts(),
                answered ? (Integer) change.result() : null,
                change.attempts() > 0 ? change.at() : null,
                change.state().isEnd() ? change.at() : null,
                null);
        if (change.state() == CommandState.DONE) {
            store.find(change.terminalId(), change.commandId()).ifPresent(this::confirm);
        }
    }

    /** An acknowledged 0x8203 shows on the alarms it was about. */
    private void confirm(StoredCommand command) {
        if (command.messageId() != MessageId.ALARM_CONFIRMATION.code()) {
            return;
        }
        try {
            MessageBody body = bodies.of(MessageId.ALARM_CONFIRMATION, JSON.readTree(command.body()));
            int bits = (int) ((AlarmConfirmation) body).alarmBits();
            alarms.confirmed(command.vehicleId(), bits, clock.instant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored command is JSON", e);
        }
    }

    /** Does not wait for the database any more. */
    @Override
    public void close() {
        stopping = true;
    }
}
