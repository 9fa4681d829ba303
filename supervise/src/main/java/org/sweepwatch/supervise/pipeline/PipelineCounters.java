package org.sweepwatch.supervise.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What went through the pipeline since the start; any thread reads. */
public final class PipelineCounters {
    final LongAdder records = new LongAdder();
    final LongAdder positions = new LongAdder();
    final LongAdder latePositions = new LongAdder();
    final LongAdder contacts = new LongAdder();
    final LongAdder stored = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder transactions = new LongAdder();
    final LongAdder storeRetries = new LongAdder();
    final LongAdder stageFailures = new LongAdder();
    /** Every reason there is: the vocabulary of the quarantine table. */
    public static final List<String> QUARANTINE_REASONS = List.of(
            "JOURNAL_DAMAGED",
            "HEADER_TRUNCATED",
            "BODY_TRUNCATED",
            "MALFORMED",
            "ENCRYPTED",
            "SUBPACKAGED",
            "INVALID_TIME",
            "FUTURE",
            "TOO_OLD",
            "DECODE_FAILED",
            "GEOGRAPHY_FAILED",
            "HEALTH_FAILED");

    private final Map<String, LongAdder> quarantined = new ConcurrentHashMap<>();

    void quarantined(String reason) {
        quarantined.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    /** Positions in quarantine by reason, since the start. */
    public Map<String, Long> quarantinedByReason() {
        Map<String, Long> values = new LinkedHashMap<>();
        quarantined.forEach((reason, count) -> values.put(reason, count.sum()));
        return values;
    }

    /** Every counter by name, for metrics; quarantine apart. */
    public Map<String, Long> values() {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("journal_records_read", records.sum());
        values.put("positions_decoded", positions.sum());
        values.put("positions_late", latePositions.sum());
        values.put("contacts", contacts.sum());
        values.put("positions_stored", stored.sum());
        values.put("positions_repeated", repeated.sum());
        values.put("store_transactions", transactions.sum());
        values.put("store_retries", storeRetries.sum());
        values.put("stage_failures", stageFailures.sum());
        return values;
    }
}
