package org.sweepwatch.supervise.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.store.query.ModelItem;
import org.sweepwatch.store.query.ModelTerminal;

/**
 * Which profile reads which vehicle's terminal. Asked by the pipeline for each position, without a lock; told of
 * registrations at once, of attributes and changed files by the housekeeping.
 */
public final class TerminalModels {
    /** Models whose items are counted; those of further ones are counted together, as a model without a name. */
    public static final int MODELS_MAX = 512;

    private static final Logger LOG = LoggerFactory.getLogger(TerminalModels.class);
    /** Numbers of vehicles that can have a profile of their own. */
    private static final int VEHICLES_MAX = 1 << 20;

    private static final Key NAMELESS = new Key("", "");

    private record Key(String maker, String model) {}

    private final Path directory;
    private final Map<Integer, ModelTerminal> terminals = new HashMap<>();
    private final Map<Key, ItemCounts> counts = new LinkedHashMap<>();
    private volatile AtomicReferenceArray<TerminalModel> byVehicle = new AtomicReferenceArray<>(0);
    private volatile TerminalModel forTheRest;
    private volatile Profiles profiles;
    private String filesRead;

    /**
     * Reads the profiles.
     *
     * @param directory of the user's files; it need not exist
     * @throws ProfileException when one of them cannot be used
     */
    public TerminalModels(Path directory) {
        this.directory = directory;
        filesRead = fingerprint();
        profiles = Profiles.with(directory);
        apply();
    }

    /** The terminal of a vehicle. */
    public TerminalModel of(int vehicleId) {
        AtomicReferenceArray<TerminalModel> known = byVehicle;
        TerminalModel model = vehicleId >= 0 && vehicleId < known.length() ? known.get(vehicleId) : null;
        return model == null ? forTheRest : model;
    }

    /** The profile of terminals that say this of themselves. */
    public TerminalProfile profileOf(String maker, String model, String firmware) {
        return profiles.of(text(maker), text(model), text(firmware));
    }

    /** The edition of a terminal that registers as one: its profile may know better. */
    public ProtocolVersion edition(String maker, String model, ProtocolVersion registeredAs) {
        ProtocolVersion known = profileOf(maker, model, "").edition();
        return known == null || registeredAs == ProtocolVersion.V2019 ? registeredAs : known;
    }

    /** All profiles in use, by name. */
    public Profiles profiles() {
        return profiles;
    }

    /** A terminal has registered just now: its next report is read with its profile. */
    public synchronized void registered(int vehicleId, String maker, String model) {
        ModelTerminal before = terminals.get(vehicleId);
        ModelTerminal terminal =
                new ModelTerminal(vehicleId, text(maker), text(model), before == null ? "" : before.firmware());
        terminals.put(vehicleId, terminal);
        if (vehicleId >= byVehicle.length() && vehicleId < VEHICLES_MAX) {
            apply();
        } else if (vehicleId < byVehicle.length()) {
            byVehicle.set(vehicleId, made(terminal));
        }
    }

    /** Takes over what is known of all terminals. */
    public synchronized void refresh(Supplier<List<ModelTerminal>> known) {
        Map<Integer, ModelTerminal> fresh = new HashMap<>();
        known.get().forEach(terminal -> fresh.put(terminal.vehicleId(), terminal));
        if (!fresh.equals(terminals)) {
            terminals.clear();
            terminals.putAll(fresh);
            apply();
        }
    }

    /**
     * Reads the user's files again when one has changed.
     *
     * @throws ProfileException when one of them cannot be used: those before stay in use
     */
    public synchronized void reload() {
        String files = fingerprint();
        if (!files.equals(filesRead)) {
            profiles = Profiles.with(directory);
            filesRead = files;
            apply();
            LOG.info(
                    "terminal profiles read again: {}",
                    profiles.all().stream().map(TerminalProfile::name).toList());
        }
    }

    /** Takes away the items counted since the last time. */
    public synchronized List<ModelItem> drain(Instant now) {
        List<ModelItem> drained = new ArrayList<>();
        counts.forEach((key, of) -> drained.addAll(of.drain(key.maker(), key.model(), now)));
        return drained;
    }

    private void apply() {
        forTheRest = new TerminalModel(profiles.of("", "", ""), countsOf(NAMELESS));
        int highest = terminals.keySet().stream().mapToInt(id -> id).max().orElse(-1);
        // Room for as many again, so that a fleet that enrols does not make the table anew each time.
        AtomicReferenceArray<TerminalModel> fresh =
                new AtomicReferenceArray<>(Math.min(2 * (Math.min(highest, VEHICLES_MAX) + 1), VEHICLES_MAX));
        for (ModelTerminal terminal : terminals.values()) {
            if (terminal.vehicleId() >= 0 && terminal.vehicleId() < fresh.length()) {
                fresh.set(terminal.vehicleId(), made(terminal));
            }
        }
        byVehicle = fresh;
    }

    private TerminalModel made(ModelTerminal terminal) {
        return new TerminalModel(
                profiles.of(terminal.makerId(), terminal.model(), terminal.firmware()),
                countsOf(new Key(terminal.makerId(), terminal.model())));
    }

    private ItemCounts countsOf(Key key) {
        ItemCounts known = counts.get(key);
        if (known == null && counts.size() >= MODELS_MAX) {
            return counts.get(NAMELESS);
        }
        return counts.computeIfAbsent(key, made -> new ItemCounts());
    }

    /** Changes whenever a file does. */
    private String fingerprint() {
        StringBuilder text = new StringBuilder();
        for (Path file : Profiles.files(directory)) {
            try {
                text.append(file.getFileName())
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('/')
                        .append(Files.size(file))
                        .append(' ');
            } catch (IOException e) {
                text.append(e); // gone meanwhile: the next look sees another directory
            }
        }
        return text.toString();
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
