package org.sweepwatch.geo.shape;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sweepwatch.geo.crs.LocalMetric;

/** Circle (圆形区域): a centre and a radius. The edge belongs to it. */
public final class CircleShape implements Shape, ShapePart {
    private static final double KY = LocalMetric.METRES_PER_DEGREE;

    private final double lat;
    private final double lon;
    private final double radiusM;
    private final double kx;
    private final double radius2;

    /** Centre in degrees, radius in metres, above 0. */
    public CircleShape(double lat, double lon, double radiusM) {
        if (!(radiusM > 0)) {
            throw new IllegalArgumentException("radius of a circle: " + radiusM + " m (expected: above 0)");
        }
        this.lat = lat;
        this.lon = lon;
        this.radiusM = radiusM;
        this.kx = LocalMetric.metresPerDegreeLon(lat);
        this.radius2 = radiusM * radiusM;
    }

    public double lat() {
        return lat;
    }

    public double lon() {
        return lon;
    }

    public double radiusM() {
        return radiusM;
    }

    @Override
    public boolean contains(double pointLat, double pointLon) {
        return distance2(pointLat, pointLon) <= radius2;
    }

    @Override
    public double depthM(double pointLat, double pointLon) {
        return radiusM - Math.sqrt(distance2(pointLat, pointLon));
    }

    @Override
    public List<CircleShape> parts() {
        return List.of(this);
    }

    @Override
    public Geometry geometry() {
        return new GeometryFactory().createPoint(new Coordinate(lon, lat));
    }

    @Override
    public Envelope envelope() {
        return Capsule.grown(new Envelope(lon, lon, lat, lat), radiusM);
    }

    @Override
    public Cover.Test coverTest() {
        return (minLon, minLat, maxLon, maxLat) -> {
            double nearLon = Math.min(Math.max(lon, minLon), maxLon);
            double nearLat = Math.min(Math.max(lat, minLat), maxLat);
            if (!contains(nearLat, nearLon)) {
                return Cover.OUTSIDE;
            }
            boolean inside = contains(minLat, minLon)
                    && contains(minLat, maxLon)
                    && contains(maxLat, minLon)
                    && contains(maxLat, maxLon);
            return inside ? Cover.INSIDE : Cover.BOUNDARY;
        };
    }

    private double distance2(double pointLat, double pointLon) {
        double eastM = (pointLon - lon) * kx;
        double northM = (pointLat - lat) * KY;
        return eastM * eastM + northM * northM;
    }
}
