package org.sweepwatch.ingest.command;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.sweepwatch.ingest.frame.FrameParts;

/** A command until it is ended. Guarded by the monitor of its terminal's queue, but for the news. */
final class Command {
    final CommandRequest request;
    /** The newest state that the listener has not been told, null when it knows. */
    final AtomicReference<CommandChange> news = new AtomicReference<>();
    /** Numbered and cut for the link it is sent on; kept, so that parts can be sent again, until it is acknowledged. */
    FrameParts message;

    /** The serial numbers it was sent with last; null when it never was. */
    SentSerials serials;

    /** Message id of the answer that follows the general reply or stands for it. */
    int answerId;

    int attempts;
    int attemptsOnThisLink;
    /** The part to be sent next. */
    int nextPart;
    /** Counts among the sub-packaged messages under way. */
    boolean holdsLongPlace;
    /** Sends the next parts, or all again when no answer comes. Only while there is a {@link #message}. */
    Future<?> timer;

    /** Runs when the command expires, or when its answer is overdue. */
    Future<?> deadline;

    Command(CommandRequest request) {
        this.request = request;
    }

    CommandChange change(CommandState state, int result, Instant at, byte[] answer) {
        return new CommandChange(request.commandId(), request.terminalId(), state, result, attempts, at, answer);
    }

    /** Whether all parts have left. Only while there is a {@link #message}. */
    boolean isSent() {
        return nextPart == message.count();
    }
}
