package org.sweepwatch.supervise.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sweepwatch.supervise.settings.PrivateFile;

/**
 * The keys of personal data under the data directory, one a line in base64: the one that seals, and while it is being
 * changed (or where an operator has added them) those that were used before, which only open. The file is always whole:
 * it is replaced at once, and durable when a call returns. For one process at a time.
 */
public final class KeyFile {
    /** File under the data directory. */
    public static final String NAME = "personal-data.key";

    /** Beside it: the keys that have been replaced, newest first. */
    public static final String REPLACED_NAME = "personal-data.key.old";

    private final Path file;
    private final Path replaced;

    public KeyFile(Path dataDirectory) {
        this.file = dataDirectory.resolve(NAME);
        this.replaced = dataDirectory.resolve(REPLACED_NAME);
    }

    public Path path() {
        return file;
    }

    public Path replacedPath() {
        return replaced;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Makes the first key. */
    void create() throws IOException {
        write(file, List.of(newKey()));
    }

    /**
     * The keys, the one that seals first.
     *
     * @throws IOException when the file cannot be read or a line of it is no key; the message says what to do
     */
    public PersonalData read() throws IOException {
        List<String> lines = lines(file);
        try {
            byte[][] keys = lines.stream().map(Base64.getDecoder()::decode).toArray(byte[][]::new);
            return new PersonalData(keys);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no key of " + PersonalData.KEY_BYTES + " bytes in base64 (" + e.getMessage()
                            + "): restore it from the backup, or move it away to begin with a new one; what was sealed"
                            + " with the old one then stays unreadable",
                    e);
        }
    }

    /** Whether a change was begun and not ended. */
    public boolean isChanging() throws IOException {
        return lines(file).size() > 1;
    }

    /** Puts a new key before those there are. From now on nothing is sealed with another one by who reads this file. */
    public PersonalData beginChange() throws IOException {
        read(); // refuses a file that holds no keys before anything is written
        List<String> keys = new ArrayList<>(lines(file));
        keys.add(0, newKey());
        write(file, keys);
        return read();
    }

    /** Moves all keys but the first one to the replaced ones: nothing is sealed with them any more. */
    public void endChange() throws IOException {
        List<String> keys = lines(file);
        Set<String> old = new LinkedHashSet<>(keys.subList(1, keys.size()));
        if (Files.exists(replaced)) {
            old.addAll(lines(replaced));
        }
        write(replaced, old);
        write(file, keys.subList(0, 1));
    }

    private static String newKey() {
        byte[] fresh = new byte[PersonalData.KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return Base64.getEncoder().encodeToString(fresh);
    }

    private static List<String> lines(Path of) throws IOException {
        return Files.readString(of, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void write(Path to, Iterable<String> keys) throws IOException {
        PrivateFile.write(to, String.join("\n", keys) + "\n");
    }
}
