package org.sweepwatch.ingest.transport;

import java.time.Clock;
import org.sweepwatch.ingest.command.CommandDesk;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.SessionRegistry;

/** What all paths of one server share. Any thread. */
record IngestContext(
        IngestSettings settings, IngestCounters counters, SessionRegistry sessions, CommandDesk commands, Clock clock) {

    /** A session is over, unless a newer one has taken its place. */
    void sessionEnded(Session session) {
        sessions.closed(session);
        commands.sessionChanged(session.terminal().id());
    }
}
