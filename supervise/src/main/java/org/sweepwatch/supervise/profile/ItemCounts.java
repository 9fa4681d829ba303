package org.sweepwatch.supervise.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.query.ModelItem;

/**
 * Items of one model that nothing explains, since they were last taken away: how often, and the first of each as an example.
 * One thread counts, another takes away. Counting allocates only for the examples.
 */
final class ItemCounts {
    private enum Kind {
        UNKNOWN,
        MALFORMED,
        TAIL
    }

    private static final int IDS = 256;
    /** One for each id unknown, one for each id malformed, one for tails. */
    private static final int SLOTS = 2 * IDS + 1;

    private static final int TAIL = SLOTS - 1;
    /** Longest example of a tail. */
    private static final int EXAMPLE_BYTES = 255;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(SLOTS);
    private final AtomicReferenceArray<byte[]> examples = new AtomicReferenceArray<>(SLOTS);

    /**
     * Counts what the profile cannot explain.
     *
     * @param items used for the walk
     * @return whether there was anything
     */
    boolean count(LocationReport report, TerminalProfile profile, AdditionalItems items) {
        boolean any = false;
        report.items(items);
        while (items.next()) {
            int id = items.id();
            if (profile.isUnknown(id)) {
                count(id, report, items.offset(), items.length());
                any = true;
            } else if (profile.isMalformed(id, items.length())) {
                count(IDS + id, report, items.offset(), items.length());
                any = true;
            }
        }
        if (items.tailLength() > 0) {
            count(TAIL, report, items.tailOffset(), Math.min(items.tailLength(), EXAMPLE_BYTES));
            any = true;
        }
        return any;
    }

    private void count(int slot, LocationReport report, int offset, int length) {
        counts.incrementAndGet(slot);
        if (examples.get(slot) == null) {
            byte[] example = new byte[length];
            report.copyBody(offset - report.bodyOffset(), length, example, 0);
            examples.set(slot, example);
        }
    }

    /** Takes away what was counted. */
    List<ModelItem> drain(String maker, String model, Instant now) {
        List<ModelItem> drained = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            byte[] example = counts.get(slot) == 0 ? null : examples.getAndSet(slot, null);
            if (example != null) {
                Kind kind = slot == TAIL ? Kind.TAIL : slot < IDS ? Kind.UNKNOWN : Kind.MALFORMED;
                drained.add(new ModelItem(
                        maker,
                        model,
                        kind.name().toLowerCase(Locale.ROOT),
                        kind == Kind.TAIL ? -1 : slot % IDS,
                        counts.getAndSet(slot, 0),
                        now,
                        example));
            }
        }
        return drained;
    }
}
