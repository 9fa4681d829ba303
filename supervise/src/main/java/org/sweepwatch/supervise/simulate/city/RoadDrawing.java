package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.simulate.Chance;

/**
 * Draws the road network: a bent lattice of main roads every 1.8 km and side streets every 600 m, some side streets
 * missing, few bridges over the river, main roads that run out into the suburbs and a ring road there.
 */
final class RoadDrawing {
    /** Half the side of the square that the streets of the main city fill, metres. */
    static final double MAIN_CITY_HALF = 5400;

    private static final double BLOCK = 600;
    private static final int LINES = 19;
    private static final int MAIN_EVERY = 3;
    private static final double[] OUTSKIRTS = {7200, 9000, 10800, 12600};
    private static final double RING = 9000;
    private static final double[] RING_STOPS = {-9000, -6300, -3600, 0, 3600, 6300, 9000};
    private static final double MISSING_SHARE = 0.12;

    private final Chance chance;
    private final Warp warp;
    private final Map<Long, Integer> nodeAt = new HashMap<>();
    private final List<double[]> nodeUv = new ArrayList<>();
    private final List<Road> roads = new ArrayList<>();

    /**
     * A road as it was drawn.
     *
     * @param name its name
     * @param main true for a dual carriageway
     * @param nodes its junctions in order
     * @param present bit i is set when the piece behind junction i was built
     */
    record Road(String name, boolean main, List<Integer> nodes, BitSet present) {}

    RoadDrawing(Chance chance, Warp warp) {
        this.chance = chance;
        this.warp = warp;
        for (int i = 0; i < LINES; i++) {
            double offset = -MAIN_CITY_HALF + i * BLOCK;
            boolean main = i % MAIN_EVERY == 0;
            boolean outgoing = main && (i / MAIN_EVERY) % 2 == 1;
            List<double[]> upwards = new ArrayList<>();
            List<double[]> eastwards = new ArrayList<>();
            for (double along : stops(outgoing)) {
                upwards.add(new double[] {offset, along});
                eastwards.add(new double[] {along, offset});
            }
            add(RoadNames.northSouth(i, main), main, upwards);
            add(RoadNames.eastWest(i, main), main, eastwards);
        }
        addRing();
        removeSome();
    }

    List<Road> roads() {
        return roads;
    }

    double u(int node) {
        return nodeUv.get(node)[0];
    }

    double v(int node) {
        return nodeUv.get(node)[1];
    }

    /** The name of another road at a junction, for "from - to" in names; the road's own when it ends alone. */
    String crossRoad(int node, Road own) {
        return roads.stream()
                .filter(road -> !road.name.equals(own.name) && road.nodes.contains(node))
                .map(Road::name)
                .findFirst()
                .orElse(own.name);
    }

    Path centreLine(int from, int to) {
        return warp.line(u(from), v(from), u(to), v(to));
    }

    RoadNetwork network() {
        List<RoadPiece> pieces = new ArrayList<>();
        for (int r = 0; r < roads.size(); r++) {
            Road road = roads.get(r);
            for (int i = 0; i + 1 < road.nodes.size(); i++) {
                if (road.present.get(i)) {
                    int from = road.nodes.get(i);
                    int to = road.nodes.get(i + 1);
                    pieces.add(new RoadPiece(from, to, r, road.main, centreLine(from, to)));
                }
            }
        }
        double[] xs = nodeUv.stream().mapToDouble(uv -> warp.x(uv[0], uv[1])).toArray();
        double[] ys = nodeUv.stream().mapToDouble(uv -> warp.y(uv[0], uv[1])).toArray();
        return new RoadNetwork(xs, ys, pieces);
    }

    private static List<Double> stops(boolean outgoing) {
        List<Double> stops = new ArrayList<>();
        for (int i = OUTSKIRTS.length - 1; outgoing && i >= 0; i--) {
            stops.add(-OUTSKIRTS[i]);
        }
        for (int i = 0; i < LINES; i++) {
            stops.add(-MAIN_CITY_HALF + i * BLOCK);
        }
        for (int i = 0; outgoing && i < OUTSKIRTS.length; i++) {
            stops.add(OUTSKIRTS[i]);
        }
        return stops;
    }

    private void addRing() {
        String[] names = {"北环线", "东环线", "南环线", "西环线"};
        double[][] corners = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
        for (int side = 0; side < 4; side++) {
            List<double[]> stops = new ArrayList<>();
            for (double along : RING_STOPS) {
                double u = corners[side][0] == 0 ? along : corners[side][0] * RING;
                double v = corners[side][1] == 0 ? along : corners[side][1] * RING;
                stops.add(new double[] {u, v});
            }
            add(names[side], false, stops);
        }
    }

    private void add(String name, boolean main, List<double[]> stops) {
        List<Integer> nodes = new ArrayList<>();
        for (double[] uv : stops) {
            long key = Math.round(uv[0]) * 1_000_000L + Math.round(uv[1]);
            nodes.add(nodeAt.computeIfAbsent(key, k -> {
                nodeUv.add(uv);
                return nodeUv.size() - 1;
            }));
        }
        BitSet present = new BitSet();
        present.set(0, nodes.size() - 1);
        roads.add(new Road(name, main, nodes, present));
    }

    /**
     * Takes out side streets: those that would need a bridge and some by chance. A piece stays when one of its ends
     * would be left with fewer than three, so every junction stays connected to a main road.
     */
    private void removeSome() {
        int[] degree = new int[nodeUv.size()];
        for (Road road : roads) {
            for (int i = 0; i + 1 < road.nodes.size(); i++) {
                degree[road.nodes.get(i)]++;
                degree[road.nodes.get(i + 1)]++;
            }
        }
        for (int r = 0; r < roads.size(); r++) {
            Road road = roads.get(r);
            for (int i = 0; i + 1 < road.nodes.size(); i++) {
                int from = road.nodes.get(i);
                int to = road.nodes.get(i + 1);
                boolean inCity = Math.max(Math.abs(u(to)), Math.abs(v(to))) <= MAIN_CITY_HALF;
                boolean unwanted = crossesRiver(from, to) || chance.unit(r * 100L + i, 0xD409) < MISSING_SHARE;
                if (!road.main && inCity && unwanted && degree[from] > 3 && degree[to] > 3) {
                    road.present.clear(i);
                    degree[from]--;
                    degree[to]--;
                }
            }
        }
    }

    private boolean crossesRiver(int from, int to) {
        return (u(from) < riverAt(v(from))) != (u(to) < riverAt(v(to)));
    }

    private static double riverAt(double v) {
        return -1500 + 500 * Math.sin(v / 2500);
    }
}
