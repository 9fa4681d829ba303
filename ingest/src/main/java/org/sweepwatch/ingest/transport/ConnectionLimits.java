package org.sweepwatch.ingest.transport;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether a new connection is admitted: in all, from its address, and a second.
 *
 * <p>Any thread. Bound: an entry for each address with an open connection, and for those that tried in the last second,
 * which the limit on connects a second bounds in turn.
 */
final class ConnectionLimits {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private static final class Address {
        int open;
        int connectsThisSecond;
        long second;
    }

    private final IngestSettings settings;
    private final int maxConnections;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Address> addresses = new ConcurrentHashMap<>();
    private long second;
    private int connectsThisSecond;

    ConnectionLimits(IngestSettings settings) {
        this.settings = settings;
        this.maxConnections = DescriptorReserve.mostConnections(settings.maxConnections());
    }

    /** Null when admitted, and then {@link #release} must follow; otherwise the reason. */
    IngestCount admit(InetAddress address, long nowNanos) {
        long thisSecond = nowNanos / SECOND_NANOS;
        if (!takeRate(thisSecond)) {
            return IngestCount.REFUSED_RATE;
        }
        if (open.incrementAndGet() > maxConnections) {
            open.decrementAndGet();
            return IngestCount.REFUSED_TOTAL;
        }
        IngestCount[] refused = new IngestCount[1];
        addresses.compute(address, (key, known) -> {
            Address entry = known == null ? new Address() : known;
            refused[0] = take(entry, thisSecond);
            return entry;
        });
        if (refused[0] != null) {
            open.decrementAndGet();
        }
        return refused[0];
    }

    private IngestCount take(Address entry, long thisSecond) {
        if (entry.second != thisSecond) {
            entry.second = thisSecond;
            entry.connectsThisSecond = 0;
        }
        if (++entry.connectsThisSecond > settings.maxConnectsPerSecondPerAddress()) {
            return IngestCount.REFUSED_ADDRESS_RATE;
        }
        if (entry.open >= settings.maxConnectionsPerAddress()) {
            return IngestCount.REFUSED_ADDRESS;
        }
        entry.open++;
        return null;
    }

    private synchronized boolean takeRate(long thisSecond) {
        if (second != thisSecond) {
            second = thisSecond;
            connectsThisSecond = 0;
            for (InetAddress address : addresses.keySet()) {
                addresses.computeIfPresent(
                        address, (key, entry) -> entry.open == 0 && entry.second != thisSecond ? null : entry);
            }
        }
        return ++connectsThisSecond <= settings.maxConnectsPerSecond();
    }

    /** An admitted connection has closed. */
    void release(InetAddress address) {
        open.decrementAndGet();
        addresses.computeIfPresent(address, (key, entry) -> {
            entry.open--;
            return entry;
        });
    }
}
