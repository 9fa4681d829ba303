package org.sweepwatch.ingest.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.SessionRegistry;

/**
 * Takes commands for terminals, connected or not, and sees each to its end. Any thread, but what the transport reports,
 * which comes from the event loop of the session.
 *
 * <p>Commands are kept in memory: who must not lose them over a restart keeps them too, and submits again those that had
 * not ended.
 */
public final class CommandDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final long STOP_SECONDS = 5;
    /** Longest that anything is waited for; an expiry later than that is as good as none. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final CommandSettings settings;
    private final SessionRegistry sessions;
    private final CommandListener listener;
    private final Clock clock;
    /** One for each terminal that has a command; bounded by the commands in all. */
    private final ConcurrentHashMap<Integer, TerminalCommands> byTerminal = new ConcurrentHashMap<>();

    private final Semaphore places;
    private final Semaphore longPlaces;
    private final ScheduledThreadPoolExecutor thread;

    /** @param listener hears of every change, on this desk's own thread */
    public CommandDesk(CommandSettings settings, SessionRegistry sessions, CommandListener listener, Clock clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.listener = listener;
        this.clock = clock;
        this.places = new Semaphore(settings.maxInAll());
        this.longPlaces = new Semaphore(settings.maxLongUnderWay());
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, "command-desk");
            created.setDaemon(true);
            return created;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Takes a command, to be sent at once or when its terminal authenticates next. */
    public SubmitResult submit(CommandRequest request) {
        if (!clock.instant().isBefore(request.expiry())) {
            return SubmitResult.EXPIRED;
        }
        if (!places.tryAcquire()) {
            return SubmitResult.SERVER_FULL;
        }
        SubmitResult[] result = new SubmitResult[1];
        TerminalCommands commands = byTerminal.compute(request.terminalId(), (id, known) -> {
            TerminalCommands queue = known == null ? new TerminalCommands(this, id) : known;
            result[0] = queue.add(new Command(request));
            return result[0] == SubmitResult.TAKEN || known != null ? queue : null;
        });
        if (result[0] == SubmitResult.TAKEN) {
            commands.lookAtSession(); // now that who authenticates finds the queue
        } else {
            places.release();
        }
        return result[0];
    }

    /** Commands that have not ended. */
    public int open() {
        return settings.maxInAll() - places.availablePermits();
    }

    /** A terminal has authenticated, or the session it had has ended. */
    public void sessionChanged(int terminalId) {
        TerminalCommands commands = byTerminal.get(terminalId);
        if (commands != null) {
            commands.lookAtSession();
        }
    }

    /** A general reply (终端通用应答, 0x0001). */
    public ReplyMatch generalReply(Session from, GeneralReply reply) {
        TerminalCommands commands = byTerminal.get(from.terminal().id());
        return commands == null ? ReplyMatch.NONE : commands.generalReply(from, reply);
    }

    /** Whether the message may be the proper answer to a command, and so be shown to this desk. */
    public static boolean isAnswer(int messageId) {
        return ProperAnswer.isOne(messageId);
    }

    /**
     * A message of which {@link #isAnswer} says that it may be one. Of a sub-packaged answer the first part counts: it
     * carries the serial number.
     */
    public ReplyMatch answer(Session from, FrameHeader header, byte[] frame, int length) {
        TerminalCommands commands = byTerminal.get(from.terminal().id());
        if (commands == null || header.partIndex() > 1) {
            return ReplyMatch.NONE;
        }
        return commands.answer(from, header, frame, length);
    }

    /**
     * A terminal asks for parts of a message again (终端补传分包请求, 0x0005).
     *
     * @return how many were sent: those it asks for that are still kept, as many as have room now; 0 when it asks for
     *     nothing that is kept
     */
    public int resend(Session from, byte[] frame, int offset, int length) {
        TerminalCommands commands = byTerminal.get(from.terminal().id());
        return commands == null ? 0 : commands.resend(from, frame, offset, length);
    }

    CommandSettings settings() {
        return settings;
    }

    Session sessionOf(int terminalId) {
        return sessions.find(terminalId);
    }

    Semaphore longPlaces() {
        return longPlaces;
    }

    Instant now() {
        return clock.instant();
    }

    /** Runs something on the desk's thread later; null when the server is stopping. */
    Future<?> at(Instant when, Runnable task) {
        Instant now = clock.instant();
        Duration wait = when.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, when);
        try {
            return thread.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    boolean isStopping() {
        return thread.isShutdown();
    }

    /** Has the listener told. One task a command waits at most, whatever happens to the command meanwhile. */
    void tell(Command command, CommandChange change) {
        if (command.news.getAndSet(change) != null) {
            return;
        }
        try {
            thread.execute(() -> deliver(command));
        } catch (RejectedExecutionException e) {
            LOG.info("command {}: {} is not told, the server is stopping", change.commandId(), change.state());
        }
    }

    private void deliver(Command command) {
        CommandChange change = command.news.getAndSet(null);
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            LOG.error("command {}: nobody took note of {}", change.commandId(), change.state(), e);
        }
        if (change.state().isEnd()) {
            places.release();
            byTerminal.computeIfPresent(change.terminalId(), (id, queue) -> queue.isIdle() ? null : queue);
        }
    }

    /** Takes no more, delivers the news there are, and forgets the commands that have not ended. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
