package org.sweepwatch.ingest.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.ingest.frame.PhoneKey;

/**
 * The terminals that are in by UDP, by their phone: only who has proved a code has a place, and nobody else's frames
 * change anything here. Bound: {@link IngestSettings#maxUdpSessions()}; a full house lets nobody else in and puts nobody
 * out. Event loop of the socket only.
 */
final class DatagramPeers {
    private final int most;
    private final Map<PhoneKey, DatagramPeer> byPhone = new HashMap<>();

    DatagramPeers(int most) {
        this.most = most;
    }

    /** Null when the phone is not in. */
    DatagramPeer find(PhoneKey phone) {
        return byPhone.get(phone);
    }

    boolean hasPlaceFor(PhoneKey phone) {
        return byPhone.size() < most || byPhone.containsKey(phone);
    }

    /** Takes the place of the phone's peer before it, whose session the registry of sessions ends. */
    void enter(DatagramPeer peer) {
        byPhone.put(peer.phone(), peer);
    }

    void leave(DatagramPeer peer) {
        byPhone.remove(peer.phone(), peer);
    }

    /** Ends those whose last valid frame is older: there is no other sign that a terminal has gone. */
    void endSilentSince(long nanos) {
        for (DatagramPeer peer : List.copyOf(byPhone.values())) {
            if (peer.lastFrameNanos() - nanos <= 0) {
                peer.end(peer.link(), IngestCount.CLOSED_SILENT);
            }
        }
    }

    /** The socket is closed: ends all. */
    void close() {
        List.copyOf(byPhone.values()).forEach(DatagramPeer::end);
    }
}
