package org.sweepwatch.supervise.area;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.DecodedBody;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.area.AreaAnswer;
import org.sweepwatch.ingest.message.area.DeleteAreas;
import org.sweepwatch.ingest.message.area.QueryAreas;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.KeptMessage;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.StoredCommand;
import org.sweepwatch.store.query.TerminalAreaRow;
import org.sweepwatch.store.query.TerminalAreaStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.command.CommandAnswers;
import org.sweepwatch.supervise.command.Commands;
import org.sweepwatch.supervise.command.RefusedCommandException;
import org.sweepwatch.supervise.decode.MessageJson;

/**
 * Brings what is marked onto the terminals and follows it there (区域同步): a mark, or a change of the shape, sends; the
 * terminal's answer is read back with 0x8608 where the edition has it, and what comes back as another one is sent once more;
 * a mark that is gone deletes. All of it lies in the store, so a restart goes on where it was. One thread.
 */
public final class AreaSync {
    /** Commands given out in one round; the rest waits for the next. */
    static final int COMMANDS_A_ROUND = 200;

    private static final String ASKED_BY = "area sync";
    private static final Duration EXPIRY = Duration.ofHours(24);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(10);
    /** The answer is stored a moment after the command has ended. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);

    private final TerminalAreaStore store;
    private final LayerStore layers;
    private final VehicleStore vehicles;
    private final CommandStore commandStore;
    private final CommandAnswers answers;
    private final Commands commands;
    private final IntFunction<ProtocolVersion> versionOf;
    private final Supplier<LocalDate> today;
    private final Clock clock;
    private int commandsLeft;
    private Set<Long> underWay = Set.of();

    /** A place on a terminal. */
    private record Key(int vehicleId, int featureId, int kind) {}

    /**
     * @param versionOf the edition that a vehicle's terminal speaks, null when it is not known
     * @param today the operational day it is
     */
    public AreaSync(
            Database database,
            Commands commands,
            IntFunction<ProtocolVersion> versionOf,
            Supplier<LocalDate> today,
            Clock clock) {
        this.store = new TerminalAreaStore(database);
        this.layers = new LayerStore(database);
        this.vehicles = new VehicleStore(database);
        this.commandStore = new CommandStore(database);
        this.answers = new CommandAnswers(new MessageQuery(database));
        this.commands = commands;
        this.versionOf = versionOf;
        this.today = today;
        this.clock = clock;
    }

    /** One round: what has ended is taken in, what is due is sent. */
    public void round() {
        commandsLeft = COMMANDS_A_ROUND;
        underWay = commandStore.unfinished().stream().map(StoredCommand::id).collect(Collectors.toSet());
        Map<Key, AreaForm> wanted = wanted();
        for (TerminalAreaRow row : store.list()) {
            AreaForm form = wanted.remove(new Key(row.vehicleId(), row.featureId(), row.kind()));
            advance(row, form);
        }
        wanted.forEach((key, form) -> send(key.vehicleId(), form));
    }

    private Map<Key, AreaForm> wanted() {
        Map<Integer, Set<Integer>> marks = store.marks();
        Map<Key, AreaForm> wanted = new LinkedHashMap<>();
        if (marks.isEmpty()) {
            return wanted;
        }
        Map<Integer, AreaForm> forms = new HashMap<>();
        for (LayerFeature fence : layers.list(LayerKind.FENCE, today.get())) {
            if (marks.containsKey(fence.id())) {
                forms.put(fence.id(), AreaForm.of(LayerReader.fence(fence.id(), fence.properties(), fence.geometry())));
            }
        }
        for (LayerFeature route : layers.list(LayerKind.ROUTE, today.get())) {
            if (marks.containsKey(route.id())) {
                forms.put(route.id(), AreaForm.of(LayerReader.route(route.id(), route.properties(), route.geometry())));
            }
        }
        Instant now = clock.instant();
        for (Vehicle vehicle : vehicles.list()) {
            boolean inService =
                    vehicle.inServiceUntil() == null || vehicle.inServiceUntil().isAfter(now);
            marks.forEach((featureId, marked) -> {
                AreaForm form = forms.get(featureId);
                if (form != null
                        && inService
                        && (marked.contains(TerminalAreaStore.ALL_VEHICLES) || marked.contains(vehicle.id()))) {
                    wanted.put(new Key(vehicle.id(), featureId, form.kind()), form);
                }
            });
        }
        return wanted;
    }

    private void advance(TerminalAreaRow row, AreaForm form) {
        if (row.commandId() != null) {
            if (!underWay.contains(row.commandId())) {
                commandStore
                        .find(row.vehicleId(), row.commandId())
                        .ifPresentOrElse(command -> ended(row, form, command), () -> forgotten(row));
            }
            return;
        }
        AreaState state = AreaState.labelled(row.state());
        boolean again = row.changedAt().plus(TRY_AGAIN_AFTER).isBefore(clock.instant());
        if (form == null) {
            if (row.kind() == 0) {
                store.remove(row);
            } else if (state != AreaState.REMOVING || again) {
                delete(row);
            }
        } else if (state == AreaState.REMOVING
                || form.area() != null && !isAsSent(row, form)
                || state == AreaState.NOT_SENT && again) {
            send(row.vehicleId(), form);
        }
    }

    /** Its command is older than commands are kept. */
    private void forgotten(TerminalAreaRow row) {
        boolean removing = AreaState.labelled(row.state()) == AreaState.REMOVING;
        put(row, removing ? AreaState.REMOVING : AreaState.NOT_SENT, null, "its command is not kept any more");
    }

    private void ended(TerminalAreaRow row, AreaForm form, StoredCommand command) {
        CommandState end = command.state().equals(Commands.NOT_TAKEN)
                ? CommandState.FAILED
                : CommandState.valueOf(command.state());
        switch (AreaState.labelled(row.state())) {
            case SENDING -> sent(row, AreaState.CHECKING, command, end);
            case SENDING_AGAIN -> sent(row, AreaState.CHECKING_AGAIN, command, end);
            case CHECKING, CHECKING_AGAIN -> checked(row, form, command, end);
            case REMOVING -> {
                if (end == CommandState.DONE) {
                    store.remove(row);
                } else {
                    put(row, AreaState.REMOVING, null, note(command));
                }
            }
            default -> throw new IllegalStateException("no command belongs to state " + row.state());
        }
    }

    private void sent(TerminalAreaRow row, AreaState next, StoredCommand command, CommandState end) {
        if (end == CommandState.DONE && versionOf.apply(row.vehicleId()) == ProtocolVersion.V2019) {
            JsonNode query = MessageJson.of(new QueryAreas(row.kind(), List.of((long) row.featureId())));
            submit(row, next, MessageId.QUERY_AREAS, query);
        } else if (end == CommandState.DONE) {
            put(row, AreaState.NOT_VERIFIABLE, null, null);
        } else {
            put(row, end == CommandState.REFUSED ? AreaState.REFUSED : AreaState.NOT_SENT, null, note(command));
        }
    }

    private void checked(TerminalAreaRow row, AreaForm form, StoredCommand command, CommandState end) {
        if (end != CommandState.ANSWERED) {
            put(row, AreaState.NOT_VERIFIABLE, null, note(command));
            return;
        }
        Optional<KeptMessage> answer = answers.of(command);
        if (answer.isPresent()) {
            compared(row, form, form != null && reports(answer.get(), form));
        } else if (command.finishedAt().plus(ANSWER_WITHIN).isBefore(clock.instant())) {
            put(row, AreaState.NOT_VERIFIABLE, null, "the answer could not be read");
        }
    }

    private void compared(TerminalAreaRow row, AreaForm form, boolean same) {
        boolean firstTime = AreaState.labelled(row.state()) == AreaState.CHECKING;
        if (same) {
            put(row, AreaState.IN_STEP, null, null);
        } else if (firstTime && form != null && isAsSent(row, form)) {
            submit(row, AreaState.SENDING_AGAIN, AreaForm.setting(form.kind()), MessageJson.of(form.body()));
        } else {
            put(row, AreaState.DIFFERING, null, firstTime ? null : "read back as another one, or not at all, twice");
        }
    }

    private static boolean isAsSent(TerminalAreaRow row, AreaForm form) {
        return MessageJson.of(form.body()).toString().equals(row.sent());
    }

    private static boolean reports(KeptMessage answer, AreaForm form) {
        DecodedBody decoded = MessageCatalogue.decode(
                MessageId.AREA_ANSWER, answer.raw(), 0, answer.raw().length, ProtocolVersion.V2019);
        return decoded != null
                && decoded.body() instanceof AreaAnswer reported
                && reported.areas().stream().anyMatch(area -> area.id() == form.featureId() && form.sameAs(area));
    }

    private void send(int vehicleId, AreaForm form) {
        TerminalAreaRow row = new TerminalAreaRow(
                vehicleId,
                form.featureId(),
                form.kind(),
                form.name(),
                form.area() == null ? "" : MessageJson.of(form.body()).toString(),
                "",
                null,
                clock.instant(),
                null);
        if (form.area() == null) {
            put(row, AreaState.NOT_EXPRESSIBLE, null, "several parts, holes, or wider than 255 m");
        } else {
            submit(row, AreaState.SENDING, AreaForm.setting(form.kind()), MessageJson.of(form.body()));
        }
    }

    private void delete(TerminalAreaRow row) {
        JsonNode body = MessageJson.of(new DeleteAreas(List.of((long) row.featureId())));
        submit(row, AreaState.REMOVING, AreaForm.deleting(row.kind()), body);
    }

    private void submit(TerminalAreaRow row, AreaState state, MessageId message, JsonNode body) {
        if (commandsLeft-- <= 0) {
            return;
        }
        try {
            String name = "0x%04X".formatted(message.code());
            put(row, state, commands.submit(row.vehicleId(), ASKED_BY, name, body, EXPIRY), null);
        } catch (RefusedCommandException e) {
            boolean never = e.reason() == RefusedCommandException.Reason.BAD_COMMAND;
            AreaState failed = state == AreaState.REMOVING ? state : never ? AreaState.REFUSED : AreaState.NOT_SENT;
            put(row, failed, null, e.getMessage());
        }
    }

    private void put(TerminalAreaRow row, AreaState state, Long commandId, String note) {
        store.put(new TerminalAreaRow(
                row.vehicleId(),
                row.featureId(),
                row.kind(),
                row.name(),
                row.sent(),
                state.label(),
                commandId,
                clock.instant(),
                note));
    }

    private static String note(StoredCommand command) {
        return command.result() == null ? command.state() : command.state() + ", result " + command.result();
    }
}
