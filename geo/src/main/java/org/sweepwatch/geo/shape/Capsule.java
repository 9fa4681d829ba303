package org.sweepwatch.geo.shape;

import org.locationtech.jts.geom.Envelope;
import org.sweepwatch.geo.crs.LocalMetric;

/**
 * All points within a distance of a straight piece of line; the edge belongs to it. Corridors are unions of capsules, and
 * an index of routes uses them for its reach. Convex in the plane of the piece, so a box lies inside when its corners do.
 */
public final class Capsule implements ShapePart {
    private static final double KY = LocalMetric.METRES_PER_DEGREE;
    /** A degree of longitude is taken as at least this long, so that boxes near a pole stay finite. */
    private static final double MIN_METRES_PER_DEGREE_LON = 1_000.0;

    private final double latA;
    private final double lonA;
    private final double kx;
    private final double eastM;
    private final double northM;
    private final double inverseLength2;
    private final double reachM;
    private final double reach2;

    public Capsule(double latA, double lonA, double latB, double lonB, double reachM) {
        this.latA = latA;
        this.lonA = lonA;
        this.kx = LocalMetric.metresPerDegreeLon((latA + latB) / 2.0);
        this.eastM = (lonB - lonA) * kx;
        this.northM = (latB - latA) * KY;
        double length2 = eastM * eastM + northM * northM;
        this.inverseLength2 = length2 > 0 ? 1.0 / length2 : 0.0;
        this.reachM = reachM;
        this.reach2 = reachM * reachM;
    }

    @Override
    public boolean contains(double lat, double lon) {
        return distance2(lat, lon) <= reach2;
    }

    /** Metres to the piece of line, 0 on it. */
    public double distanceM(double lat, double lon) {
        return Math.sqrt(distance2(lat, lon));
    }

    private double distance2(double lat, double lon) {
        double east = (lon - lonA) * kx;
        double north = (lat - latA) * KY;
        double along = Math.min(1.0, Math.max(0.0, (east * eastM + north * northM) * inverseLength2));
        double offEast = east - along * eastM;
        double offNorth = north - along * northM;
        return offEast * offEast + offNorth * offNorth;
    }

    @Override
    public Envelope envelope() {
        double lonB = lonA + (kx > 0 ? eastM / kx : 0.0);
        return grown(new Envelope(lonA, lonB, latA, latA + northM / KY), reachM);
    }

    @Override
    public Cover.Test coverTest() {
        return (minLon, minLat, maxLon, maxLat) -> {
            if (nearestM(minLon, minLat, maxLon, maxLat) > reachM) {
                return Cover.OUTSIDE;
            }
            return farthestM(minLon, minLat, maxLon, maxLat) <= reachM ? Cover.INSIDE : Cover.BOUNDARY;
        };
    }

    /** Metres from the piece of line to the nearest point of a box, 0 when they meet. */
    public double nearestM(double minLon, double minLat, double maxLon, double maxLat) {
        double west = (minLon - lonA) * kx;
        double east = (maxLon - lonA) * kx;
        double south = (minLat - latA) * KY;
        double north = (maxLat - latA) * KY;
        double start2 = boxDistance2(0, 0, west, south, east, north);
        double end2 = boxDistance2(eastM, northM, west, south, east, north);
        if (start2 == 0 || end2 == 0 || crosses(west, south, east, north)) {
            return 0.0;
        }
        // Apart: the nearest two points are a corner and a point of the piece, or an end and a point of the box.
        double south2 = Math.min(distance2(minLat, minLon), distance2(minLat, maxLon));
        double north2 = Math.min(distance2(maxLat, minLon), distance2(maxLat, maxLon));
        return Math.sqrt(Math.min(Math.min(start2, end2), Math.min(south2, north2)));
    }

    private static double boxDistance2(double x, double y, double west, double south, double east, double north) {
        double offEast = Math.max(0.0, Math.max(west - x, x - east));
        double offNorth = Math.max(0.0, Math.max(south - y, y - north));
        return offEast * offEast + offNorth * offNorth;
    }

    /** Whether the piece, with both ends outside, goes through the box: no axis and not its own line parts them. */
    private boolean crosses(double west, double south, double east, double north) {
        if (Math.max(0, eastM) < west || Math.min(0, eastM) > east) {
            return false;
        }
        if (Math.max(0, northM) < south || Math.min(0, northM) > north) {
            return false;
        }
        double southWest = eastM * south - northM * west;
        double southEast = eastM * south - northM * east;
        double northWest = eastM * north - northM * west;
        double northEast = eastM * north - northM * east;
        boolean left = southWest > 0 && southEast > 0 && northWest > 0 && northEast > 0;
        boolean right = southWest < 0 && southEast < 0 && northWest < 0 && northEast < 0;
        return !left && !right;
    }

    /** Metres from the piece of line to the farthest point of a box, which is a corner. */
    public double farthestM(double minLon, double minLat, double maxLon, double maxLat) {
        double south = Math.max(distance2(minLat, minLon), distance2(minLat, maxLon));
        double north = Math.max(distance2(maxLat, minLon), distance2(maxLat, maxLon));
        return Math.sqrt(Math.max(south, north));
    }

    /** A box in degrees made larger by metres on every side, a little more rather than less. */
    static Envelope grown(Envelope box, double metres) {
        double farLat = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + metres / KY;
        double perDegreeLon = Math.max(MIN_METRES_PER_DEGREE_LON, LocalMetric.metresPerDegreeLon(farLat));
        Envelope grown = new Envelope(box);
        grown.expandBy(1.001 * metres / perDegreeLon, 1.001 * metres / KY);
        return grown;
    }
}
