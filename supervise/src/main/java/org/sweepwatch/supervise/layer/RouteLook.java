package org.sweepwatch.supervise.layer;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.route.Route;

/** What about a route is allowed and looks like a mistake: it crosses itself, or a piece is shorter than the noise. */
final class RouteLook {
    /** What a receiver on a vehicle scatters by, metres: whether a shorter piece was driven cannot be told. */
    static final double NOISE_M = 10;

    private RouteLook() {}

    /** One line for each thing. */
    static List<String> at(Route route) {
        List<String> warnings = new ArrayList<>();
        String name = "route " + route.code() + (route.name().equals(route.code()) ? "" : " " + route.name());
        for (int i = 0; i < route.line().getNumGeometries(); i++) {
            Geometry piece = route.line().getGeometryN(i);
            double lengthM = lengthM(piece.getCoordinates());
            if (lengthM < NOISE_M) {
                warnings.add("%s: %s %.1f m long, shorter than the noise of positions (%.0f m); join it with another"
                        .formatted(
                                name,
                                i == 0 && route.line().getNumGeometries() == 1 ? "is" : "has a piece",
                                lengthM,
                                NOISE_M));
            }
        }
        if (!route.line().isSimple()) {
            warnings.add(name + ": crosses itself; that is allowed, each part counts in its own direction");
        }
        return warnings;
    }

    private static double lengthM(Coordinate[] points) {
        double lengthM = 0;
        for (int i = 1; i < points.length; i++) {
            lengthM += LocalMetric.haversineM(points[i - 1].y, points[i - 1].x, points[i].y, points[i].x);
        }
        return lengthM;
    }
}
