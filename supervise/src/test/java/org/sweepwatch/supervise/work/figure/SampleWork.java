package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.RouteSegment;
import org.sweepwatch.supervise.rulebook.Rules;

/** A report on the work of a day with something in each of its lists. */
public final class SampleWork {
    private static final Instant MORNING = Instant.parse("2026-03-02T00:10:00Z");

    private SampleWork() {}

    /** A route on which every segment was found in the same state; only those that are done count as swept. */
    public static RouteShift road(Route route, String state) {
        List<RouteShift.Segment> segments = RouteSegment.of(route).stream()
                .map(one -> new RouteShift.Segment(
                        one.index(),
                        one.fromM(),
                        one.toM(),
                        state,
                        state.equals(RouteShift.Segment.DONE) ? 1 : 0,
                        state.equals(RouteShift.Segment.DONE),
                        1,
                        null,
                        null))
                .toList();
        double lengthM = segments.get(segments.size() - 1).toM();
        double doneM = state.equals(RouteShift.Segment.DONE) ? lengthM : 0;
        return new RouteShift(
                route.id(),
                route.code(),
                route.name(),
                route.district(),
                route.roadClass(),
                null,
                "全天",
                true,
                lengthM,
                lengthM,
                doneM,
                0,
                lengthM - doneM,
                0,
                0,
                segments.size(),
                0.98,
                List.of(),
                List.of(
                        Figure.share(FigureId.C4, doneM / 1000, lengthM / 1000, 0.98, Rules.DEFAULTS),
                        Figure.share(FigureId.C5, 0, segments.size(), 0.98, Rules.DEFAULTS),
                        Figure.share(
                                FigureId.C11,
                                doneM * route.widthM() / 1e4,
                                lengthM * route.widthM() / 1e4,
                                0.98,
                                Rules.DEFAULTS)),
                segments);
    }

    /** The sample with other roads. */
    public static WorkReport report(LocalDate day, List<RouteShift> roads) {
        return new WorkReport(
                report(day).vehicleDay(),
                new RouteCoverageReport(day, WorkReport.PROVISIONAL, MORNING, MORNING, 0, 0.6, roads));
    }

    public static WorkReport report(LocalDate day) {
        List<Figure> figures = List.of(
                Figure.share(FigureId.C3, 21.4, 26.0, 0.98, Rules.DEFAULTS),
                Figure.share(FigureId.C4, 17.1, 18.6, 0.98, Rules.DEFAULTS),
                Figure.share(FigureId.C5, 21, 24, 0.98, Rules.DEFAULTS),
                Figure.share(FigureId.C6, 138, 1_860, 0.5, Rules.DEFAULTS),
                Figure.share(FigureId.C7, 2.3, 21.4, 0.98, Rules.DEFAULTS),
                Figure.number(FigureId.C9, 12, 0.98, Rules.DEFAULTS),
                Figure.intensity(FigureId.C12, 9.2, 14.6, 0.98, Rules.DEFAULTS)
                        .with(new Entered(List.of(), 1, 3, List.of())),
                Figure.noData(FigureId.C13));
        VehicleShift vehicle = new VehicleShift(
                7,
                "湘B00007",
                "13973310007",
                "荷塘区",
                "A002",
                "D",
                "白班",
                "JS",
                true,
                null,
                true,
                MORNING,
                MORNING,
                MORNING.plusSeconds(3_600),
                List.of(new StateShare("working", "作业", "sensor", "传感器", 60, 6.5, 360)),
                List.of(new VehicleShift.Stop(MORNING, MORNING.plusSeconds(1_200), 20)),
                400,
                390,
                389,
                1,
                9.5,
                0.98,
                List.of("R1"),
                figures,
                List.of(Problem.OFF_ROUTE.name()),
                List.of(Problem.OFF_ROUTE.chinese()));
        Entered.Proof meter = new Entered.Proof(12, "水表照片", "例行填报员", MORNING);
        VehicleWholeDay wholeDay = new VehicleWholeDay(
                7,
                "湘B00007",
                "13973310007",
                "荷塘区",
                "A002",
                List.of("D"),
                List.of("白班"),
                0.98,
                List.of(
                        Figure.intensity(FigureId.C12, 9.2, 14.6, 0.98, Rules.DEFAULTS)
                                .with(new Entered(List.of(), 1, 1, List.of(meter))),
                        Figure.noData(FigureId.C13)));
        RouteShift route = new RouteShift(
                1,
                "R1",
                "建设路（=1）",
                "荷塘区",
                1,
                null,
                "全天",
                true,
                200,
                200,
                100,
                50,
                50,
                100,
                2,
                8,
                0.98,
                List.of("A002"),
                List.of(
                        Figure.share(FigureId.C4, 0.1, 0.2, 0.98, Rules.DEFAULTS),
                        Figure.share(FigureId.C5, 2, 8, 0.98, Rules.DEFAULTS)),
                List.of(new RouteShift.Segment(0, 0, 100, "done", 2, true, 2, MORNING, MORNING.plusSeconds(40))));
        return new WorkReport(
                new VehicleDayReport(
                        day,
                        WorkReport.PROVISIONAL,
                        MORNING,
                        MORNING,
                        0,
                        0.6,
                        List.of("白班出车1台。"),
                        List.of(new DistrictShift("荷塘区", "D", "白班", 1, 1, 0.98, figures)),
                        List.of(vehicle),
                        List.of(wholeDay),
                        Map.of("C3", "…")),
                new RouteCoverageReport(day, WorkReport.PROVISIONAL, MORNING, MORNING, 0, 0.6, List.of(route)));
    }
}
