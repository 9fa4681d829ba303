package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import org.sweepwatch.supervise.live.LivePosition;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/** Last stage: what is stored becomes visible. Late positions change history, never the live picture. */
final class LiveStage implements EventHandler<PipelineEvent> {
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private final LiveView view;

    LiveStage(LiveView view) {
        this.view = view;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        if (event.isPosition() && (event.point.quality & PointQuality.LATE) == 0) {
            view.position(livePosition(event));
        }
        event.fenceEvents.forEach(view::event);
        event.deviceEvents.forEach(view::event);
    }

    private static LivePosition livePosition(PipelineEvent event) {
        DevicePoint point = event.point;
        return new LivePosition(
                point.vehicleId,
                point.timeMs,
                event.receivedMs,
                point.latE6,
                point.lonE6,
                point.altitudeM,
                point.speedDkmh,
                point.headingDeg,
                point.alarmBits & UNSIGNED,
                point.statusBits & UNSIGNED,
                event.routeId,
                event.routeOffsetM);
    }
}
