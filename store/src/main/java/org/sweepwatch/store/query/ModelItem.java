package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * An additional item (附加信息项) that nothing explains, as terminals of one model send it.
 *
 * @param makerId empty when the terminal has not said
 * @param model empty when the terminal has not said
 * @param kind unknown, malformed or tail
 * @param itemId 0 to 255, -1 for a tail
 * @param count how often it came
 * @param example the value as it came last; it is handed over and never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record ModelItem(
        String makerId, String model, String kind, int itemId, long count, Instant lastAt, byte[] example) {}
