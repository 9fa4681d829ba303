package org.sweepwatch.supervise.work.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.supervise.work.TownDay.figure;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.work.TownDay;
import org.sweepwatch.supervise.work.WorkTown;

/** Whole days of one or two vehicles on straight roads, and what the report says of them. */
class DayFiguresTest {
    private static final int MIDDLE = WorkTown.MIDDLE_EAST;
    private static final int NEXT = MIDDLE + 1;

    /** Out at 06:40, a way of 600 m along the middle road at 6 km/h: 6 min. */
    private static TownDay sweeping() {
        return new TownDay().vehicle(0, 0).planned(MIDDLE).park(10).drive(600, 0, 6, true);
    }

    @Test
    void aRoadSweptOnceIsCoveredByWhatTheBrushProves() {
        WorkReport report = sweeping().park(1440).report();
        RouteShift road = TownDay.of(report, MIDDLE, "D");
        assertEquals(600, road.coveredM(), 120);
        assertEquals(road.coveredM(), road.sensorProvenM());
        assertEquals(0, road.unprovenM());
        assertEquals(6_000, road.lengthM(), 10);
        assertEquals(List.of("A001"), road.vehicles());
        VehicleShift vehicle = TownDay.of(report, 1);
        assertTrue(
                vehicle.problems().isEmpty() || !vehicle.out(),
                vehicle.problems().toString());
        assertEquals(road.coveredM() / 1000, figure(vehicle.figures(), "C4").numerator(), 0.001);
        assertEquals(1.0, vehicle.completeness(), 0.01);
    }

    @Test
    void threeLongStopsAreThreeStopsAndFiftyEightMinutes() {
        WorkReport report = sweeping()
                .stand(16)
                .drive(1_200, 0, 6, true)
                .stand(20)
                .drive(1_800, 0, 6, true)
                .stand(22)
                .drive(2_400, 0, 6, true)
                .stand(14)
                .park(1440)
                .report();
        VehicleShift vehicle = TownDay.of(report, 1);
        assertEquals(3, vehicle.stops().size());
        assertEquals(
                58,
                vehicle.stops().stream().mapToDouble(VehicleShift.Stop::minutes).sum(),
                1.0);
        assertEquals(Figure.MISSED, figure(vehicle.figures(), "C8").state());
        assertEquals(List.of(Problem.STOPS.name()), vehicle.problems());
    }

    @Test
    void twelveMinutesInAForbiddenWindowAreTwelve() {
        // From 06:52 to 07:12 along 2 km at 6 km/h; forbidden from 07:00.
        WorkReport report = new TownDay()
                .forbid(MIDDLE, "07:00-09:00")
                .vehicle(0, 0)
                .planned(MIDDLE)
                .park(22)
                .drive(2_000, 0, 6, true)
                .park(1440)
                .report();
        VehicleShift vehicle = TownDay.of(report, 1);
        assertEquals(12, figure(vehicle.figures(), "C9").value(), 0.2);
        assertEquals(List.of(Problem.FORBIDDEN.name()), vehicle.problems());
    }

    @Test
    void workOffTheOwnRoutesIsOffRouteAndNotToPlan() {
        WorkReport report = sweeping()
                .drive(2_000, 0, 6, true)
                .drive(2_000, 200, 25, false)
                .drive(0, 200, 6, true)
                .park(1440)
                .report();
        VehicleShift vehicle = TownDay.of(report, 1);
        Figure off = figure(vehicle.figures(), "C7");
        assertEquals(0.5, off.value(), 0.03);
        assertEquals(List.of(Problem.OFF_ROUTE.name()), vehicle.problems());
        assertTrue(
                report.vehicleDay().bulletin().get(1).contains("荷塘区 A001未按计划作业"),
                report.vehicleDay().bulletin().toString());
        assertEquals(2_000, TownDay.of(report, NEXT, null).coveredM(), 200);
    }

    /** The road was renamed, the plan was not: that is no fault of the vehicle. */
    @Test
    void aVehicleWhosePlannedRoadIsNotInForceIsNotCalledAstray() {
        WorkReport report = new TownDay()
                .vehicle(0, 0)
                .planned(999)
                .park(10)
                .drive(2_000, 0, 6, true)
                .park(1440)
                .report();
        VehicleShift vehicle = TownDay.of(report, 1);
        assertEquals(0.0, figure(vehicle.figures(), "C7").value());
        assertEquals(List.of(), vehicle.problems());
    }

    @Test
    void whatHappenedInAGapIsNeitherDoneNorMissed() {
        WorkReport report = sweeping()
                .drive(1_000, 0, 6, true)
                .unheard(1_600, 0, 6)
                .drive(3_000, 0, 6, true)
                .park(1440)
                .report();
        RouteShift road = TownDay.of(report, MIDDLE, "D");
        assertEquals(600, road.unprovenM(), 210);
        assertEquals(3_000 - 600, road.coveredM(), 210);
        assertEquals(3_000, road.missedM(), 210);
        assertEquals(6, TownDay.of(report, 1).unprovenMinutes(), 0.4);
    }

    @Test
    void theWayThroughADeadSpotIsContinuousAndThatThroughAnySilenceIsNot() {
        Figure silent = figure(
                TownDay.of(
                                sweeping()
                                        .unheard(1_200, 0, 6)
                                        .drive(3_000, 0, 6, true)
                                        .park(1440)
                                        .report(),
                                1)
                        .figures(),
                "T4");
        assertEquals(3.0, silent.denominator(), 0.05);
        assertEquals(0.6, silent.denominator() - silent.numerator(), 0.02);
        Figure tunnel = figure(
                TownDay.of(
                                sweeping()
                                        .tunnel(1_200, 0, 6)
                                        .drive(3_000, 0, 6, true)
                                        .park(1440)
                                        .report(),
                                1)
                        .figures(),
                "T4");
        assertEquals(silent.denominator(), tunnel.denominator());
        assertEquals(1.0, tunnel.value());
    }

    @Test
    void aTrainOfTwoVehiclesIsOnePass() {
        TownDay day = sweeping().drive(3_000, 0, 6, true).park(1440);
        day.vehicle(0, 0).planned(MIDDLE).park(12).drive(3_000, 0, 6, true).park(1440);
        RouteShift road = TownDay.of(day.require(MIDDLE, "JS@D=2").report(), MIDDLE, "D");
        assertEquals(3_000, road.coveredM(), 200);
        int segments = (int)
                road.segments().stream().filter(segment -> segment.passes() > 0).count();
        assertEquals(segments, road.passesDone());
        assertEquals(2 * road.segments().size(), road.passesRequired());
        assertEquals(List.of("A001", "A002"), road.vehicles());
    }

    @Test
    void thereAndBackTwentyMinutesLaterAreTwoPasses() {
        TownDay day = sweeping()
                .drive(3_000, 0, 6, true)
                .stand(25)
                .drive(0, 0, 6, true)
                .park(1440);
        RouteShift road = TownDay.of(day.require(MIDDLE, "JS@D=2").report(), MIDDLE, "D");
        assertEquals(3_000, road.coveredM(), 200);
        int segments = (int)
                road.segments().stream().filter(segment -> segment.passes() > 0).count();
        assertEquals(2 * segments, road.passesDone(), 2);
    }

    /** Once by day; the night has nobody. Twice by day is not once by day and once by night. */
    @Test
    void aPassOfTheDayIsNoneOfTheNight() {
        TownDay day = sweeping()
                .drive(3_000, 0, 6, true)
                .stand(25)
                .drive(0, 0, 6, true)
                .park(1440)
                .require(MIDDLE, "JS@D=1;JS@N=1");
        WorkReport report = day.report();
        RouteShift byDay = TownDay.of(report, MIDDLE, "D");
        RouteShift byNight = TownDay.of(report, MIDDLE, "N");
        RouteShift whole = TownDay.of(report, MIDDLE, null);
        assertTrue(byDay.passesDone() >= 28, byDay.passesDone() + " segments of the eastern half");
        assertEquals(0, byNight.passesDone());
        assertEquals(byDay.passesDone(), whole.passesDone(), "the day is the sum of its shifts");
        assertEquals(byDay.passesRequired() + byNight.passesRequired(), whole.passesRequired());
        assertEquals(0.25, figure(whole.figures(), "C5").value(), 0.02, "a half of one of two");
    }

    /** The register calls it a sweeper; that morning it was sent out to wash. */
    @Test
    void aPassIsWhatTheVehicleWasSentOutFor() {
        TownDay day = new TownDay()
                .vehicle(0, 0)
                .planned("GX", MIDDLE)
                .park(10)
                .drive(3_000, 0, 6, true)
                .park(1440);
        RouteShift swept = TownDay.of(day.require(MIDDLE, "JS@D=1").report(), MIDDLE, "D");
        assertEquals(0, swept.passesDone());
        RouteShift washed = TownDay.of(day.require(MIDDLE, "GX@D=1").report(), MIDDLE, "D");
        assertTrue(washed.passesDone() >= 28, washed.passesDone() + " segments of the eastern half");
    }

    @Test
    void aWeatherStopOverTheWholeShiftLeavesNothingDue() {
        WorkReport report = new TownDay()
                .weatherStop(0, 810)
                .vehicle(0, 0)
                .planned(MIDDLE)
                .park(1440)
                .report();
        VehicleShift vehicle = TownDay.of(report, 1);
        assertEquals("大风", vehicle.exempt());
        assertTrue(vehicle.problems().isEmpty());
        DistrictShift district = report.vehicleDay().districts().get(0);
        assertEquals(0, district.planned());
        assertEquals(Figure.NOTHING_DUE, figure(district.figures(), "C1").state());
        assertTrue(report.routeCoverage().of("D").routes().isEmpty());
    }

    /** The stop takes the first half of the shift: one of two passes is left, and half of the road. */
    @Test
    void aStopForAPartOfTheShiftTakesThatPartOfTheWork() {
        TownDay day = new TownDay()
                .weatherStop(0, 405)
                .vehicle(0, 0)
                .planned(MIDDLE)
                .park(406)
                .drive(2_400, 0, 6, true)
                .park(1440);
        WorkReport report = day.require(MIDDLE, "JS@D=2").report();
        RouteShift road = TownDay.of(report, MIDDLE, "D");
        assertEquals(road.segments().size(), road.passesRequired());
        assertEquals(3_000, road.dueM(), 10);
        assertEquals(0.8, figure(road.figures(), "C4").value(), 0.03);
        assertEquals(600, road.missedM(), 110);
        Figure own = figure(TownDay.of(report, 1).figures(), "C4");
        assertEquals(3.0, own.denominator(), 0.01);
        assertEquals(
                road.segments().size() / 2.0,
                figure(TownDay.of(report, 1).figures(), "C5").denominator(),
                1);
        assertEquals(
                1.0,
                figure(report.vehicleDay().districts().get(0).figures(), "C10").value(),
                "the stop moved the start");
        RouteShift wholeDay = TownDay.of(day.report(), MIDDLE, null);
        assertEquals(
                road.segments().size(), wholeDay.passesRequired(), "the pass of the shift is gone for the day, too");
    }

    /** 08:10 is late for a shift that begins at 06:30, and in time for a road that is to be swept from 08:00 on. */
    @Test
    void aVehicleIsInTimeByTheWindowOfItsRoadsNotByItsFirstPoint() {
        TownDay day = new TownDay()
                .vehicle(0, 0)
                .planned(MIDDLE)
                .park(100)
                .drive(3_000, 0, 6, true)
                .park(1440);
        WorkReport byShift = day.report();
        assertEquals(day.instant(0), TownDay.of(byShift, 1).plannedStart());
        assertEquals(
                0.0,
                figure(byShift.vehicleDay().districts().get(0).figures(), "C10").value());
        WorkReport byWindow = day.window(MIDDLE, "08:00-12:00").report();
        assertEquals(day.instant(90), TownDay.of(byWindow, 1).plannedStart());
        assertEquals(
                1.0,
                figure(byWindow.vehicleDay().districts().get(0).figures(), "C10")
                        .value());
        WorkReport never = day.window(MIDDLE, "23:00-24:00").report();
        assertNull(TownDay.of(never, 1).plannedStart());
        assertEquals(
                Figure.NOTHING_DUE,
                figure(never.vehicleDay().districts().get(0).figures(), "C10").state());
    }

    @Test
    void whatNoDeviceMeasuresCountsWhenSomebodyEntersIt() {
        TownDay day = sweeping().drive(3_000, 0, 6, true).park(1440);
        List<Figure> without = ofTheDay(day.report());
        for (String id : List.of("C12", "C13", "C14")) {
            assertEquals(Figure.NO_DATA, figure(without, id).state(), id);
        }
        day.enter("C12", 1.89, null).enter("C13", 2.0, null).enter("C14", 18, 20.0);
        List<Figure> entered = ofTheDay(day.report());
        Figure water = figure(entered, "C12");
        assertEquals(0.63, water.value(), 0.02);
        assertEquals(Figure.MET, water.state());
        assertEquals(3.0, water.denominator(), 0.1);
        assertEquals(Figure.NO_TARGET, figure(entered, "C13").state(), "no norm is set");
        assertEquals(0.67, figure(entered, "C13").value(), 0.02);
        assertEquals(0.9, figure(entered, "C14").value());
        assertEquals(Figure.MISSED, figure(entered, "C14").state());
    }

    private static List<Figure> ofTheDay(WorkReport report) {
        return report.vehicleDay().districts().stream()
                .filter(one -> "荷塘区".equals(one.district()) && one.shift() == null)
                .findFirst()
                .orElseThrow()
                .figures();
    }

    @Test
    void aVehicleNobodyHeardOfCountsAsOutAndItsDeviceIsTheProblem() {
        WorkReport report = new TownDay().vehicle(0, 0).planned(MIDDLE).report();
        VehicleShift vehicle = TownDay.of(report, 1);
        assertEquals(List.of(Problem.NO_GPS.name()), vehicle.problems());
        assertTrue(vehicle.out());
        assertEquals(0.0, vehicle.completeness());
        assertEquals(Figure.NOT_ASSESSABLE, figure(vehicle.figures(), "C4").state());
        assertNull(figure(vehicle.figures(), "C4").value());
        RouteShift road = TownDay.of(report, MIDDLE, "D");
        assertEquals(0, road.missedM());
        assertEquals(road.lengthM(), road.unprovenM(), 0.1);
        assertTrue(report.vehicleDay().bulletin().get(1).contains("荷塘区 A001全班无GPS"));
    }

    @Test
    void ofADistrictNobodyHeardOfNothingIsSaidToBeMet() {
        WorkReport report = new TownDay()
                .vehicle(0, 0)
                .planned(MIDDLE)
                .vehicle(0, 0)
                .planned(NEXT)
                .report();
        DistrictShift district = report.vehicleDay().districts().get(0);
        assertEquals(2, district.out());
        for (String id : List.of("C1", "C2", "C4", "C8")) {
            Figure figure = figure(district.figures(), id);
            assertEquals(Figure.NOT_ASSESSABLE, figure.state(), id);
            assertEquals(0.0, figure.completeness(), id);
        }
        assertEquals(Figure.MISSED, figure(district.figures(), "T2").state(), "that they were not heard of is known");
    }

    @Test
    void theStopsOfADistrictAreHeldAgainstTheLimitOfOneVehicleAsAMean() {
        TownDay day = sweeping()
                .stand(16)
                .drive(1_200, 0, 6, true)
                .stand(20)
                .drive(1_800, 0, 6, true)
                .stand(22)
                .park(1440);
        day.vehicle(0, 200).planned(NEXT).park(10).drive(1_500, 200, 6, true).park(1440);
        Figure stops = figure(day.report().vehicleDay().districts().get(0).figures(), "C8");
        assertEquals(3.0, stops.numerator());
        assertEquals(2.0, stops.denominator());
        assertEquals(1.5, stops.value());
        assertEquals(Figure.MET, stops.state());
    }

    @Test
    void aRoadThatWasOnlyWettedIsCoveredAndNotSweptByMachine() {
        RouteShift wetted = TownDay.of(
                new TownDay()
                        .vehicle(0, 0)
                        .planned("SS", MIDDLE)
                        .park(10)
                        .drive(3_000, 0, 10, true)
                        .park(1440)
                        .report(),
                MIDDLE,
                "D");
        assertEquals(0.5, figure(wetted.figures(), "C4").value(), 0.04);
        assertEquals(0.0, figure(wetted.figures(), "C11").value());
        RouteShift swept =
                TownDay.of(sweeping().drive(3_000, 0, 6, true).park(1440).report(), MIDDLE, "D");
        assertEquals(
                figure(swept.figures(), "C4").value(),
                figure(swept.figures(), "C11").value(),
                0.01);
    }

    @Test
    void theTimeBeforeItsDeviceCameIntoServiceIsNotItsFault() {
        WorkReport report =
                new TownDay().vehicle(0, 0).planned(MIDDLE).inServiceFrom(800).report();
        assertTrue(TownDay.of(report, 1).problems().isEmpty(), "ten minutes of its shift");
        WorkReport later =
                new TownDay().vehicle(0, 0).planned(MIDDLE).inServiceFrom(900).report();
        assertTrue(later.vehicleDay().vehicles().isEmpty());
    }

    @Test
    void anOutageOfThePlatformIsNobodysFault() {
        WorkReport report =
                new TownDay().outage(0, 800).vehicle(0, 0).planned(MIDDLE).report();
        assertTrue(TownDay.of(report, 1).problems().isEmpty());
        assertEquals(640, platform(report).numerator());
        assertEquals(1_440, platform(report).denominator());
    }

    private static Figure platform(WorkReport report) {
        return figure(
                report.vehicleDay().districts().stream()
                        .filter(one -> one.district() == null && one.shift() == null)
                        .findFirst()
                        .orElseThrow()
                        .figures(),
                "T3");
    }

    @Test
    void onlyWhatNobodyAnnouncedOfAnOutageCountsAsDown() {
        TownDay day = new TownDay().outage(0, 60).outage(50, 100).outage(1_400, 1_500);
        assertEquals(1_300, platform(day.report()).numerator(), "overlapping outages count once");
        Figure half = platform(day.announced(30, 70).announced(60, 80).report());
        assertEquals(1_350, half.numerator());
        assertEquals(1_440, half.denominator(), "the minutes of the period stay");
        Figure all = platform(day.announced(0, 1_440).report());
        assertEquals(1.0, all.value());
        assertEquals(Figure.MET, all.state());
    }

    @Test
    void aVehicleThatStaysInItsDepotIsAbsent() {
        WorkReport report =
                new TownDay().vehicle(0, 0).planned(MIDDLE).park(1440).report();
        VehicleShift vehicle = TownDay.of(report, 1);
        assertFalse(vehicle.out());
        assertEquals(List.of(Problem.NOT_OUT.name()), vehicle.problems());
        assertEquals(
                0.0,
                figure(report.vehicleDay().districts().get(0).figures(), "C1").value());
    }

    @Test
    void oneWithoutAPlanIsDutyWhenItDroveOut() {
        TownDay day = sweeping().drive(3_000, 0, 6, true).park(1440);
        day.vehicle(0, 200).park(30).drive(2_000, 200, 6, true).park(1440);
        WorkReport report = day.report();
        VehicleShift vehicle = TownDay.of(report, 2);
        assertFalse(vehicle.planned());
        assertTrue(vehicle.out());
        assertTrue(vehicle.problems().isEmpty(), vehicle.problems().toString());
    }

    @Test
    void aGridIsPatrolledByAFewPointsOverTwoMinutes() {
        WorkReport report = sweeping().drive(3_000, 0, 6, true).park(1440).report();
        DistrictShift city = report.vehicleDay().districts().stream()
                .filter(one -> one.district() == null && "D".equals(one.shift()))
                .findFirst()
                .orElseThrow();
        assertEquals(1.0, figure(city.figures(), "D1").value());
        DistrictShift night = report.vehicleDay().districts().stream()
                .filter(one -> one.district() == null && "N".equals(one.shift()))
                .findFirst()
                .orElseThrow();
        assertEquals(Figure.NOT_ASSESSABLE, figure(night.figures(), "D1").state(), "nobody was in any grid");
    }

    /** The grid of the town is 荷塘's; the vehicle is inside for long by day, and passes through it by night. */
    @Test
    void vehiclesAndCheckInsPatrolTheGridsOfADistrictByShift() {
        TownDay byVehicle = sweeping().drive(3_000, 0, 6, true).park(1440);
        assertGrids(byVehicle.report(), "D", 1, 1, 1);
        assertGrids(byVehicle.report(), null, 1, 1, 1);
        byVehicle.checkIn("G5", 900);
        assertGrids(byVehicle.report(), "N", 1, 1, 1);
        assertGrids(byVehicle.report(), null, 2, 2, 1);

        TownDay passing = new TownDay()
                .vehicle(-700, 0)
                .park(900)
                .drive(-480, 0, 60, false)
                .drive(-700, 0, 60, false)
                .park(1440);
        assertGrids(passing.report(), "N", 0, 1, 1);
        assertGrids(passing.report(), null, 0, 1, 1);
    }

    private static void assertGrids(WorkReport report, String shift, double full, double due, double visited) {
        DistrictShift district = report.vehicleDay().districts().stream()
                .filter(one -> "荷塘区".equals(one.district()) && Objects.equals(shift, one.shift()))
                .findFirst()
                .orElseThrow();
        Figure patrolled = figure(district.figures(), "D1");
        assertEquals(full, patrolled.numerator());
        assertEquals(due, patrolled.denominator());
        assertEquals(visited, figure(district.figures(), "D2").numerator());
    }

    @Test
    void aBreakThatTheVehicleDroveAcrossBreaksTheTrack() {
        WorkReport report = sweeping()
                .unheard(1_600, 0, 6)
                .drive(3_000, 0, 6, true)
                .park(1440)
                .report();
        Figure track = figure(TownDay.of(report, 1).figures(), "T4");
        assertEquals(3.0, track.denominator(), 0.05);
        assertEquals(2.0, track.numerator(), 0.05);
    }

    @Test
    void theSameFactsGiveTheSameReport() {
        assertEquals(sweeping().park(1440).report(), sweeping().park(1440).report());
    }
}
