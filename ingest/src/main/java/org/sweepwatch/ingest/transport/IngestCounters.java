package org.sweepwatch.ingest.transport;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters since the start of the server. Any thread; a count is never reset. */
public final class IngestCounters {
    private final EnumMap<IngestCount, LongAdder> adders = new EnumMap<>(IngestCount.class);

    public IngestCounters() {
        for (IngestCount count : IngestCount.values()) {
            adders.put(count, new LongAdder());
        }
    }

    void add(IngestCount count) {
        adders.get(count).increment();
    }

    void add(IngestCount count, long by) {
        adders.get(count).add(by);
    }

    /** The count so far. */
    public long get(IngestCount count) {
        return adders.get(count).sum();
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
