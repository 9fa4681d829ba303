package org.sweepwatch.supervise.work.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.Rules;

class WorkStateFoldTest {
    private static final int BRUSH = Signal.MAIN_BRUSH.word(true);
    private static final int NO_BRUSH = Signal.MAIN_BRUSH.word(false);
    private static final int ROAD = 9;

    private final WorkProfile sweeper = WorkProfile.of(OperationType.JS, Rules.DEFAULTS);
    private final WorkThresholds thresholds = WorkThresholds.DEFAULT;
    private WorkStateFold fold = new WorkStateFold();
    private WorkProfile profile = sweeper;
    private boolean inputsKnown = true;
    private long second;

    /** A point each 10 s for so long, then the state goes on from the last. */
    private WorkStateFoldTest drive(int seconds, double kmh, boolean brush, int route) {
        return points(seconds, kmh, brush ? BRUSH : NO_BRUSH, route, true, true, false);
    }

    private WorkStateFoldTest points(
            int seconds, double kmh, int signals, int route, boolean accOn, boolean usable, boolean atPlace) {
        for (int s = 0; s < seconds; s += 10) {
            DevicePoint p = new DevicePoint();
            p.timeMs = second * 1000;
            p.speedDkmh = (int) Math.round(kmh * 10);
            p.statusBits = PointQuality.STATUS_LOCATED | (accOn ? PointQuality.STATUS_ACC : 0);
            p.signals = inputsKnown ? signals : 0;
            long stepMm = Math.round(kmh / 3.6 * 10 * 1000);
            fold.add(p, usable, atPlace, route != 0, route, stepMm, profile, thresholds);
            second += 10;
        }
        return this;
    }

    private WorkStateFoldTest silent(int seconds) {
        second += seconds;
        return this;
    }

    /** Such as "WORKING/SENSOR/9 0-600". */
    private List<String> runs() {
        List<String> text = new ArrayList<>();
        for (WorkRun run : fold.runs()) {
            text.add(run.state() + "/" + run.rule() + (run.routeId() == 0 ? "" : "/" + run.routeId()) + " "
                    + run.fromMs() / 1000 + "-" + run.untilMs() / 1000);
        }
        return text;
    }

    @Test
    void aBrushThatIsOnInTheSpeedWindowProvesWork() {
        drive(600, 8, true, ROAD).drive(600, 25, false, 0);
        assertEquals(List.of("WORKING/SENSOR/9 0-600", "TRANSIT/SENSOR 600-1190"), runs());
    }

    @Test
    void whatLastsLessThanThirtySecondsIsNoStateOfItsOwn() {
        drive(600, 8, true, ROAD).drive(20, 8, false, ROAD).drive(600, 8, true, ROAD);
        assertEquals(List.of("WORKING/SENSOR/9 0-1210"), runs());
    }

    @Test
    void workAboveTheLimitIsToldApartWithItsPoints() {
        drive(300, 8, true, ROAD).drive(60, 14, true, ROAD).drive(300, 8, true, ROAD);
        assertEquals(
                List.of("WORKING/SENSOR/9 0-300", "WORK_OVERSPEED/SENSOR/9 300-360", "WORKING/SENSOR/9 360-650"),
                runs());
        assertEquals(6, fold.runs().get(1).points());
    }

    @Test
    void betweenWindowAndLimitItIsStillWork() {
        drive(300, 11.5, true, ROAD);
        assertEquals(List.of("WORKING/SENSOR/9 0-290"), runs());
    }

    @Test
    void aStopAtASignalBelongsToWhatItInterrupts() {
        drive(300, 8, true, ROAD).drive(120, 0, true, ROAD).drive(300, 8, true, ROAD);
        assertEquals(List.of("WORKING/SENSOR/9 0-710"), runs());
    }

    @Test
    void standingForMoreThanThreeMinutesIsIdlingFromItsBegin() {
        drive(300, 8, true, ROAD).drive(600, 0, false, ROAD).drive(300, 8, true, ROAD);
        assertEquals(List.of("WORKING/SENSOR/9 0-300", "IDLE/STANDING 300-900", "WORKING/SENSOR/9 900-1190"), runs());
    }

    @Test
    void theIgnitionCountsAtOnceAndSilenceAfterItIsNoGap() {
        drive(300, 8, true, ROAD);
        points(10, 0, NO_BRUSH, 0, false, true, false).silent(3_000);
        drive(300, 25, false, 0);
        assertEquals(List.of("WORKING/SENSOR/9 0-300", "PARKED/IGNITION 300-3310", "TRANSIT/SENSOR 3310-3600"), runs());
    }

    @Test
    void aPauseWithTheIgnitionOnIsUnknownFromOneIntervalAfterTheLastPoint() {
        drive(300, 8, true, ROAD).silent(600).drive(300, 8, true, ROAD);
        assertEquals(List.of("WORKING/SENSOR/9 0-300", "UNKNOWN/GAP 300-900", "WORKING/SENSOR/9 900-1190"), runs());
        WorkRun gap = fold.runs().get(1);
        assertEquals(22.2, gap.metres(), 0.1, "the way across the gap belongs to no work");
    }

    @Test
    void atAServicePlaceItIsServiceWhateverTheSpeed() {
        drive(300, 8, true, ROAD);
        points(400, 0, NO_BRUSH, 0, true, true, true);
        drive(300, 8, true, ROAD);
        assertEquals(List.of("WORKING/SENSOR/9 0-300", "SERVICE/PLACE 300-700", "WORKING/SENSOR/9 700-990"), runs());
    }

    @Test
    void pointsWithoutAPlaceAreUnknown() {
        drive(300, 8, true, ROAD);
        points(120, 8, BRUSH, 0, true, false, false);
        drive(300, 8, true, ROAD);
        assertEquals(
                List.of("WORKING/SENSOR/9 0-300", "UNKNOWN/NOT_USABLE 300-420", "WORKING/SENSOR/9 420-710"), runs());
    }

    @Test
    void withoutAnInputSpeedAndRoadMakeWorkAfterAMinute() {
        inputsKnown = false;
        drive(50, 25, false, 0).drive(300, 8, false, ROAD).drive(300, 25, false, ROAD);
        assertEquals(List.of("TRANSIT/SPEED 0-50", "WORKING/SPEED/9 50-350", "TRANSIT/SPEED 350-640"), runs());
    }

    @Test
    void slowOffTheRoadsIsNoWorkWithoutAnInput() {
        inputsKnown = false;
        drive(300, 8, false, 0);
        assertEquals(List.of("TRANSIT/SPEED 0-290"), runs());
    }

    @Test
    void fiftySecondsInATrafficJamAreNoWork() {
        inputsKnown = false;
        drive(300, 25, false, ROAD).drive(50, 8, false, ROAD).drive(300, 25, false, ROAD);
        assertEquals(List.of("TRANSIT/SPEED 0-640"), runs());
    }

    @Test
    void theWorkOfAnotherRoadIsAnotherRun() {
        drive(300, 8, true, ROAD)
                .drive(20, 8, true, 4)
                .drive(300, 8, true, ROAD)
                .drive(300, 8, true, 4);
        assertEquals(List.of("WORKING/SENSOR/9 0-620", "WORKING/SENSOR/4 620-910"), runs());
    }

    @Test
    void nothingOfTheWayIsLostOrCountedTwice() {
        drive(300, 8, true, ROAD)
                .drive(60, 14, true, ROAD)
                .drive(600, 0, true, ROAD)
                .drive(200, 30, false, 0)
                .silent(500)
                .drive(300, 9, true, 4);
        double way = fold.runs().stream().mapToDouble(WorkRun::metres).sum();
        double driven = 300 * 8 / 3.6 + 60 * 14 / 3.6 + 200 * 30 / 3.6 + 300 * 9 / 3.6;
        assertEquals(driven, way, 1.0);
        assertEquals(
                30 + 6 + 60 + 20 + 30,
                fold.runs().stream().mapToInt(WorkRun::points).sum());
    }

    @Test
    void goesOnFromItsBytesAsIfItHadNeverStopped() {
        drive(300, 8, true, ROAD).drive(20, 14, true, ROAD);
        WorkStateFold first = fold;
        StateWriter out = new StateWriter();
        fold.write(out, 0);
        WorkStateFold second = new WorkStateFold();
        second.read(new StateReader(out.toBytes()), 0);
        long at = this.second;
        drive(300, 14, true, 4).drive(300, 0, true, 4);
        List<String> expected = runs();
        fold = second;
        this.second = at;
        drive(300, 14, true, 4).drive(300, 0, true, 4);
        assertEquals(expected, runs());
        assertEquals(first.runs(), second.runs());
    }
}
