package org.sweepwatch.supervise.message;

import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageId;

/** Sends what a terminal waits for beside the general reply, if it is connected; must not block. Any thread. */
@FunctionalInterface
public interface TerminalReplies {
    /** Sends the message in the edition of the terminal; nothing happens when that edition does not have it. */
    void send(int vehicleId, MessageId messageId, MessageBody body);
}
