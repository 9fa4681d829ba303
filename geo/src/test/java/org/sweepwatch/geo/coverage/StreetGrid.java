package org.sweepwatch.geo.coverage;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.Drawing;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;

/**
 * Streets on a square lattice of 12 by 12 blocks, each a divided road whose carriageways are 14 m apart, and 312 routes
 * along them: every carriageway is a route of its own over two blocks, so that a vehicle can also turn off half-way.
 */
final class StreetGrid {
    static final int BLOCKS = 12;
    static final double BLOCK_M = 310.0;
    static final double CARRIAGEWAYS_M = 14.0;
    static final int[] EAST = {0, 1, 0, -1};
    static final int[] NORTH = {1, 0, -1, 0};

    private static final int BLOCKS_PER_ROUTE = 2;
    private static final double HALF_M = BLOCKS * BLOCK_M / 2;

    final List<Route> routes = new ArrayList<>();

    StreetGrid() {
        for (int direction = 0; direction < 4; direction++) {
            for (int street = 0; street <= BLOCKS; street++) {
                for (int part = 0; part < BLOCKS / BLOCKS_PER_ROUTE; part++) {
                    double fromM = part * BLOCKS_PER_ROUTE * BLOCK_M;
                    Coordinate a = at(direction, street, fromM);
                    Coordinate b = at(direction, street, fromM + BLOCKS_PER_ROUTE * BLOCK_M);
                    int id = routes.size() + 1;
                    routes.add(new Route(
                            id,
                            "R" + id,
                            "route " + id,
                            "天元",
                            8,
                            2,
                            Side.RIGHT,
                            true,
                            1,
                            Drawing.FACTORY.createLineString(new Coordinate[] {a, b})));
                }
            }
        }
    }

    /** Metres east of the middle, of a place on the carriageway of a direction (0 north, 1 east, ...). */
    static double eastM(int direction, int street, double drivenM) {
        double across = street * BLOCK_M - HALF_M;
        // Driven on the right: east of the middle when northbound.
        return EAST[direction] == 0
                ? across + NORTH[direction] * CARRIAGEWAYS_M / 2
                : EAST[direction] * (drivenM - HALF_M);
    }

    static double northM(int direction, int street, double drivenM) {
        double across = street * BLOCK_M - HALF_M;
        return NORTH[direction] == 0
                ? across - EAST[direction] * CARRIAGEWAYS_M / 2
                : NORTH[direction] * (drivenM - HALF_M);
    }

    private static Coordinate at(int direction, int street, double drivenM) {
        return Drawing.at(eastM(direction, street, drivenM), northM(direction, street, drivenM));
    }

    /** The route over a block: blocks are counted in driving direction. */
    static int routeId(int direction, int street, int block) {
        int parts = BLOCKS / BLOCKS_PER_ROUTE;
        return (direction * (BLOCKS + 1) + street) * parts + block / BLOCKS_PER_ROUTE + 1;
    }

    /** Metres along that route at the start of the block. */
    static double routeAlongM(int block) {
        return block % BLOCKS_PER_ROUTE * BLOCK_M;
    }
}
