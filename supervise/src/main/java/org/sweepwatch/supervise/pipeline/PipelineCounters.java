package org.sweepwatch.supervise.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.sweepwatch.ingest.frame.SubpackageAssembler;

/** What went through the pipeline since the start; any thread reads. */
public final class PipelineCounters {
    final LongAdder records = new LongAdder();
    final LongAdder positions = new LongAdder();
    final LongAdder latePositions = new LongAdder();
    final LongAdder positionsUnexplained = new LongAdder();
    final LongAdder contacts = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder partsKept = new LongAdder();
    final LongAdder partsRepeated = new LongAdder();
    final LongAdder partsBad = new LongAdder();
    final LongAdder partsGivenUp = new LongAdder();
    final LongAdder partRequests = new LongAdder();
    final LongAdder messagesAssembled = new LongAdder();
    /** Compressed messages (0x0901) whose message counts in their place. */
    final LongAdder unpacked = new LongAdder();
    /** Compressed messages that cannot be unpacked within the bounds, or hold no message; kept as they came. */
    final LongAdder notUnpacked = new LongAdder();

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
            "BAD_PART",
            "TOO_LONG",
            "INVALID_TIME",
            "FUTURE",
            "TOO_OLD",
            "DECODE_FAILED",
            "GEOGRAPHY_FAILED",
            "HEALTH_FAILED",
            "MESSAGE_FAILED",
            "MEDIA_NOT_WRITTEN");

    private final Map<String, LongAdder> quarantined = new ConcurrentHashMap<>();

    /** What became of a part of a sub-packaged message. */
    void parts(SubpackageAssembler.Outcome outcome) {
        switch (outcome) {
            case KEPT -> partsKept.increment();
            case DUPLICATE -> partsRepeated.increment();
            case BAD -> partsBad.increment();
            case COMPLETE -> {
                partsKept.increment();
                messagesAssembled.increment();
            }
        }
    }

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
        values.put("positions_unexplained", positionsUnexplained.sum());
        values.put("contacts", contacts.sum());
        values.put("messages", messages.sum());
        values.put("parts_kept", partsKept.sum());
        values.put("parts_repeated", partsRepeated.sum());
        values.put("parts_bad", partsBad.sum());
        values.put("parts_given_up", partsGivenUp.sum());
        values.put("part_requests", partRequests.sum());
        values.put("messages_assembled", messagesAssembled.sum());
        values.put("messages_unpacked", unpacked.sum());
        values.put("messages_not_unpacked", notUnpacked.sum());
        values.put("positions_stored", stored.sum());
        values.put("positions_repeated", repeated.sum());
        values.put("store_transactions", transactions.sum());
        values.put("store_retries", storeRetries.sum());
        values.put("stage_failures", stageFailures.sum());
        return values;
    }
}
