package org.sweepwatch.supervise.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.ServerLock;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.SealedStore;
import org.sweepwatch.supervise.message.FactKind;
import org.sweepwatch.supervise.message.KeyFile;
import org.sweepwatch.supervise.message.PersonalData;

/**
 * Changes the key of personal data (密钥更换): a new key goes to the front of the key file, everything sealed is sealed again
 * with it, then the others leave the file. Killed at any point it leaves a file whose keys open everything, and begun
 * again it goes on.
 *
 * <p>No server may run meanwhile, because a running one seals with the key it has read at its start. One thread.
 */
public final class KeyChange {
    /** Hears after each page how far the work is. */
    public interface Progress {
        void at(long messages, long ofMessages);
    }

    /**
     * @param resealed values sealed again: two a message, one a terminal
     * @param unreadable values that none of the keys opens; they stay as they are
     */
    public record Outcome(long resealed, long unreadable) {}

    private final Database database;
    private final Path dataDirectory;
    private final KeyFile file;

    public KeyChange(Database database, Path dataDirectory) {
        this.database = database;
        this.dataDirectory = dataDirectory;
        this.file = new KeyFile(dataDirectory);
    }

    /**
     * Does it. Where values stay unreadable the keys stay in the file, too: it may be the file of another database.
     *
     * @throws JournalException {@code IN_USE} while a server runs on the data directory. It holds that lock as long as it
     *     lives; the one in the database goes when the database is started anew
     * @throws StoreException {@code database_in_use} while a server runs elsewhere on this database
     * @throws IOException when there is no key file, or it cannot be read or written
     */
    public Outcome run(Progress progress) throws IOException, JournalException {
        if (!file.exists()) {
            throw new IOException("there is no " + file.path()
                    + ": name the server's data directory with --data, or restore the file from the backup");
        }
        try (Closeable journal = ChronicleJournal.lock(dataDirectory.resolve(SweepWatchServer.JOURNAL_DIRECTORY));
                ServerLock lock = lock()) {
            PersonalData keys = file.isChanging() ? file.read() : file.beginChange();
            Outcome outcome = reseal(keys, progress);
            if (outcome.unreadable() == 0) {
                file.endChange();
            }
            return outcome;
        }
    }

    private ServerLock lock() {
        return ServerLock.tryAcquire(database)
                .orElseThrow(() -> new StoreException(
                        "database_in_use",
                        "a SweepWatch server works on this database: stop it, run this again, then start it;"
                                + " terminals keep what is not answered meanwhile"));
    }

    private Outcome reseal(PersonalData keys, Progress progress) {
        SealedStore store = new SealedStore(database, MessageId.DRIVER_IDENTITY.code(), FactKind.DRIVER.label());
        Counting resealer = new Counting(keys);
        long all = store.messages();
        long done = 0;
        for (SealedStore.Place at = store.resealMessages(SealedStore.Place.START, resealer);
                at != null;
                at = store.resealMessages(at, resealer)) {
            done = Math.min(all, done + SealedStore.PAGE_ROWS);
            progress.at(done, all);
        }
        store.resealFacts(resealer);
        return new Outcome(resealer.resealed, resealer.unreadable);
    }

    private static final class Counting implements SealedStore.Resealer {
        private final PersonalData keys;
        private long resealed;
        private long unreadable;

        Counting(PersonalData keys) {
            this.keys = keys;
        }

        @Override
        public String text(String stored) {
            return counted(stored, keys.reseal(stored));
        }

        @Override
        public byte[] bytes(byte[] stored) {
            return counted(stored, keys.reseal(stored));
        }

        private <T> T counted(T stored, T anew) {
            if (anew == null) {
                unreadable++;
                return stored;
            }
            if (anew != stored) {
                resealed++;
            }
            return anew;
        }
    }
}
