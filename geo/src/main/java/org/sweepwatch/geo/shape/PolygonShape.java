package org.sweepwatch.geo.shape;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sweepwatch.geo.crs.LocalMetric;

/**
 * Polygon (多边形区域) with holes, or several polygons: a point is in it when a ray to the east crosses an odd number of
 * edges. Western and southern edges belong to it, eastern and northern ones do not.
 *
 * <p>The edges are filed by strips of latitude, so a test looks only at those that a ray can meet: about 4 for a grid of
 * 50 vertices, and about as few for a coastline of 10,000. Every edge runs from south to north in memory, whichever way
 * its ring went; two neighbours with a common edge so come to opposite answers on it to the last bit.
 */
public final class PolygonShape implements Shape, ShapePart {
    private static final int STRIDE = 4;
    /** Entries in all strips together, per edge; fewer strips are made until it fits. */
    private static final int MAX_ENTRIES_PER_EDGE = 8;

    private final Geometry geometry;
    private final double minLat;
    private final double maxLat;
    private final double minLon;
    private final double maxLon;
    /** lon, lat of the southern end, lon, lat of the northern end of each edge. */
    private final double[] edges;

    private final double stripsPerDegree;
    private final int[] stripStart;
    private final int[] stripEdges;

    /** A valid Polygon or MultiPolygon in degrees. */
    public PolygonShape(Geometry polygon) {
        if (polygon.isEmpty() || polygon.getDimension() != 2) {
            throw new IllegalArgumentException("polygon expected, found: " + polygon.getGeometryType());
        }
        this.geometry = polygon.copy();
        Envelope box = polygon.getEnvelopeInternal();
        this.minLat = box.getMinY();
        this.maxLat = box.getMaxY();
        this.minLon = box.getMinX();
        this.maxLon = box.getMaxX();
        this.edges = edgesOf(polygon);
        int strips = Math.max(1, edges.length / STRIDE / 2);
        while (strips > 1 && entries(strips) > (long) MAX_ENTRIES_PER_EDGE * (edges.length / STRIDE)) {
            strips /= 2;
        }
        this.stripsPerDegree = stripsPerDegree(strips);
        this.stripStart = new int[strips + 1];
        this.stripEdges = fileEdges(strips);
    }

    /** A box between two parallels and two meridians (矩形区域). */
    public static PolygonShape rectangle(double southLat, double westLon, double northLat, double eastLon) {
        if (!(southLat < northLat && westLon < eastLon)) {
            throw new IllegalArgumentException("rectangle: south " + southLat + " must be below north " + northLat
                    + ", west " + westLon + " below east " + eastLon);
        }
        return new PolygonShape(new GeometryFactory().toGeometry(new Envelope(westLon, eastLon, southLat, northLat)));
    }

    @Override
    public boolean contains(double lat, double lon) {
        if (!(lat >= minLat && lat <= maxLat && lon >= minLon && lon <= maxLon)) {
            return false;
        }
        int strip = strip(lat);
        boolean inside = false;
        for (int i = stripStart[strip], end = stripStart[strip + 1]; i < end; i++) {
            int e = stripEdges[i];
            double southLat = edges[e + 1];
            double northLat = edges[e + 3];
            if (southLat <= lat && lat < northLat) {
                double southLon = edges[e];
                // Above 0: the point lies west of the edge, so a ray to the east crosses it.
                double side = (edges[e + 2] - southLon) * (lat - southLat) - (lon - southLon) * (northLat - southLat);
                inside ^= side > 0;
            }
        }
        return inside;
    }

    @Override
    public double depthM(double lat, double lon) {
        double kx = LocalMetric.metresPerDegreeLon(lat);
        double nearest2 = Double.POSITIVE_INFINITY;
        for (int e = 0; e < edges.length; e += STRIDE) {
            double east = (lon - edges[e]) * kx;
            double north = (lat - edges[e + 1]) * LocalMetric.METRES_PER_DEGREE;
            double edgeEast = (edges[e + 2] - edges[e]) * kx;
            double edgeNorth = (edges[e + 3] - edges[e + 1]) * LocalMetric.METRES_PER_DEGREE;
            double length2 = edgeEast * edgeEast + edgeNorth * edgeNorth;
            double along = length2 > 0 ? (east * edgeEast + north * edgeNorth) / length2 : 0.0;
            along = Math.min(1.0, Math.max(0.0, along));
            double offEast = east - along * edgeEast;
            double offNorth = north - along * edgeNorth;
            nearest2 = Math.min(nearest2, offEast * offEast + offNorth * offNorth);
        }
        double edgeM = Math.sqrt(nearest2);
        return contains(lat, lon) ? edgeM : -edgeM;
    }

    @Override
    public List<PolygonShape> parts() {
        return List.of(this);
    }

    @Override
    public Geometry geometry() {
        return geometry.copy();
    }

    @Override
    public Envelope envelope() {
        return new Envelope(minLon, maxLon, minLat, maxLat);
    }

    @Override
    public Cover.Test coverTest() {
        return (west, south, east, north) -> {
            if (west > maxLon || east < minLon || south > maxLat || north < minLat) {
                return Cover.OUTSIDE;
            }
            if (anyEdgeMeets(west, south, east, north)) {
                return Cover.BOUNDARY;
            }
            // No edge in the box: all of it lies on the same side.
            return contains((south + north) / 2.0, (west + east) / 2.0) ? Cover.INSIDE : Cover.OUTSIDE;
        };
    }

    private boolean anyEdgeMeets(double west, double south, double east, double north) {
        int last = strip(Math.min(north, maxLat));
        for (int i = stripStart[strip(Math.max(south, minLat))]; i < stripStart[last + 1]; i++) {
            if (edgeMeets(stripEdges[i], west, south, east, north)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an edge and a box have a point in common: neither an axis nor the line of the edge parts them. */
    private boolean edgeMeets(int e, double west, double south, double east, double north) {
        double lon1 = edges[e];
        double lat1 = edges[e + 1];
        double lon2 = edges[e + 2];
        double lat2 = edges[e + 3];
        if (Math.min(lon1, lon2) > east || Math.max(lon1, lon2) < west || lat1 > north || lat2 < south) {
            return false;
        }
        double dLon = lon2 - lon1;
        double dLat = lat2 - lat1;
        double southWest = dLon * (south - lat1) - dLat * (west - lon1);
        double southEast = dLon * (south - lat1) - dLat * (east - lon1);
        double northWest = dLon * (north - lat1) - dLat * (west - lon1);
        double northEast = dLon * (north - lat1) - dLat * (east - lon1);
        boolean allLeft = southWest > 0 && southEast > 0 && northWest > 0 && northEast > 0;
        boolean allRight = southWest < 0 && southEast < 0 && northWest < 0 && northEast < 0;
        return !allLeft && !allRight;
    }

    private static double[] edgesOf(Geometry polygon) {
        int points = polygon.getNumPoints();
        double[] all = new double[points * STRIDE];
        int next = 0;
        Geometry boundary = polygon.getBoundary();
        for (int ring = 0; ring < boundary.getNumGeometries(); ring++) {
            Coordinate[] ringPoints = boundary.getGeometryN(ring).getCoordinates();
            for (int p = 1; p < ringPoints.length; p++) {
                boolean northward = ringPoints[p - 1].y <= ringPoints[p].y;
                Coordinate south = northward ? ringPoints[p - 1] : ringPoints[p];
                Coordinate north = northward ? ringPoints[p] : ringPoints[p - 1];
                all[next++] = south.x;
                all[next++] = south.y;
                all[next++] = north.x;
                all[next++] = north.y;
            }
        }
        return Arrays.copyOf(all, next);
    }

    private double stripsPerDegree(int strips) {
        return maxLat > minLat ? strips / (maxLat - minLat) : 0.0;
    }

    private int strip(double lat) {
        return Math.min((int) ((lat - minLat) * stripsPerDegree), stripStart.length - 2);
    }

    private long entries(int strips) {
        double perDegree = stripsPerDegree(strips);
        long entries = 0;
        for (int e = 0; e < edges.length; e += STRIDE) {
            entries += 1 + (int) ((edges[e + 3] - minLat) * perDegree) - (int) ((edges[e + 1] - minLat) * perDegree);
        }
        return entries;
    }

    /** Fills {@link #stripStart} and returns the edges strip by strip. */
    private int[] fileEdges(int strips) {
        for (int e = 0; e < edges.length; e += STRIDE) {
            for (int s = strip(edges[e + 1]), last = strip(edges[e + 3]); s <= last; s++) {
                stripStart[s + 1]++;
            }
        }
        for (int s = 0; s < strips; s++) {
            stripStart[s + 1] += stripStart[s];
        }
        int[] filed = new int[stripStart[strips]];
        int[] next = stripStart.clone();
        for (int e = 0; e < edges.length; e += STRIDE) {
            for (int s = strip(edges[e + 1]), last = strip(edges[e + 3]); s <= last; s++) {
                filed[next[s]++] = e;
            }
        }
        return filed;
    }
}
