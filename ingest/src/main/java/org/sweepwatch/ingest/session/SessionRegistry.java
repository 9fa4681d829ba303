package org.sweepwatch.ingest.session;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest authenticated connection of each terminal.
 *
 * <p>Newest wins: a terminal that lost its link connects anew long before the old socket is found dead, so the old one
 * is closed. Only {@link #authenticated} evicts, therefore nobody without the code can throw a terminal out. A closing
 * connection takes itself out, never its successor. Any thread.
 */
public final class SessionRegistry {
    private final ConcurrentHashMap<Integer, Session> byTerminal = new ConcurrentHashMap<>();

    /**
     * Enters a session whose terminal has just proved its code and closes the one it replaces.
     *
     * @return whether one was replaced
     */
    public boolean authenticated(Session session) {
        Session before = byTerminal.put(session.terminal().id(), session);
        boolean replaced = before != null && before != session;
        if (replaced) {
            before.close();
        }
        return replaced;
    }

    /**
     * Takes out a session whose connection has closed.
     *
     * @return whether it was still the terminal's newest, so that the terminal is now without connection
     */
    public boolean closed(Session session) {
        return byTerminal.remove(session.terminal().id(), session);
    }

    /** The live session of a terminal, null when it has none. */
    public Session find(int terminalId) {
        return byTerminal.get(terminalId);
    }

    /** Terminals with a live session. */
    public int size() {
        return byTerminal.size();
    }

    /** The live sessions; a view that changes as they come and go. */
    public Collection<Session> sessions() {
        return Collections.unmodifiableCollection(byTerminal.values());
    }
}
