package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.profile.TerminalModel;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.profile.TerminalProfile;

/**
 * First stage: a location body becomes a point with a quality, or is sent to quarantine with a reason.
 * What is particular to its model, the profile of the terminal says.
 *
 * <p>What is unusable is only what has no place in time: without a date, dated in the future or before the oldest accepted
 * day. A point without a fix, at (0,0) or outside the service area is stored and flagged; it is evidence.
 */
final class DecodeStage implements EventHandler<PipelineEvent> {
    /** A device clock may run ahead by so much before the point counts as dated in the future, ms. */
    static final long FUTURE_TOLERANCE_MS = 10 * 60_000L;

    private final PointQuality.ServiceBox serviceBox;
    private final long oldestAcceptedMs;
    private final TerminalModels models;
    private final SerialInputs serialInputs;
    private final PipelineCounters counters;
    private final AdditionalItems items = new AdditionalItems();

    DecodeStage(
            PointQuality.ServiceBox serviceBox,
            long oldestAcceptedMs,
            TerminalModels models,
            SerialInputs serialInputs,
            PipelineCounters counters) {
        this.serviceBox = serviceBox;
        this.oldestAcceptedMs = oldestAcceptedMs;
        this.models = models;
        this.serialInputs = serialInputs;
        this.counters = counters;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        switch (event.kind) {
            case CONTACT -> counters.contacts.increment();
            case MESSAGE -> {
                counters.messages.increment();
                serialInputs.follow(event, models.of(event.vehicleId).profile());
            }
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
        if (report.timeMs() == BcdTime.INVALID) {
            return "INVALID_TIME";
        }
        TerminalModel model = models.of(event.vehicleId);
        event.profile = model.profile();
        long timeMs = model.profile().timeMs(report.timeMs());
        if (timeMs > event.receivedMs + FUTURE_TOLERANCE_MS) {
            event.datedMs = timeMs;
            return "FUTURE";
        }
        if (timeMs < oldestAcceptedMs) {
            event.datedMs = timeMs;
            return "TOO_OLD";
        }
        fill(event, report, timeMs);
        if (report.hasMore() && !event.fixedTail && model.count(report, items)) {
            counters.positionsUnexplained.increment();
        }
        return null;
    }

    private void fill(PipelineEvent event, LocationReport report, long timeMs) {
        DevicePoint point = event.point;
        TerminalProfile profile = event.profile;
        point.vehicleId = event.vehicleId;
        point.timeMs = timeMs;
        // The store keeps the delay in whole seconds; the fold must see the same whether it reads the ring or the
        // store.
        point.receivedMs = timeMs + Math.floorDiv(event.receivedMs - timeMs, 1000L) * 1000L;
        point.latE6 = report.latE6();
        point.lonE6 = report.lonE6();
        point.altitudeM = report.altitudeM();
        point.speedDkmh = profile.speedDkmh(report.speedDeciKmh());
        point.headingDeg = report.headingDeg();
        point.alarmBits = report.alarmBits();
        point.statusBits = report.statusBits();
        point.batch = event.batch;
        event.fixedTail = profile.hasFixedTail(report);
        if (event.fixedTail) {
            point.odometerHm = profile.tailOdometerHm(report);
            point.ioStatus = DevicePoint.NONE;
            point.signals = 0;
        } else {
            point.odometerHm = (int) Math.min(Integer.MAX_VALUE, report.odometerHm());
            point.ioStatus = report.ioStatusBits();
            point.signals = profile.signals(report);
        }
        point.inDeadSpot = false;

        int quality = PointQuality.classify(point.latE6, point.lonE6, point.statusBits, serviceBox)
                | PointQuality.lateness(timeMs, event.receivedMs);
        if (event.blindBatch) {
            quality |= PointQuality.BLIND_BATCH | PointQuality.LATE;
        } else if (event.batch) {
            quality |= PointQuality.BATCH;
        }
        if ((quality & PointQuality.LATE) == 0) {
            point.signals |= Signal.only(serialInputs.word(event.vehicleId, event.receivedMs), profile.serialSet());
        } else {
            counters.latePositions.increment();
        }
        if ((quality & PointQuality.OUT_OF_RANGE) != 0) {
            point.latE6 = 0;
            point.lonE6 = 0;
        }
        point.quality = quality;
    }
}
