package org.sweepwatch.supervise.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.session.RegistrationRequest;
import org.sweepwatch.ingest.session.RegistrationResult;
import org.sweepwatch.ingest.session.Terminal;
import org.sweepwatch.ingest.session.TerminalDirectory;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.TerminalCode;
import org.sweepwatch.store.query.TerminalCodeStore;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.server.RegisterSnapshot.Entry;

/**
 * Who may connect: the vehicles of the register and the hashes of their authentication codes (鉴权码), held in memory so
 * that a terminal can authenticate while the database is away. At a start they are first those of the {@link
 * RegisterSnapshot}; from {@link #use} on, those of the database.
 *
 * <p>A registration makes a new random code each time and stores its SHA-256 before it is answered. While the database is
 * away, registrations get no answer; the terminal repeats them. Thread safe.
 */
final class TerminalRegister implements TerminalDirectory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalRegister.class);

    /** Letters and digits survive every terminal; 22 of 62 are 130.9 bits of chance. */
    private static final String CODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static final int CODE_LENGTH = 22;
    private static final int MAX_WAITING_REGISTRATIONS = 10_000;
    /** Registrations after which the snapshot is written though more wait; with many terminals an eighth of them. */
    private static final int SNAPSHOT_EVERY = 32;
    /** How long the end of the server waits for the registration at work. */
    private static final int LAST_REGISTRATION_S = 10;

    private static final int RESULT_OK = 0;
    private static final int RESULT_NO_SUCH_TERMINAL = 4;

    private final RegisterSnapshot snapshot;
    /** The database's register; completed by {@link #use}. */
    private final CompletableFuture<Stores> stores = new CompletableFuture<>();

    private final boolean enrolOpen;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry> byPhone = new ConcurrentHashMap<>();
    private final Map<Integer, Terminal> byId = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor executor;
    private volatile boolean complete;
    /** Registrations since the snapshot was written; guarded by this. */
    private int notInSnapshot;

    private record Stores(VehicleStore vehicles, TerminalCodeStore codes, TerminalModels models) {}

    TerminalRegister(RegisterSnapshot snapshot, boolean enrolOpen, Clock clock) {
        this.snapshot = snapshot;
        this.enrolOpen = enrolOpen;
        this.clock = clock;
        executor = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING_REGISTRATIONS), task -> {
                    Thread thread = new Thread(task, "registrations");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Knows what the snapshot knows, before there is a database. */
    void loadSnapshot() {
        snapshot.read().ifPresent(entries -> entries.forEach(this::know));
    }

    /** Works with the database from here on: reads it, and decides the registrations that wait. */
    void use(VehicleStore vehicles, TerminalCodeStore codes, TerminalModels models) {
        Stores database = new Stores(vehicles, codes, models);
        read(database);
        complete = true;
        stores.complete(database); // only now: a registration must find every vehicle that there is
    }

    /** Reads the register anew after an import; only after {@link #use}. Not on an event loop. */
    void reload() {
        read(stores.join());
    }

    private synchronized void read(Stores database) {
        Map<Integer, TerminalCode> known = new HashMap<>();
        for (TerminalCode code : database.codes().list()) {
            known.put(code.vehicleId(), code);
        }
        Map<String, Entry> fresh = new HashMap<>();
        Instant now = clock.instant();
        for (Vehicle vehicle : database.vehicles().list()) {
            if (vehicle.inServiceUntil() == null || vehicle.inServiceUntil().isAfter(now)) {
                fresh.put(vehicle.phone(), entry(vehicle, known.get(vehicle.id()), database.models()));
            }
        }
        fresh.values().forEach(this::know);
        byPhone.keySet().retainAll(fresh.keySet());
        byId.values().retainAll(fresh.values().stream().map(Entry::terminal).collect(Collectors.toSet()));
        writeSnapshot();
    }

    private synchronized void writeSnapshot() {
        notInSnapshot = 0;
        snapshot.write(byPhone.values().stream()
                .sorted(Comparator.comparingInt(entry -> entry.terminal().id()))
                .toList());
    }

    /** A restart while many still register must know most of those before, or they wait for the database. */
    private synchronized boolean manyNotInSnapshot() {
        return notInSnapshot >= Math.max(SNAPSHOT_EVERY, byPhone.size() / 8);
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    private void know(Entry entry) {
        byPhone.put(entry.terminal().phone(), entry);
        byId.put(entry.terminal().id(), entry.terminal());
    }

    private static Entry entry(Vehicle vehicle, TerminalCode code, TerminalModels models) {
        if (code == null) {
            return new Entry(new Terminal(vehicle.id(), vehicle.phone()), null);
        }
        ProtocolVersion version =
                models.edition(code.makerId(), code.model(), ProtocolVersion.labelled(code.protocolVersion()));
        return new Entry(new Terminal(vehicle.id(), vehicle.phone(), version), code.codeSha256());
    }

    /** Every vehicle that may connect. */
    List<Integer> vehicleIds() {
        return byPhone.values().stream().map(entry -> entry.terminal().id()).toList();
    }

    /** Phone of a vehicle, empty when it is not in the register any more. */
    String phoneOf(int vehicleId) {
        Terminal terminal = byId.get(vehicleId);
        return terminal == null ? "" : terminal.phone();
    }

    /** Edition that a vehicle's terminal registered with, null when it is not known. */
    ProtocolVersion versionOf(int vehicleId) {
        Terminal terminal = byId.get(vehicleId);
        return terminal == null ? null : terminal.registeredAs();
    }

    @Override
    public Terminal find(String phone) {
        Entry entry = byPhone.get(phone);
        return entry == null ? null : entry.terminal();
    }

    @Override
    public boolean verify(Terminal terminal, byte[] code, int offset, int length) {
        Entry entry = byPhone.get(terminal.phone());
        byte[] expected = entry == null ? null : entry.codeSha256();
        MessageDigest digest = sha256();
        digest.update(code, offset, length);
        byte[] given = digest.digest();
        return expected != null && MessageDigest.isEqual(expected, given);
    }

    @Override
    public Long serverTimeAheadMs(String phone) {
        Stores database = stores.getNow(null);
        if (database == null) {
            return null;
        }
        Terminal terminal = find(phone);
        return terminal == null
                ? 0L
                : database.models().of(terminal.id()).profile().serverTimeAheadMs();
    }

    @Override
    public CompletionStage<RegistrationResult> register(RegistrationRequest request) {
        CompletableFuture<RegistrationResult> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> complete(answer, request));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private void complete(CompletableFuture<RegistrationResult> answer, RegistrationRequest request) {
        try {
            answer.complete(enrol(stores.get(), request));
            if (executor.getQueue().isEmpty() || manyNotInSnapshot()) { // the last of many writes it for all
                writeSnapshot();
            }
        } catch (InterruptedException | ExecutionException e) {
            answer.completeExceptionally(e); // the server ends before it has a database
        } catch (StoreException e) {
            LOG.warn("registration of {} not answered: {}", request.phone(), e.getMessage());
            answer.completeExceptionally(e);
        } catch (RuntimeException e) {
            LOG.error("registration of {} failed", request.phone(), e);
            answer.completeExceptionally(e);
        }
    }

    private synchronized RegistrationResult enrol(Stores register, RegistrationRequest request) {
        Entry known = byPhone.get(request.phone());
        if (known == null && !enrolOpen) {
            return new RegistrationResult(RESULT_NO_SUCH_TERMINAL, null);
        }
        int vehicleId = known != null ? known.terminal().id() : create(register.vehicles(), request);
        String code = newCode();
        byte[] hash = sha256().digest(code.getBytes(StandardCharsets.US_ASCII));
        register.codes()
                .save(new TerminalCode(
                        vehicleId,
                        hash,
                        clock.instant(),
                        request.version().label(),
                        request.provinceId(),
                        request.cityId(),
                        request.makerId(),
                        request.model(),
                        request.terminalId(),
                        request.plateColour(),
                        request.plate()));
        register.models().registered(vehicleId, request.makerId(), request.model());
        ProtocolVersion version = register.models().edition(request.makerId(), request.model(), request.version());
        know(new Entry(new Terminal(vehicleId, request.phone(), version), hash));
        notInSnapshot++;
        return new RegistrationResult(RESULT_OK, code);
    }

    private int create(VehicleStore vehicles, RegistrationRequest request) {
        String plate = request.plate() == null || request.plate().isBlank() ? null : request.plate();
        Vehicle made = vehicles.enrol(request.phone(), plate, clock.instant());
        LOG.info("enrolled unknown terminal {} as vehicle {}", request.phone(), made.id());
        return made.id();
    }

    private String newCode() {
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Ends with all that were registered in the snapshot. Registrations that still wait get no answer. */
    @Override
    public void close() {
        executor.getQueue().clear();
        stores.completeExceptionally(new CancellationException("the server ends")); // where none came: nobody waits on
        executor.shutdown(); // not interrupted: it may be writing the snapshot
        try {
            if (!executor.awaitTermination(LAST_REGISTRATION_S, TimeUnit.SECONDS)) {
                LOG.warn("a registration still waits for the database after {} s; it is left", LAST_REGISTRATION_S);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (complete) {
            writeSnapshot();
        }
    }
}
