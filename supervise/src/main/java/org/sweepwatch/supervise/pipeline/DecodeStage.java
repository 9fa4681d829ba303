package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * First stage: a location body becomes a point with a quality, or is sent to quarantine with a reason.
 *
 * <p>What is unusable is only what has no place in time: without a date, dated in the future or before the oldest accepted
 * day. A point without a fix, at (0,0) or outside the service area is stored and flagged; it is evidence.
 */
final class DecodeStage implements EventHandler<PipelineEvent> {
    /** A device clock may run ahead by so much before the point counts as dated in the future, ms. */
    static final long FUTURE_TOLERANCE_MS = 10 * 60_000L;

    private final PointQuality.ServiceBox serviceBox;
    private final long oldestAcceptedMs;
    private final PipelineCounters counters;

    DecodeStage(PointQuality.ServiceBox serviceBox, long oldestAcceptedMs, PipelineCounters counters) {
        this.serviceBox = serviceBox;
        this.oldestAcceptedMs = oldestAcceptedMs;
        this.counters = counters;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        switch (event.kind) {
            case CONTACT -> counters.contacts.increment();
            case UNUSABLE -> counters.quarantined(event.fault);
            case POSITION -> decode(event);
            case TICK -> {
                // Nothing to decode.
            }
        }
    }

    private void decode(PipelineEvent event) {
        String fault;
        try {
            fault = read(event);
        } catch (RuntimeException e) {
            counters.stageFailures.increment();
            fault = "DECODE_FAILED";
        }
        if (fault == null) {
            counters.positions.increment();
        } else {
            event.quarantine(fault);
            counters.quarantined(fault);
        }
    }

    private String read(PipelineEvent event) {
        LocationReport report = event.report;
        if (!report.decode(event.bytes, 0, event.length)) {
            return "MALFORMED";
        }
        long timeMs = report.timeMs();
        if (timeMs == BcdTime.INVALID) {
            return "INVALID_TIME";
        }
        if (timeMs > event.receivedMs + FUTURE_TOLERANCE_MS) {
            event.datedMs = timeMs;
            return "FUTURE";
        }
        if (timeMs < oldestAcceptedMs) {
            event.datedMs = timeMs;
            return "TOO_OLD";
        }
        fill(event, report, timeMs);
        return null;
    }

    private void fill(PipelineEvent event, LocationReport report, long timeMs) {
        DevicePoint point = event.point;
        point.vehicleId = event.vehicleId;
        point.timeMs = timeMs;
        // The store keeps the delay in whole seconds; the fold must see the same whether it reads the ring or the
        // store.
        point.receivedMs = timeMs + Math.floorDiv(event.receivedMs - timeMs, 1000L) * 1000L;
        point.latE6 = report.latE6();
        point.lonE6 = report.lonE6();
        point.altitudeM = report.altitudeM();
        point.speedDkmh = report.speedDeciKmh();
        point.headingDeg = report.headingDeg();
        point.alarmBits = report.alarmBits();
        point.statusBits = report.statusBits();
        point.batch = event.batch;
        point.odometerHm = (int) Math.min(Integer.MAX_VALUE, report.odometerHm());
        point.ioStatus = report.ioStatusBits();
        point.vehicleSignals = (int) report.vehicleSignalBits();
        point.hasVehicleSignals = report.has(AdditionalItem.VEHICLE_SIGNALS);
        point.analog = (int) report.analogBits();
        point.hasAnalog = report.has(AdditionalItem.ANALOG);
        point.blockHash = report.blockHash();
        point.inDeadSpot = false;

        int quality = PointQuality.classify(point.latE6, point.lonE6, point.statusBits, serviceBox)
                | PointQuality.lateness(timeMs, event.receivedMs);
        if (event.blindBatch) {
            quality |= PointQuality.BLIND_BATCH | PointQuality.LATE;
        } else if (event.batch) {
            quality |= PointQuality.BATCH;
        }
        if ((quality & PointQuality.LATE) != 0) {
            counters.latePositions.increment();
        }
        if ((quality & PointQuality.OUT_OF_RANGE) != 0) {
            point.latE6 = 0;
            point.lonE6 = 0;
        }
        point.quality = quality;
    }
}
