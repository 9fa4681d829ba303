package org.sweepwatch.supervise.simulate.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the terminals of a fleet have done since the start. Any thread. */
public final class FleetCounters {
    final LongAdder connected = new LongAdder();
    final LongAdder connectFailed = new LongAdder();
    final LongAdder disconnected = new LongAdder();
    final LongAdder registered = new LongAdder();
    final LongAdder registrationRefused = new LongAdder();
    final LongAdder authenticated = new LongAdder();
    final LongAdder authenticationRefused = new LongAdder();
    final LongAdder positionsMade = new LongAdder();
    final LongAdder positionsSent = new LongAdder();
    final LongAdder positionsAcknowledged = new LongAdder();
    final LongAdder positionsRefused = new LongAdder();
    final LongAdder positionsForgotten = new LongAdder();
    final LongAdder batchesSent = new LongAdder();
    final LongAdder heartbeatsSent = new LongAdder();
    final LongAdder retransmissions = new LongAdder();
    final LongAdder linksGivenUp = new LongAdder();
    final LongAdder strayAnswers = new LongAdder();
    final LongAdder badFrames = new LongAdder();

    /** All counters by name. */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("connected", connected.sum());
        all.put("connectFailed", connectFailed.sum());
        all.put("disconnected", disconnected.sum());
        all.put("registered", registered.sum());
        all.put("registrationRefused", registrationRefused.sum());
        all.put("authenticated", authenticated.sum());
        all.put("authenticationRefused", authenticationRefused.sum());
        all.put("positionsMade", positionsMade.sum());
        all.put("positionsSent", positionsSent.sum());
        all.put("positionsAcknowledged", positionsAcknowledged.sum());
        all.put("positionsRefused", positionsRefused.sum());
        all.put("positionsForgotten", positionsForgotten.sum());
        all.put("batchesSent", batchesSent.sum());
        all.put("heartbeatsSent", heartbeatsSent.sum());
        all.put("retransmissions", retransmissions.sum());
        all.put("linksGivenUp", linksGivenUp.sum());
        all.put("strayAnswers", strayAnswers.sum());
        all.put("badFrames", badFrames.sum());
        return all;
    }

    /** Positions in frames that were sent, repeats not counted. */
    public long positionsSent() {
        return positionsSent.sum();
    }

    /** Positions that the platform has acknowledged. */
    public long positionsAcknowledged() {
        return positionsAcknowledged.sum();
    }

    /** Times that a registration or an authentication was refused. */
    public long refusals() {
        return registrationRefused.sum() + authenticationRefused.sum();
    }
}
