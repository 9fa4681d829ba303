package org.sweepwatch.supervise.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalSettings;

/** Opens the journal on a thread of its own, while the database starts. Closing it closes the journal. */
final class JournalOpening implements AutoCloseable {
    private final CompletableFuture<ChronicleJournal> opened;

    JournalOpening(JournalSettings settings) {
        opened = CompletableFuture.supplyAsync(() -> {
            try {
                return ChronicleJournal.open(settings);
            } catch (JournalException e) {
                throw new CompletionException(e);
            }
        });
    }

    /**
     * The journal, as soon as it is open.
     *
     * @throws JournalException when it cannot be used
     */
    ChronicleJournal journal() throws JournalException {
        try {
            return opened.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JournalException reason) {
                throw reason;
            }
            throw new IllegalStateException("opening the journal failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the journal was opened", e);
        }
    }

    @Override
    public void close() {
        opened.handle((journal, failure) -> {
                    if (journal != null) {
                        journal.close();
                    }
                    return null;
                })
                .join();
    }
}
