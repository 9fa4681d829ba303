package org.sweepwatch.ingest.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters since the start of the server. Any thread; a count is never reset. */
public final class IngestCounters {
    private final LongAdder[] adders = new LongAdder[IngestCount.values().length];

    public IngestCounters() {
        for (int i = 0; i < adders.length; i++) {
            adders[i] = new LongAdder();
        }
    }

    void add(IngestCount count) {
        adders[count.ordinal()].increment();
    }

    void add(IngestCount count, long by) {
        adders[count.ordinal()].add(by);
    }

    /** The count so far. */
    public long get(IngestCount count) {
        return adders[count.ordinal()].sum();
    }

    /** All counts by their label, in the order of {@link IngestCount}. */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (IngestCount count : IngestCount.values()) {
            all.put(count.label(), get(count));
        }
        return all;
    }
}
