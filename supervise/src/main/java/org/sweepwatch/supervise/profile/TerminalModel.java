package org.sweepwatch.supervise.profile;

import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationReport;

/** The terminal of one vehicle: the profile that reads it, and where what nothing explains is counted. Immutable. */
public final class TerminalModel {
    private final TerminalProfile profile;
    private final ItemCounts counts;

    TerminalModel(TerminalProfile profile, ItemCounts counts) {
        this.profile = profile;
        this.counts = counts;
    }

    public TerminalProfile profile() {
        return profile;
    }

    /**
     * Counts what the profile cannot explain of a report; only on the pipeline's decode thread.
     *
     * @param items used for the walk
     * @return whether there was anything
     */
    public boolean count(LocationReport report, AdditionalItems items) {
        return counts.count(report, profile, items);
    }
}
