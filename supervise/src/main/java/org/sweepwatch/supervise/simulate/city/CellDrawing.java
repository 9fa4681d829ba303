package org.sweepwatch.supervise.simulate.city;

import java.util.ArrayList;
import java.util.List;

/** Divides the city into 103 grids of the main city (123 km2) and 49 of the suburbs (600 km2). */
final class CellDrawing {
    /** Half the side of the main city, metres: 11.1 km squared is 123 km2. */
    private static final double MAIN_HALF = 5550;
    /** Half the side of everything: 26.9 km squared is 724 km2. */
    private static final double ALL_HALF = 13_450;

    private final Warp warp;
    private final List<Cell> cells = new ArrayList<>();

    private CellDrawing(Warp warp) {
        this.warp = warp;
    }

    static List<Cell> cells(Warp warp) {
        CellDrawing work = new CellDrawing(warp);
        double rowHeight = 2 * MAIN_HALF / 10;
        for (int row = 0; row < 10; row++) {
            // Seven rows of ten and three of eleven: 103. The vertices of neighbours meet every 100.9 m.
            int columns = row % 3 == 2 ? 11 : 10;
            double from = -MAIN_HALF + row * rowHeight;
            work.row(-MAIN_HALF, MAIN_HALF, from, from + rowHeight, columns, 110 / columns, true);
        }
        double depth = (ALL_HALF - MAIN_HALF) / 2;
        for (int row = 0; row < 2; row++) {
            double north = MAIN_HALF + row * depth;
            work.row(-ALL_HALF, ALL_HALF, north, north + depth, 7, 14, false);
            work.row(-ALL_HALF, ALL_HALF, -north - depth, -north, 7, 14, false);
        }
        for (int row = 0; row < 5; row++) {
            double from = -MAIN_HALF + row * 2 * MAIN_HALF / 5;
            work.row(-ALL_HALF, -MAIN_HALF, from, from + 2 * MAIN_HALF / 5, 2, 14, false);
        }
        for (int row = 0; row < 11; row++) {
            double from = -MAIN_HALF + row * 2 * MAIN_HALF / 11;
            work.row(MAIN_HALF, ALL_HALF, from, from + 2 * MAIN_HALF / 11, 1, 28, false);
        }
        return List.copyOf(work.cells);
    }

    private void row(double west, double east, double south, double north, int columns, int parts, boolean mainCity) {
        double width = (east - west) / columns;
        for (int column = 0; column < columns; column++) {
            double u1 = west + column * width;
            double u2 = u1 + width;
            Path ring = Path.join(List.of(
                    warp.line(u1, south, u2, south, parts),
                    warp.line(u2, south, u2, north, parts),
                    warp.line(u2, north, u1, north, parts),
                    warp.line(u1, north, u1, south, parts)));
            District district = District.at((u1 + u2) / 2, (south + north) / 2);
            int number = cells.size() + 1;
            String name = district.chinese() + "%03d网格".formatted(number);
            cells.add(new Cell(number, name, district, mainCity, ring));
        }
    }
}
