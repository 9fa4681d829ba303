package org.sweepwatch.geo.cell;

import org.locationtech.jts.geom.Envelope;
import org.sweepwatch.geo.crs.LocalMetric;

/** The numbering of cells of one size: columns from 180 W eastward, rows from the south pole northward. */
record CellSize(double perDegreeLon, double perDegreeLat) {
    /** Cells are never smaller: a column so needs 21 bits and a row 20. */
    static final double MIN_CELL_M = 25.0;

    /** Boxes are taken this much larger, about 0.1 mm, so that rounding cannot lose a point on their border. */
    private static final double BORDER_DEG = 1e-9;
    /** Towards the poles columns are not made any wider in degrees than here. */
    private static final double MIN_COS = 0.05;

    private static final int COLUMN_BITS = 21;
    private static final int COLUMN_MASK = (1 << COLUMN_BITS) - 1;

    /** Cells of this length in metres, squares at the given latitude. */
    static CellSize of(double cellM, double refLat) {
        double cellLat = Math.max(MIN_CELL_M, cellM) / LocalMetric.METRES_PER_DEGREE;
        double cos = Math.max(MIN_COS, Math.cos(Math.toRadians(refLat)));
        return new CellSize(cos / cellLat, 1.0 / cellLat);
    }

    static int column(double lon, double perDegreeLon) {
        return (int) ((lon + 180.0) * perDegreeLon);
    }

    static int row(double lat, double perDegreeLat) {
        return (int) ((lat + 90.0) * perDegreeLat);
    }

    static long key(int column, int row) {
        return (long) row << COLUMN_BITS | column;
    }

    /** The box in degrees around a block of cells. */
    Envelope box(int firstColumn, int firstRow, int lastColumn, int lastRow) {
        return new Envelope(
                firstColumn / perDegreeLon - 180.0 - BORDER_DEG,
                (lastColumn + 1) / perDegreeLon - 180.0 + BORDER_DEG,
                firstRow / perDegreeLat - 90.0 - BORDER_DEG,
                (lastRow + 1) / perDegreeLat - 90.0 + BORDER_DEG);
    }

    static int columnOf(long key) {
        return (int) key & COLUMN_MASK;
    }

    static int rowOf(long key) {
        return (int) (key >>> COLUMN_BITS);
    }

    /** The first column that can hold a longitude; longitudes off the Earth go to its rim. */
    int columnOf(double lon) {
        return column(Math.min(180.0, Math.max(-180.0, lon)), perDegreeLon);
    }

    int rowOf(double lat) {
        return row(Math.min(90.0, Math.max(-90.0, lat)), perDegreeLat);
    }
}
