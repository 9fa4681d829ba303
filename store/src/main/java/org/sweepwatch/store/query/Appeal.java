package org.sweepwatch.store.query;

import java.time.Instant;
import java.time.YearMonth;

/**
 * An appeal of a district against an item of its month (申诉).
 *
 * @param unit the district
 * @param item id of the item of the scheme
 * @param text what it says
 * @param evidence what it shows for it
 * @param appellant who made it
 * @param accepted the decision, null while there is none
 * @param correction what an accepted appeal changes, JSON text; null otherwise
 * @param decidedBy null while undecided, as are {@code decisionReason} and {@code decidedAt}
 */
public record Appeal(
        long id,
        YearMonth month,
        String unit,
        String item,
        String text,
        String evidence,
        String appellant,
        Instant at,
        Boolean accepted,
        String correction,
        String decidedBy,
        String decisionReason,
        Instant decidedAt) {}
