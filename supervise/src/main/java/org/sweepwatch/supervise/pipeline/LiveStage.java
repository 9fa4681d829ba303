package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import org.sweepwatch.supervise.live.LivePosition;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * Last stage: what the store has taken over becomes visible, and the terminal that waits for it is told. In a flood that is up to
 * two seconds before it is in the database; it is durable in the journal all the time. Late positions change history, never the
 * live picture.
 */
final class LiveStage implements EventHandler<PipelineEvent> {
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private final LiveView view;
    private final MessageBudget budget;

    LiveStage(LiveView view, MessageBudget budget) {
        this.view = view;
        this.budget = budget;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        if (event.isPosition() && (event.point.quality & PointQuality.LATE) == 0) {
            view.position(livePosition(event));
        }
        event.fenceEvents.forEach(view::event);
        event.deviceEvents.forEach(view::event);
        if (event.afterStoring != null) {
            event.afterStoring.run();
        }
        if (event.budgetBytes > 0) {
            budget.giveBack(event.budgetBytes);
        }
        event.forget();
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
