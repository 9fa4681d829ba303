package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.List;

/** Cuts the drawn roads into about 300 cleaning routes of 1 to 5 km; a main road gives one for each carriageway. */
final class RouteDrawing {
    private static final double MAIN_ROUTE_METRES = 2700;
    private static final double STREET_ROUTE_METRES = 2400;
    private static final double SHORTEST_METRES = 1000;
    private static final double LONGEST_METRES = 5000;

    private final RoadDrawing drawing;
    private final List<CleaningRoute> routes = new ArrayList<>();

    private RouteDrawing(RoadDrawing drawing) {
        this.drawing = drawing;
    }

    static List<CleaningRoute> routes(RoadDrawing drawing) {
        RouteDrawing work = new RouteDrawing(drawing);
        drawing.roads().forEach(work::cut);
        return List.copyOf(work.routes);
    }

    /** Splits a road where it has a gap and where it leaves the main city, then each run into routes. */
    private void cut(RoadDrawing.Road road) {
        List<Integer> run = new ArrayList<>(List.of(road.nodes().get(0)));
        for (int i = 0; i + 1 < road.nodes().size(); i++) {
            int node = road.nodes().get(i + 1);
            int before = road.nodes().get(i);
            if (!road.present().get(i)) {
                split(road, run);
                run = new ArrayList<>();
            } else if (run.size() > 1 && outside(before, node) != outside(run.get(run.size() - 2), before)) {
                split(road, run);
                run = new ArrayList<>(List.of(before));
            }
            run.add(node);
        }
        split(road, run);
    }

    private boolean outside(int from, int to) {
        double limit = RoadDrawing.MAIN_CITY_HALF + 1;
        return Math.max(
                        Math.max(Math.abs(drawing.u(from)), Math.abs(drawing.v(from))),
                        Math.max(Math.abs(drawing.u(to)), Math.abs(drawing.v(to))))
                > limit;
    }

    private void split(RoadDrawing.Road road, List<Integer> run) {
        if (run.size() < 2) {
            return;
        }
        double metres = centreLine(run).length();
        int parts = (int) Math.max(1, Math.round(metres / (road.main() ? MAIN_ROUTE_METRES : STREET_ROUTE_METRES)));
        int pieces = run.size() - 1;
        parts = Math.min(parts, pieces);
        for (int part = 0; part < parts; part++) {
            add(road, run.subList(part * pieces / parts, (part + 1) * pieces / parts + 1));
        }
    }

    private void add(RoadDrawing.Road road, List<Integer> nodes) {
        Path centre = centreLine(nodes);
        if (centre.length() < SHORTEST_METRES || centre.length() > LONGEST_METRES) {
            return;
        }
        int from = nodes.get(0);
        int to = nodes.get(nodes.size() - 1);
        double u = (drawing.u(from) + drawing.u(to)) / 2;
        double v = (drawing.v(from) + drawing.v(to)) / 2;
        District district = District.at(u, v);
        boolean suburb = outside(from, to);
        String name = road.name() + "（" + drawing.crossRoad(from, road) + "—" + drawing.crossRoad(to, road) + "）";
        if (!road.main()) {
            int roadClass = suburb ? 3 : 2;
            routes.add(new CleaningRoute(
                    routes.size() + 1, name, district, roadClass, suburb ? 8 : 12, false, centre, from, to));
            return;
        }
        boolean northwards = Math.abs(drawing.v(to) - drawing.v(from)) > Math.abs(drawing.u(to) - drawing.u(from));
        int roadClass = suburb ? 3 : 1;
        double widthM = suburb ? 9 : 14;
        routes.add(new CleaningRoute(
                routes.size() + 1,
                name + (northwards ? "东侧" : "南侧"),
                district,
                roadClass,
                widthM,
                true,
                centre.toTheRight(RoadPiece.MAIN_SIDE_METRES),
                from,
                to));
        routes.add(new CleaningRoute(
                routes.size() + 1,
                name + (northwards ? "西侧" : "北侧"),
                district,
                roadClass,
                widthM,
                true,
                centre.reversed().toTheRight(RoadPiece.MAIN_SIDE_METRES),
                to,
                from));
    }

    private Path centreLine(List<Integer> nodes) {
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i + 1 < nodes.size(); i++) {
            parts.add(drawing.centreLine(nodes.get(i), nodes.get(i + 1)));
        }
        return Path.join(parts);
    }
}
