package org.sweepwatch.supervise.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.supervise.message.TerminalReplies;

/** Sends over the session that a terminal has now; the terminal asks again for what it did not get. */
final class SessionReplies implements TerminalReplies {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReplies.class);

    private final SessionRegistry sessions;

    SessionReplies(SessionRegistry sessions) {
        this.sessions = sessions;
    }

    @Override
    public void send(int vehicleId, MessageId messageId, MessageBody body) {
        Session session = sessions.find(vehicleId);
        if (session == null) {
            return;
        }
        ProtocolVersion version = session.version();
        if (!messageId.knownTo(version)) {
            return;
        }
        try {
            session.send(messageId, body.encode(version));
        } catch (RuntimeException e) {
            // What waits for this is the terminal; the pipeline behind it must go on.
            LOG.error("{} not sent to vehicle {}", messageId, vehicleId, e);
        }
    }
}
