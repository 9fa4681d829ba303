package org.sweepwatch.supervise.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import org.sweepwatch.supervise.calendar.OperationalCalendar;

/**
 * The files of media (多媒体数据) below one directory, {@code YYYY/MM/DD/VEHICLE-JOURNAL-INDEX.EXTENSION}. Nothing a
 * terminal sends becomes part of a name. Writing the same medium again, as after a crash, replaces it by itself.
 */
public final class MediaFiles {
    private final Path root;

    public MediaFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Writes a medium; it is durable when this returns.
     *
     * @param journalId the journal that the index is of
     * @return its path below the directory
     * @throws IOException when it could not be written; nothing is left behind under that name then
     */
    public String write(
            String journalId, long journalIndex, int vehicleId, Instant receivedAt, MediaFormat format, byte[] bytes)
            throws IOException {
        LocalDate day = receivedAt.atZone(OperationalCalendar.ZONE).toLocalDate();
        String name = "%d-%s-%x.%s"
                .formatted(
                        vehicleId,
                        journalId.substring(0, Math.min(8, journalId.length())),
                        journalIndex,
                        format.extension());
        String path = "%04d/%02d/%02d/%s".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), name);
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(name + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path directory = file.getParent(); directory.startsWith(root); directory = directory.getParent()) {
            forceDirectory(directory);
        }
        return path;
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /**
     * The file of a medium.
     *
     * @param path as {@link #write} returned it
     * @throws IllegalArgumentException when it would lie outside of the directory
     */
    public Path file(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException("media path " + path + " leads out of " + root);
        }
        return file;
    }

    /** Deletes a file that is not needed any more; one that is gone already is fine. */
    public void delete(String path) throws IOException {
        Files.deleteIfExists(file(path));
    }
}
