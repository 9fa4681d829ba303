package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sweepwatch.supervise.simulate.Chance;

/** Draws a city from a seed: roads, then what stands beside them. */
final class CityBuilder {
    private static final double TUBE_METRES = 400;
    private static final double MOUTH_METRES = 80;
    /** In each district: sweepers fill up at hydrants near their routes. */
    private static final int WATER_POINTS = 10;

    private static final int REFUSE_STATIONS = 4;
    /** Half the side of the square in which service points are, metres. */
    private static final double SERVICE_HALF = 11_000;

    private final long seed;
    private final Chance chance;
    private final Warp warp;
    private final RoadDrawing drawing;
    private final RoadNetwork network;
    private final Set<Integer> takenNodes = new HashSet<>();

    CityBuilder(long seed) {
        this.seed = seed;
        this.chance = new Chance(seed).of(0xC17E);
        this.warp = new Warp(chance);
        this.drawing = new RoadDrawing(chance, warp);
        this.network = drawing.network();
    }

    City build() {
        List<DeadSpot> deadSpots = deadSpots();
        return new City(
                seed, network, RouteDrawing.routes(drawing), List.copyOf(places()), deadSpots, CellDrawing.cells(warp));
    }

    /** Two tunnels on main roads of the main city, each within one piece between junctions. */
    private List<DeadSpot> deadSpots() {
        List<RoadPiece> candidates = network.pieces().stream()
                .filter(RoadPiece::main)
                .filter(piece -> piece.centreLine().length() > TUBE_METRES + 2 * MOUTH_METRES
                        && piece.centreLine().length() < 900)
                .toList();
        List<DeadSpot> spots = new ArrayList<>();
        String[] names = {"凤岭隧道", "石屏隧道"};
        for (int i = 0; i < names.length; i++) {
            RoadPiece piece = candidates.get(chance.index(candidates.size() / 2, i, 0x7B) + i * candidates.size() / 2);
            Path line = piece.centreLine();
            double mouth = (line.length() - TUBE_METRES) / 2;
            spots.add(new DeadSpot(
                    names[i],
                    line.between(mouth, mouth + TUBE_METRES),
                    line.between(mouth - MOUTH_METRES, mouth + TUBE_METRES + MOUTH_METRES)));
            takenNodes.add(piece.from());
            takenNodes.add(piece.to());
        }
        return List.copyOf(spots);
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (District district : District.values()) {
            boolean roofed = district != District.HETANG && district != District.JINGKAI;
            place(places, "%s一号停车场", Place.Kind.DEPOT, district, false);
            place(places, "%s二号停车场", Place.Kind.DEPOT, district, roofed);
            for (int number = 1; number <= WATER_POINTS; number++) {
                place(places, "%s加水点" + number, Place.Kind.WATER, district, false);
            }
            for (int number = 1; number <= REFUSE_STATIONS; number++) {
                place(places, "%s中转站" + number, Place.Kind.REFUSE, district, false);
            }
            place(places, "%s加油站", Place.Kind.FUEL, district, false);
        }
        return places;
    }

    /** Inside a block, 190 m from a junction of the district that has nothing beside it yet. */
    private void place(List<Place> places, String name, Place.Kind kind, District district, boolean roofed) {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            int node = chance.index(network.nodeCount(), places.size() * 10_000L + attempt, 0x91AC);
            double u = drawing.u(node);
            double v = drawing.v(node);
            boolean service = kind == Place.Kind.WATER || kind == Place.Kind.REFUSE;
            double limit = service ? SERVICE_HALF : RoadDrawing.MAIN_CITY_HALF - 300;
            boolean inCity = Math.max(Math.abs(u), Math.abs(v)) < limit;
            boolean inDistrict = District.at(u, v) == district && District.at(u + 400, v + 400) == district;
            if (inCity && inDistrict && network.degree(node) >= 3 && takenNodes.add(node)) {
                places.add(new Place(
                        name.formatted(district.chinese()),
                        kind,
                        district,
                        node,
                        warp.x(u + 130, v + 140),
                        warp.y(u + 130, v + 140),
                        roofed));
                return;
            }
        }
        throw new IllegalStateException("no room for " + name.formatted(district.chinese()));
    }
}
