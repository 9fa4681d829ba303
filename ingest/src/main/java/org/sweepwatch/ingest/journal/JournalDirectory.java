package org.sweepwatch.ingest.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.sweepwatch.ingest.journal.JournalException.Code;

/**
 * The folder of a journal: who holds it, what it is called, which files it has.
 *
 * <p>Each run of the server writes into a folder of its own and only reads those of earlier runs, so a lock word or a
 * half-written tail that a killed process left behind is never met by a writer again. Listing and deletion may be asked
 * for by any thread.
 */
final class JournalDirectory implements Closeable {
    private static final String LOCK_FILE = "journal.lock";
    private static final String ID_FILE = "journal.id";
    private static final long LOCK_PATIENCE_NANOS = 2_000_000_000L;
    private static final long LOCK_RETRY_NANOS = 20_000_000L;

    private final Path directory;
    private final Force force;
    private final FileChannel lockFile;
    private final String id;
    private final ConcurrentSkipListMap<Integer, Path> cycles = new ConcurrentSkipListMap<>();

    private JournalDirectory(Path directory, Force force, FileChannel lockFile) throws IOException {
        this.directory = directory;
        this.force = force;
        this.lockFile = lockFile;
        this.id = readOrCreateId();
        list();
    }

    /** Takes the folder for this process alone. */
    static JournalDirectory open(Path directory, Force force) throws JournalException {
        FileChannel lockFile = null;
        try {
            Files.createDirectories(directory);
            lockFile = FileChannel.open(directory.resolve(LOCK_FILE), CREATE, READ, WRITE);
            lock(directory, lockFile);
            return new JournalDirectory(directory, force, lockFile);
        } catch (IOException e) {
            closeAfter(e, lockFile);
            throw new JournalException(
                    Code.UNUSABLE_DIRECTORY,
                    "journal directory " + directory + " cannot be used (" + e
                            + "): give a directory this user may write with --data",
                    e);
        } catch (JournalException e) {
            closeAfter(e, lockFile);
            throw e;
        }
    }

    /** A killed process holds its lock until the kernel has taken it apart, so a refusal is not final at once. */
    private static void lock(Path directory, FileChannel lockFile) throws IOException, JournalException {
        long giveUpNanos = System.nanoTime() + LOCK_PATIENCE_NANOS;
        while (!tryLock(lockFile)) {
            if (System.nanoTime() - giveUpNanos > 0) {
                throw new JournalException(
                        Code.IN_USE,
                        "journal directory " + directory + " is in use by process " + holder(lockFile)
                                + ": stop it, or give another directory with --data",
                        null);
            }
            LockSupport.parkNanos(LOCK_RETRY_NANOS);
        }
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap(pid), 0);
    }

    /** The lock lives as long as the channel, which this class keeps open. */
    private static boolean tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this process
        }
    }

    private static String holder(FileChannel lockFile) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        int read = lockFile.read(text, 0);
        return read <= 0 ? "unknown" : new String(text.array(), 0, read, StandardCharsets.US_ASCII).trim();
    }

    private static void closeAfter(Exception failure, FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private String readOrCreateId() throws IOException {
        Path file = directory.resolve(ID_FILE);
        if (Files.exists(file)) {
            String text = Files.readString(file).trim();
            try {
                return UUID.fromString(text).toString();
            } catch (IllegalArgumentException e) {
                throw new IOException(file + " does not hold a UUID", e);
            }
        }
        String created = UUID.randomUUID().toString();
        Path draft = directory.resolve(ID_FILE + ".new");
        Files.writeString(draft, created + "\n");
        forceFile(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        forceEntries(directory);
        return created;
    }

    private void list() throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path run : runs) {
                listRun(run);
            }
        }
    }

    private void listRun(Path run) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run)) {
            for (Path file : files) {
                int cycle = Cycle.ofFile(file.getFileName().toString());
                if (cycle >= 0) {
                    cycles.put(cycle, file);
                }
            }
        }
    }

    String id() {
        return id;
    }

    Path path() {
        return directory;
    }

    /** Cycles on disk, oldest first. */
    ConcurrentSkipListMap<Integer, Path> cycles() {
        return cycles;
    }

    /** Begins the folder of this run, named like its first cycle. */
    Path createRun(int firstCycle) throws IOException {
        Path run = directory.resolve(Cycle.name(firstCycle));
        Files.createDirectories(run);
        forceEntries(directory);
        return run;
    }

    /** Forces every file of earlier runs: what could be read of them when this run began is then durable. */
    void forceAll() throws IOException {
        for (Path file : cycles.values()) {
            forceFile(file);
            forceEntries(file.getParent());
        }
    }

    /** Deletes every file whose cycle is older, and the folders of earlier runs that are then empty. */
    void deleteBefore(int cycle, Path currentRun) throws IOException {
        for (Map.Entry<Integer, Path> old : cycles.headMap(cycle).entrySet()) {
            Path file = old.getValue();
            Files.deleteIfExists(file);
            cycles.remove(old.getKey());
            Path run = file.getParent();
            if (!run.equals(currentRun) && cycles.values().stream().noneMatch(other -> other.startsWith(run))) {
                deleteRun(run);
            }
        }
    }

    private static void deleteRun(Path run) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (NotDirectoryException e) {
            return;
        }
        Files.delete(run);
    }

    void forceEntries(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            force.force(channel);
        }
    }

    private void forceFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            force.force(channel);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
