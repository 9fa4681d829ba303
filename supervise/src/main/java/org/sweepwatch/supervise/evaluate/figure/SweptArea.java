package org.sweepwatch.supervise.evaluate.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.work.figure.FigureId;
import org.sweepwatch.supervise.work.figure.RouteShift;

/**
 * The area of a month that machines swept (机械化清扫面积, C11), as telemetry has it: of each segment that was planned, its length
 * times its width, once however often and by however many vehicles; swept when sweepers (机扫、洗扫) covered it on nine of
 * ten of its planned days. A day of which nobody knows whether a segment was covered is none of these days and lowers the completeness. It stands
 * beside the rate that a district declares and does not take its place. One thread.
 */
final class SweptArea {
    /** Share of its planned days on which a segment must have been covered. */
    static final double SWEPT_DAYS = 0.9;

    private static final double M2_PER_UNIT = 1e4;
    private static final int DECIMALS = 6;

    private final Map<String, Map<String, Days>> byUnit = new HashMap<>();

    private static final class Days {
        private double areaM2;
        private int planned;
        private int swept;
        private int unknown;
    }

    /** @param roads rows of whole days, each with all its segments */
    void add(List<String> units, List<RouteShift> roads) {
        for (RouteShift road : roads) {
            if (road.dueM() > 0) {
                Units.find(units, road.district())
                        .ifPresent(unit -> add(road, byUnit.computeIfAbsent(unit, u -> new HashMap<>())));
            }
        }
    }

    private static void add(RouteShift road, Map<String, Days> segments) {
        double widthM = widthM(road);
        for (RouteShift.Segment segment : road.segments()) {
            Days days = segments.computeIfAbsent(road.route() + "/" + segment.index(), key -> new Days());
            days.areaM2 = (segment.toM() - segment.fromM()) * widthM;
            switch (segment.state()) {
                case RouteShift.Segment.NOT_DUE -> {
                    // Nobody planned it.
                }
                case RouteShift.Segment.UNPROVEN -> days.unknown++;
                default -> {
                    days.planned++;
                    days.swept += swept(segment) ? 1 : 0;
                }
            }
        }
    }

    private static boolean swept(RouteShift.Segment segment) {
        return segment.sweptByMachine() == null ? segment.passes() > 0 : segment.sweptByMachine();
    }

    /** Width of the road as its figure of the day has it, 0 where none is known. */
    private static double widthM(RouteShift road) {
        return road.figures().stream()
                .filter(figure -> figure.id().equals(FigureId.C11.name()) && figure.denominator() != null)
                .mapToDouble(figure -> figure.denominator() * M2_PER_UNIT / road.dueM())
                .findFirst()
                .orElse(0);
    }

    /** By district; one of which no area is known is left out. */
    Map<String, UnitMonth> figures() {
        Map<String, UnitMonth> figures = new HashMap<>();
        byUnit.forEach((unit, segments) -> {
            double swept = 0;
            double planned = 0;
            double observed = 0;
            double expected = 0;
            for (Days days : segments.values()) {
                planned += days.planned > 0 ? days.areaM2 : 0;
                swept += days.planned > 0 && days.swept >= SWEPT_DAYS * days.planned ? days.areaM2 : 0;
                observed += days.areaM2 * days.planned;
                expected += days.areaM2 * (days.planned + days.unknown);
            }
            if (expected > 0) {
                MonthFigure figure = new MonthFigure(units(swept), units(planned), units(observed), units(expected));
                figures.put(unit, new UnitMonth(Map.of(FigureId.C11, figure), List.of()));
            }
        });
        return figures;
    }

    private static BigDecimal units(double areaM2) {
        return BigDecimal.valueOf(areaM2 / M2_PER_UNIT).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
