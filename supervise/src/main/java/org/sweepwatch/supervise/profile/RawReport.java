package org.sweepwatch.supervise.profile;

import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.query.RawPoint;
import org.sweepwatch.supervise.point.Signal;

/** Makes the items of a stored position readable as they were when they came. Reused; one thread. */
public final class RawReport {
    private static final int TYPED_BYTES = 6 + 4 + 6;

    private final LocationReport report = new LocationReport();
    private byte[] body = new byte[1024];
    private int length;

    /** The report; valid until the next call. Its basic block is empty. */
    public LocationReport of(RawPoint point) {
        int rest = point.items() == null ? 0 : point.items().length;
        if (body.length < LocationReport.BASIC_BLOCK_BYTES + TYPED_BYTES + rest) {
            body = new byte[LocationReport.BASIC_BLOCK_BYTES + TYPED_BYTES + rest];
        }
        length = LocationReport.BASIC_BLOCK_BYTES;
        put(AdditionalItem.VEHICLE_SIGNALS, point.vehicleSignals(), 4);
        put(AdditionalItem.IO_STATUS, point.ioStatus(), 2);
        put(AdditionalItem.ANALOG, point.analog(), 4);
        if (rest > 0) {
            System.arraycopy(point.items(), 0, body, length, rest);
            length += rest;
        }
        report.decode(body, 0, length);
        return report;
    }

    /** What a profile reads of the work inputs; what came from a serial collector stays. */
    public int signals(RawPoint point, TerminalProfile profile) {
        return profile.signals(of(point)) | Signal.only(point.signals(), profile.serialSet());
    }

    private void put(AdditionalItem item, Integer value, int width) {
        if (value == null) {
            return;
        }
        body[length++] = (byte) item.id();
        body[length++] = (byte) width;
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            body[length++] = (byte) (value >>> shift);
        }
    }
}
