package org.sweepwatch.supervise.simulate.terminal;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.ingest.message.location.LocationReport;

/** Keeps what was acknowledged, to be joined with what a platform has stored. Any thread. */
public final class AckLedger implements AckListener {
    /** Entries kept; a test that needs more writes them to a file of its own. */
    public static final int MAX_ENTRIES = 5_000_000;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * One acknowledged position.
     *
     * @param phone digits without leading zeros
     * @param deviceTimeMs time by the terminal's clock, epoch milliseconds
     * @param serial serial of the frame
     * @param latE6 latitude as sent, 1e-6 degree
     * @param lonE6 longitude as sent, 1e-6 degree
     */
    public record Entry(String phone, long deviceTimeMs, int serial, int latE6, int lonE6) {}

    @Override
    public synchronized void acknowledged(String phone, long deviceTimeMs, int serial, byte[] body) {
        if (entries.size() >= MAX_ENTRIES) {
            throw new IllegalStateException("ledger entries: more than " + MAX_ENTRIES);
        }
        LocationReport report = new LocationReport();
        report.decode(body, 0, body.length);
        entries.add(new Entry(phone, deviceTimeMs, serial, report.latE6(), report.lonE6()));
    }

    /** All entries so far, in order of acknowledgement. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Number of entries. */
    public synchronized int size() {
        return entries.size();
    }
}
