package org.sweepwatch.ingest.transport;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.session.RegistrationRequest;
import org.sweepwatch.ingest.session.RegistrationResult;
import org.sweepwatch.ingest.session.TerminalDirectory;

/**
 * Asks the directory about registrations, which may wait for a database, away from the event loops. One thread; bound:
 * the most registrations pending at once, beyond which a terminal is left unanswered and asks again.
 */
final class RegistrationDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationDesk.class);

    private final TerminalDirectory directory;
    private final IngestCounters counters;
    private final Semaphore places;
    private final ThreadPoolExecutor thread;

    RegistrationDesk(TerminalDirectory directory, int maxPending, IngestCounters counters) {
        this.directory = directory;
        this.counters = counters;
        this.places = new Semaphore(maxPending);
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxPending), task -> {
            Thread created = new Thread(task, "registration");
            created.setDaemon(true);
            return created;
        });
    }

    /**
     * Has a registration decided.
     *
     * @param answer gets the decision, or null when there is none, on another thread
     * @return false when there is no place for it now
     */
    boolean decide(RegistrationRequest request, Consumer<RegistrationResult> answer) {
        if (!places.tryAcquire()) {
            counters.add(IngestCount.REGISTRATION_UNANSWERED);
            return false;
        }
        try {
            thread.execute(() -> ask(request, answer));
            return true;
        } catch (RejectedExecutionException e) {
            places.release(); // the server is stopping
            counters.add(IngestCount.REGISTRATION_UNANSWERED);
            return false;
        }
    }

    private void ask(RegistrationRequest request, Consumer<RegistrationResult> answer) {
        try {
            directory.register(request).whenComplete((result, failure) -> finish(request, answer, result, failure));
        } catch (RuntimeException e) {
            finish(request, answer, null, e);
        }
    }

    private void finish(
            RegistrationRequest request,
            Consumer<RegistrationResult> answer,
            RegistrationResult result,
            Throwable failure) {
        places.release();
        if (failure != null) {
            counters.add(IngestCount.REGISTRATION_UNANSWERED);
            LOG.warn(
                    "registration of phone {} could not be decided, the terminal will ask again",
                    request.phone(),
                    failure);
        }
        answer.accept(failure == null ? result : null);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
