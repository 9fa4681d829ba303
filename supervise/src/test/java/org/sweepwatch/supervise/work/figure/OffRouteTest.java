package org.sweepwatch.supervise.work.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sweepwatch.supervise.work.TownDay.figure;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.TownDay;
import org.sweepwatch.supervise.work.WorkTown;

/** What is off the route (C7) of work near a planned road but not on it, from the points to the figure. */
class OffRouteTest {
    private static final double WESTWARD_Y = WorkTown.DIVIDED_Y + 15;

    /** One vehicle whose brush turns, from one place straight to the other. */
    private static VehicleShift swept(double fromX, double fromY, double toX, double toY, int... planned) {
        return swept(Rules.DEFAULTS, fromX, fromY, toX, toY, planned);
    }

    private static VehicleShift swept(Rules rules, double fromX, double fromY, double toX, double toY, int... planned) {
        return TownDay.of(
                new TownDay()
                        .rules(rules)
                        .vehicle(fromX, fromY)
                        .planned(planned)
                        .park(10)
                        .drive(toX, toY, 8, true)
                        .park(1440)
                        .report(),
                1);
    }

    @Test
    void theOtherCarriagewayIsNotOffTheRouteAndDoesNotCoverIt() {
        VehicleShift vehicle = swept(-200, WESTWARD_Y, -2_200, WESTWARD_Y, WorkTown.EASTWARD);
        Figure off = figure(vehicle.figures(), "C7");
        assertEquals(0.0, off.numerator());
        assertEquals(2.0, off.denominator(), 0.05);
        Figure covered = figure(vehicle.figures(), "C4");
        assertEquals(0.0, covered.numerator());
        assertEquals(3.0, covered.denominator(), 0.01);
        assertEquals(List.of(), vehicle.problems());
    }

    /** There no pass goes on: the one before ended with the last metre driven. */
    @ParameterizedTest
    @ValueSource(doubles = {-2_350, -2_400, -3_000, -3_015})
    void standingAtTheBorderOfASegmentOrAtTheEndOfTheRoadIsNotOffTheRoute(double x) {
        VehicleShift vehicle = TownDay.of(
                new TownDay()
                        .vehicle(-2_000, WESTWARD_Y)
                        .planned(WorkTown.EASTWARD)
                        .park(10)
                        .drive(x, WESTWARD_Y, 8, true)
                        .stand(2.5)
                        .drive(x - 30, WESTWARD_Y, 8, true)
                        .park(1440)
                        .report(),
                1);
        assertEquals(0.0, figure(vehicle.figures(), "C7").numerator());
    }

    @Test
    void howNearIsNotOffTheRouteTheRulesOfTheDaySay() {
        Rules nearer = new Rules(Map.of(RuleKey.OFF_ROUTE_MAIN_M, 14.0));
        VehicleShift vehicle = swept(nearer, -200, WESTWARD_Y, -2_200, WESTWARD_Y, WorkTown.EASTWARD);
        assertEquals(1.0, figure(vehicle.figures(), "C7").value(), 0.01);
    }

    @Test
    void fromWhereThePlannedRouteEndsTheOtherCarriagewayIsOffIt() {
        VehicleShift vehicle = swept(1_500, WESTWARD_Y, -1_500, WESTWARD_Y, WorkTown.EASTWARD);
        assertEquals(1.5, figure(vehicle.figures(), "C7").numerator(), 0.1);
        assertEquals(List.of(Problem.OFF_ROUTE.name()), vehicle.problems());
    }

    @Test
    void aRoadSixtyMetresAwayIsOffTheRoute() {
        double y = WorkTown.DIVIDED_Y + 60;
        VehicleShift vehicle = swept(-200, y, -2_200, y, WorkTown.EASTWARD);
        assertEquals(1.0, figure(vehicle.figures(), "C7").value(), 0.01);
        assertEquals(List.of(Problem.OFF_ROUTE.name()), vehicle.problems());
    }

    @Test
    void aRoadThatCrossesThePlannedOneIsOffTheRoute() {
        VehicleShift vehicle = swept(
                -1_500, WorkTown.DIVIDED_Y - 900, -1_500, WorkTown.DIVIDED_Y + 900, WorkTown.EASTWARD, WorkTown.ALONG);
        assertEquals(1.0, figure(vehicle.figures(), "C7").value(), 0.01);
        assertEquals(List.of(Problem.OFF_ROUTE.name()), vehicle.problems());
    }
}
