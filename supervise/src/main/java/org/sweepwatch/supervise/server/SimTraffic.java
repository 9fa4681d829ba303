package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.sweepwatch.ingest.transport.TerminalServer;
import org.sweepwatch.store.query.SimTrafficStore;
import org.sweepwatch.store.query.TrafficSum;
import org.sweepwatch.supervise.calendar.OperationalCalendar;

/**
 * Takes the traffic of each terminal from the transport into the store. What could not be stored is kept, one sum a
 * vehicle, and counts for the day on which it is. Thread safe.
 */
final class SimTraffic {
    private final TerminalServer terminals;
    private final SimTrafficStore store;
    private final Clock clock;
    private final Map<Integer, TrafficSum> waiting = new HashMap<>();

    SimTraffic(TerminalServer terminals, SimTrafficStore store, Clock clock) {
        this.terminals = terminals;
        this.store = store;
        this.clock = clock;
    }

    /** Stores what has passed since the last time. */
    synchronized void store() {
        terminals.drainTraffic((terminalId, up, down) -> waiting.merge(
                terminalId,
                new TrafficSum(up, down),
                (a, b) -> new TrafficSum(a.upBytes() + b.upBytes(), a.downBytes() + b.downBytes())));
        store.add(clock.instant().atZone(OperationalCalendar.ZONE).toLocalDate(), waiting);
        waiting.clear();
    }
}
