package org.sweepwatch.supervise.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.session.Terminal;
import org.sweepwatch.supervise.settings.PrivateFile;

/**
 * The register as it was last known, in a file beside the journal, so that after a restart terminals are let in before the
 * database has started. One line names the database it belongs to, one each terminal: number, phone, SHA-256 of its code.
 *
 * <p>It is a copy and never the truth: one that is missing, damaged or of another database is passed over, and terminals
 * wait for the database.
 */
final class RegisterSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterSnapshot.class);
    private static final String FILE_NAME = "terminals";
    private static final String FORMAT = "sweepwatch-terminals 1 ";
    private static final String NO_CODE = "-";
    private static final int FIELDS = 3;

    /** A terminal and the hash of its code, null when it has none. */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed
    record Entry(Terminal terminal, byte[] codeSha256) {}

    private final Path file;
    private final String heading;
    private String written = "";

    /** @param database names the database; a snapshot of another one is not used */
    RegisterSnapshot(Path dataDirectory, String database) {
        this.file = dataDirectory.resolve(FILE_NAME);
        this.heading = FORMAT + database;
    }

    /** What the file holds; empty when there is nothing that can be trusted. */
    Optional<List<Entry>> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            if (lines.isEmpty() || !lines.get(0).equals(heading)) {
                LOG.info("{} belongs to another database: terminals wait for the database", file);
                return Optional.empty();
            }
            List<Entry> entries = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                entries.add(entry(line));
            }
            written = text;
            return Optional.of(entries);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be used, terminals wait for the database: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static Entry entry(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("damaged line: " + line);
        }
        byte[] code = fields[2].equals(NO_CODE) ? null : HexFormat.of().parseHex(fields[2]);
        return new Entry(new Terminal(Integer.parseInt(fields[0]), fields[1]), code);
    }

    /** Writes the file anew when it would differ. A file that cannot be written costs a slower start, so it is logged. */
    void write(List<Entry> entries) {
        StringBuilder text = new StringBuilder(heading).append('\n');
        for (Entry entry : entries) {
            text.append(entry.terminal().id())
                    .append(' ')
                    .append(entry.terminal().phone())
                    .append(' ')
                    .append(
                            entry.codeSha256() == null
                                    ? NO_CODE
                                    : HexFormat.of().formatHex(entry.codeSha256()))
                    .append('\n');
        }
        if (written.contentEquals(text)) {
            return;
        }
        try {
            PrivateFile.write(file, text.toString());
            written = text.toString();
        } catch (IOException e) {
            LOG.warn("{} not written, the next start lets terminals in later: {}", file, e.getMessage());
        }
    }
}
