package org.sweepwatch.supervise.work.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sweepwatch.supervise.work.TownDay.figure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.work.TownDay;
import org.sweepwatch.supervise.work.WorkTown;

/**
 * The worked examples of the definitions, driven point by point through matching, work state and judgement: what counts as
 * numerator and as denominator, not only how they are divided.
 */
class DrivenExamplesTest {
    private static final int MIDDLE = WorkTown.MIDDLE_EAST;
    /** A road without a water point. */
    private static final int NEXT = MIDDLE + 1;

    private static String percent(Figure figure, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", figure.value() * 100);
    }

    private static List<Figure> figures(WorkReport report, String district, String shift) {
        return report.vehicleDay().districts().stream()
                .filter(one -> Objects.equals(district, one.district()) && Objects.equals(shift, one.shift()))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    /** The day of the bulletin, 2020-08-19: its vehicles by shift and district, its three problems, its rates. */
    @Test
    void theBulletinOfTheDay() {
        TownDay day = new TownDay();
        List<String> districts = List.of("天元", "石峰", "荷塘", "芦淞", "经开区");
        int[] byNight = {30, 20, 14, 18, 12};
        int[] byDay = {10, 8, 8, 5, 11};
        for (int d = 0; d < districts.size(); d++) {
            for (int i = 1; i <= byNight[d]; i++) {
                boolean silent = districts.get(d).equals("经开区") && i == 4;
                day.vehicle(0, 0)
                        .named(districts.get(d), (silent ? "D" : "N") + "%03d".formatted(i))
                        .planned("N", "JS", MIDDLE);
                if (!silent) {
                    day.park(820).sweep(100, 8, true).park(1440);
                }
            }
            for (int i = 1; i <= byDay[d]; i++) {
                boolean astray = districts.get(d).equals("荷塘") && (i == 2 || i == 4);
                boolean late = districts.get(d).equals("天元") && i <= 3;
                day.vehicle(0, astray ? 200 : 0)
                        .named(districts.get(d), "A%03d".formatted(i))
                        .planned(MIDDLE)
                        .park(late ? 20 : 10)
                        .sweep(100, 8, true)
                        .park(1440);
            }
        }
        for (int spare = 0; spare < 50; spare++) {
            day.vehicle(0, 0).named("天元", "S%03d".formatted(spare)).park(1440);
        }
        day.vehicle(0, 0).named("天元", "S050");

        WorkReport report = day.report();
        assertEquals(
                List.of(
                        "2026年3月2日，机械化作业共出车136台。",
                        "白班出车42台（天元10台、石峰8台、经开区11台、芦淞5台、荷塘8台），发现问题2个：荷塘 A002、A004未按计划作业。",
                        "夜班出车94台（天元30台、石峰20台、经开区12台、芦淞18台、荷塘14台），发现问题1个：经开区 D004整晚无GPS。"),
                report.vehicleDay().bulletin());
        assertEquals("95.2", percent(figure(figures(report, null, "D"), "C2"), 1), "40 of 42");
        assertEquals("92.9", percent(figure(figures(report, null, "D"), "C10"), 1), "39 of 42");
        assertEquals("98.94", percent(figure(figures(report, null, "N"), "T2"), 2), "93 of 94");
        assertEquals("98.93", percent(figure(figures(report, null, null), "T1"), 2), "185 of 187");
    }

    @Test
    void fortyTwoOfFortyFourPlannedVehiclesWentOut() {
        TownDay day = new TownDay();
        for (int i = 0; i < 44; i++) {
            day.vehicle(0, 0).planned(MIDDLE).park(10);
            (i < 42 ? day.sweep(60, 8, true) : day).park(1440);
        }
        Figure attendance = figure(figures(day.report(), "荷塘区", "D"), "C1");
        assertEquals(42, attendance.numerator());
        assertEquals(44, attendance.denominator());
        assertEquals("95.5", percent(attendance, 1));
    }

    /** 21.4 km of work, 2.3 of them on the road beside, in 26 km. */
    @Test
    void workInTheWayAndWorkOffTheRoute() {
        VehicleShift vehicle = TownDay.of(
                new TownDay()
                        .vehicle(0, 200)
                        .planned(NEXT)
                        .park(10)
                        .sweep(860, 8, true)
                        .sweep(63, 25, false)
                        .drive(210, 400, 25, false)
                        .sweep(103, 8, true)
                        .park(1440)
                        .report(),
                1);
        Figure effective = figure(vehicle.figures(), "C3");
        assertEquals(21.4, effective.numerator(), 0.05);
        assertEquals("10.7", percent(figure(vehicle.figures(), "C7"), 1));
        assertEquals(26.0, effective.denominator(), 0.05);
        assertEquals("82.3", percent(effective, 1));
    }

    @Test
    void oneHundredThirtyEightOf1860PointsOfWorkAreTooFast() {
        VehicleShift vehicle = TownDay.of(
                new TownDay()
                        .vehicle(0, 200)
                        .planned(NEXT)
                        .park(10)
                        .sweep(1_000, 8, true)
                        .sweep(138, 18, true)
                        .sweep(722, 8, true)
                        .park(1440)
                        .report(),
                1);
        Figure speed = figure(vehicle.figures(), "C6");
        assertEquals(138, speed.numerator());
        assertEquals(1_860, speed.denominator());
        assertEquals("7.4", percent(speed, 1));
        assertEquals(List.of(Problem.OVERSPEED.name()), vehicle.problems());
    }

    /** The time form of the track's completeness: 480 min of duty, silences that sum to 21 min above the interval. */
    @Test
    void twentyOneSilentMinutesOf480() {
        VehicleShift vehicle = TownDay.of(
                new TownDay()
                        .vehicle(0, 0)
                        .planned(MIDDLE)
                        .inServiceFrom(330)
                        .park(330)
                        .stand(150)
                        .unheard(0, 0, 10.5)
                        .stand(159)
                        .unheard(0, 0, 10.5)
                        .stand(150)
                        .park(1440)
                        .report(),
                1);
        assertEquals(21.0, vehicle.unprovenMinutes());
        assertEquals("95.63", String.format(Locale.ROOT, "%.2f", vehicle.completeness() * 100));
    }

    @Test
    void fourHundredTwelveOf61250PointsAreBad() {
        TownDay day = new TownDay();
        for (int i = 0; i < 14; i++) {
            day.vehicle(0, 0).planned(MIDDLE).sweep(4_375, 8, true).spoilt(i < 13 ? 29 : 35);
        }
        Figure quality = figure(figures(day.report(), null, "D"), "T5");
        assertEquals(61_250, quality.denominator());
        assertEquals(61_250 - 412, quality.numerator());
        assertEquals("99.33", percent(quality, 2));
    }

    /** Each of three thrown 1.8 km off in 20 s, 324 km/h, three times; a fourth only twice. */
    @Test
    void threeOf182VehiclesDrift() {
        TownDay day = new TownDay();
        for (int i = 0; i < 182; i++) {
            day.vehicle(0, 0).planned(MIDDLE).park(10).sweep(60, 8, true);
            for (int jump = 0; jump < (i < 3 ? 3 : i == 3 ? 2 : 0); jump++) {
                day.thrown(1_800).sweep(30, 8, true);
            }
            day.park(1440);
        }
        Figure drift = figure(figures(day.report(), null, "D"), "T6");
        assertEquals(3, drift.numerator());
        assertEquals(182, drift.denominator());
        assertEquals("1.65", percent(drift, 2));
    }
}
