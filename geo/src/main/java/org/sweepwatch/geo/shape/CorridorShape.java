package org.sweepwatch.geo.shape;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Corridor (路线走廊): everything within half a width of a line. The edge belongs to it; its ends are round. */
public final class CorridorShape implements Shape {
    private final Geometry line;
    private final double widthM;
    private final List<Capsule> capsules;

    /** A LineString or MultiLineString in degrees and the full width in metres, above 0. */
    public CorridorShape(Geometry line, double widthM) {
        if (!(widthM > 0)) {
            throw new IllegalArgumentException("width of a corridor: " + widthM + " m (expected: above 0)");
        }
        this.line = line.copy();
        this.widthM = widthM;
        List<Capsule> pieces = new ArrayList<>();
        for (int i = 0; i < line.getNumGeometries(); i++) {
            Coordinate[] points = line.getGeometryN(i).getCoordinates();
            for (int p = 1; p < points.length; p++) {
                Coordinate a = points[p - 1];
                Coordinate b = points[p];
                pieces.add(new Capsule(a.y, a.x, b.y, b.x, widthM / 2.0));
            }
        }
        this.capsules = List.copyOf(pieces);
    }

    public double widthM() {
        return widthM;
    }

    @Override
    public List<Capsule> parts() {
        return capsules;
    }

    @Override
    public double depthM(double lat, double lon) {
        double nearestM = Double.POSITIVE_INFINITY;
        for (int i = 0; i < capsules.size(); i++) {
            nearestM = Math.min(nearestM, capsules.get(i).distanceM(lat, lon));
        }
        return widthM / 2.0 - nearestM;
    }

    @Override
    public Geometry geometry() {
        return line.copy();
    }
}
