package org.sweepwatch.supervise.pipeline;

import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.write.PositionBatch;

/** Which additional items of a report have a column of their own; all others are kept as they came, with the tail. */
final class ItemColumns {
    private static final long TYPED = AdditionalItem.ODOMETER.bit()
            | AdditionalItem.FUEL.bit()
            | AdditionalItem.RECORDER_SPEED.bit()
            | AdditionalItem.VEHICLE_SIGNALS.bit()
            | AdditionalItem.IO_STATUS.bit()
            | AdditionalItem.ANALOG.bit()
            | AdditionalItem.SIGNAL_STRENGTH.bit()
            | AdditionalItem.SATELLITES.bit();

    private final byte[] others = new byte[PipelineEvent.MAX_BYTES];

    /** Puts the items of the position into the row last started. */
    void fill(PositionBatch rows, PipelineEvent event) {
        LocationReport report = event.report;
        if (event.point.signals != 0) {
            rows.signals(event.point.signals);
        }
        if (event.fixedTail) {
            fillTail(rows, event);
            return;
        }
        if (report.has(AdditionalItem.ODOMETER)) {
            rows.odometerHm((int) report.odometerHm());
        }
        if (report.has(AdditionalItem.FUEL)) {
            rows.fuelDl(report.fuelDl());
        }
        if (report.has(AdditionalItem.RECORDER_SPEED)) {
            rows.recorderSpeedDkmh(report.recorderSpeedDeciKmh());
        }
        if (report.has(AdditionalItem.VEHICLE_SIGNALS)) {
            rows.vehicleSignals((int) report.vehicleSignalBits());
        }
        if (report.has(AdditionalItem.IO_STATUS)) {
            rows.ioStatus(report.ioStatusBits());
        }
        if (report.has(AdditionalItem.ANALOG)) {
            rows.analog((int) report.analogBits());
        }
        if (report.has(AdditionalItem.SIGNAL_STRENGTH)) {
            rows.rssi(report.signalStrength());
        }
        if (report.has(AdditionalItem.SATELLITES)) {
            rows.satellites(report.satellites());
        }
        int length = report.copyOtherItems(TYPED, others);
        if (length > 0) {
            rows.items(others, 0, length);
        }
    }

    private static void fillTail(PositionBatch rows, PipelineEvent event) {
        rows.odometerHm(event.point.odometerHm);
        rows.rssi(event.profile.tailRssi(event.report));
        rows.items(event.bytes, LocationReport.BASIC_BLOCK_BYTES, event.length - LocationReport.BASIC_BLOCK_BYTES);
    }
}
