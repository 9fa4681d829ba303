package org.sweepwatch.supervise.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All profiles, shipped ones and the user's: a user's profile takes the place of the shipped one of the same name.
 * Any thread.
 */
public final class Profiles {
    /** The user's files, and bytes of one. */
    private static final int FILES_MAX = 500;

    private static final long FILE_BYTES_MAX = 256 << 10;
    /** Terminals whose profile is remembered: a fleet has far fewer models, but what terminals say is not ours to bound. */
    private static final int FOUND_MAX = 4_096;

    private static final List<String> SHIPPED = List.of("default", "sweepwatch-simulator");

    private final Map<String, TerminalProfile> byName;
    private final TerminalProfile forTheRest;
    private final Map<ModelMatch, TerminalProfile> found = new ConcurrentHashMap<>();

    private Profiles(Map<String, TerminalProfile> byName) {
        this.byName = byName;
        this.forTheRest = byName.get(TerminalProfile.STANDARD.name());
    }

    /** Those of the program alone. */
    public static Profiles shipped() {
        return new Profiles(readShipped());
    }

    /**
     * Those of the program and of a directory, which need not exist.
     *
     * @throws ProfileException when one of them cannot be used: all are refused then
     */
    public static Profiles with(Path directory) {
        Map<String, TerminalProfile> profiles = readShipped();
        Map<String, String> fileOf = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path path : files(directory)) {
            String file = path.getFileName().toString();
            TerminalProfile profile = ProfileFile.read(file, text(path, problems), problems);
            String other = profile == null ? null : fileOf.put(profile.name(), file);
            if (other != null) {
                problems.add(
                        file + ": name '" + profile.name() + "' is that of " + other + ", too (expected: another one)");
            } else if (profile != null) {
                profiles.put(profile.name(), profile);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProfileException("terminal profiles in " + directory + ": " + String.join("; ", problems));
        }
        return new Profiles(profiles);
    }

    /** The user's files by name. */
    static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(
                            path -> path.getFileName().toString().matches(".+\\.ya?ml"))
                    .sorted()
                    .toList();
            if (files.size() > FILES_MAX) {
                throw new ProfileException(
                        directory + " holds " + files.size() + " profiles (expected: at most " + FILES_MAX + ")");
            }
            return files;
        } catch (IOException e) {
            throw new ProfileException("terminal profiles in " + directory + " cannot be read: " + e);
        }
    }

    private static String text(Path path, List<String> problems) {
        try {
            if (Files.size(path) > FILE_BYTES_MAX) {
                problems.add(path.getFileName() + ": length: " + Files.size(path) + " (expected: <= " + FILE_BYTES_MAX
                        + ")");
                return "";
            }
            return Files.readString(path);
        } catch (IOException e) {
            problems.add(path.getFileName() + ": cannot be read: " + e);
            return "";
        }
    }

    private static Map<String, TerminalProfile> readShipped() {
        Map<String, TerminalProfile> profiles = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : SHIPPED) {
            TerminalProfile profile = ProfileFile.read(name + ".yaml", shippedText(name), problems);
            if (profile == null || !profile.name().equals(name)) {
                throw new IllegalStateException("shipped profile " + name + ": " + problems);
            }
            profiles.put(name, profile);
        }
        return profiles;
    }

    private static String shippedText(String name) {
        try (InputStream in = Profiles.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("shipped profile " + name + " cannot be read", e);
        }
    }

    /** All of them, by name. */
    public Collection<TerminalProfile> all() {
        return byName.values();
    }

    /** Null when there is none of that name. */
    TerminalProfile named(String name) {
        return byName.get(name);
    }

    /** The profile that fits a terminal most closely; the default one when none fits. Empty texts where nothing is known. */
    public TerminalProfile of(String maker, String model, String firmware) {
        if (found.size() >= FOUND_MAX) {
            found.clear();
        }
        return found.computeIfAbsent(new ModelMatch(maker, model, firmware), key -> closest(maker, model, firmware));
    }

    private TerminalProfile closest(String maker, String model, String firmware) {
        TerminalProfile best = forTheRest;
        int bestFit = -1;
        for (TerminalProfile profile : byName.values()) {
            for (ModelMatch match : profile.matches()) {
                int fit = match.fit(maker, model, firmware);
                if (fit > bestFit) {
                    bestFit = fit;
                    best = profile;
                }
            }
        }
        return best;
    }
}
