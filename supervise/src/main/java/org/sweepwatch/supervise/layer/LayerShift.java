package org.sweepwatch.supervise.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.sweepwatch.geo.crs.CoordinateConversion;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.store.query.RecentPointsQuery.Place;

/**
 * Tells when a layer was drawn in another coordinate system than it is said to be, by its shift: at Zhuzhou GCJ-02 lies
 * 671 m from WGS-84 and BD-09 1,252 m. The layer is laid beside what is stored, as it is said to be and as each other
 * system would have it; when another fits markedly better, it is that one. What is stored is in WGS-84.
 */
final class LayerShift {
    /** Nearer than this the layer fits as it is said to be; less than any shift inside China, metres. */
    static final double FITS_M = 100;
    /** Another system must fit so many times better. */
    private static final double MARKEDLY = 3;

    private static final int LEAST_SAMPLES = 3;
    private static final int LEAST_PLACES = 50;
    /** Of places that one of the two systems lays outside of their area. */
    private static final int LEAST_OUTSIDE = 20;

    private static final int VERTICES_PER_FEATURE = 12;
    private static final List<Crs> SYSTEMS = List.of(Crs.WGS84, Crs.GCJ02, Crs.BD09);
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Crs said;
    private final double metresPerDegreeLon;

    /**
     * @param said what the layer is said to be drawn in
     * @param latitude of any place in the city, degrees: the whole city is laid on one plane
     */
    LayerShift(Crs said, double latitude) {
        this.metresPerDegreeLon = LocalMetric.metresPerDegreeLon(latitude);
        this.said = said == Crs.CGCS2000 ? Crs.WGS84 : said;
    }

    /** A feature as it would be stored, beside the one of the same code that is stored; both in WGS-84. */
    record Pair(Geometry imported, Geometry stored) {}

    /** A system that fits markedly better than the one that the layer is said to be in. */
    record Better(Crs system, double saidM, double betterM) {
        /** One line: what, why and the remedy. */
        String problem(String beside) {
            String name = system.name().toLowerCase(Locale.ROOT);
            return "file: the layer lies " + Math.round(saidM) + " m (median) from " + beside + ", but only "
                    + Math.round(betterM) + " m when it is taken as drawn in " + name + "; import it with --crs " + name
                    + " (in the API \"crs\": \"" + name + "\"), or with --force when it is right as it is";
        }
    }

    /**
     * Places and the area in which they lie when both are drawn right; one of the two is what is imported.
     *
     * @param places in WGS-84, degrees
     * @param area polygons in WGS-84
     * @param areaImported whether the area is what is imported, else the places are
     */
    record Home(List<Coordinate> places, Geometry area, boolean areaImported) {}

    /**
     * What was found.
     *
     * @param told whether there was enough to tell by
     * @param better null when the layer fits as it is said to be
     */
    record Found(boolean told, Better better) {}

    /** Compares features with those of the same codes. */
    Found beside(List<Pair> pairs) {
        return found(LEAST_SAMPLES, system -> {
            List<Double> distances = new ArrayList<>();
            for (Pair pair : pairs) {
                IndexedFacetDistance stored = new IndexedFacetDistance(metres(pair.stored()));
                for (Coordinate vertex : vertices(taken(pair.imported(), system))) {
                    distances.add(stored.distance(GEOMETRY.createPoint(vertex)));
                }
            }
            return distances;
        });
    }

    /** Compares lines or areas with places where vehicles were. */
    Found besidePlaces(List<Geometry> features, List<Place> places) {
        return found(LEAST_PLACES, system -> {
            List<Geometry> taken =
                    features.stream().map(feature -> taken(feature, system)).toList();
            IndexedFacetDistance edges = new IndexedFacetDistance(GEOMETRY.buildGeometry(taken));
            return places.stream()
                    .map(place -> metres(GEOMETRY.createPoint(new Coordinate(place.longitude(), place.latitude()))))
                    .map(point ->
                            taken.stream().anyMatch(feature -> feature.getDimension() == 2 && feature.contains(point))
                                    ? 0
                                    : edges.distance(point))
                    .toList();
        });
    }

    /** Compares places with the areas that they are said to lie in. */
    Found inside(List<Home> homes) {
        return found(LEAST_OUTSIDE, system -> {
            List<Double> distances = new ArrayList<>();
            for (Home home : homes) {
                Geometry places =
                        GEOMETRY.createMultiPointFromCoords(home.places().toArray(Coordinate[]::new));
                Geometry area = home.areaImported() ? taken(home.area(), system) : metres(home.area());
                Geometry laid = home.areaImported() ? metres(places) : taken(places, system);
                for (int i = 0; i < laid.getNumGeometries(); i++) {
                    distances.add(area.distance(laid.getGeometryN(i)));
                }
            }
            return distances;
        });
    }

    /** Distances of the same samples in the same order, metres, when the layer is taken as drawn in a system. */
    private interface Distances {
        List<Double> of(Crs system);
    }

    private Found found(int leastSamples, Distances distances) {
        List<Double> asSaid = distances.of(said);
        boolean told = false;
        Better best = null;
        for (Crs system : SYSTEMS) {
            if (system == said) {
                continue;
            }
            List<Double> asOther = distances.of(system);
            // What lies inside an area either way tells nothing of the two.
            int[] telling = IntStream.range(0, asSaid.size())
                    .filter(i -> asSaid.get(i) > 0 || asOther.get(i) > 0)
                    .toArray();
            if (telling.length < leastSamples) {
                continue;
            }
            told = true;
            double saidM = median(asSaid, telling);
            double otherM = median(asOther, telling);
            boolean markedly = saidM >= FITS_M && otherM * MARKEDLY < saidM;
            if (markedly && (best == null || otherM < best.betterM())) {
                best = new Better(system, saidM, otherM);
            }
        }
        return new Found(told, best);
    }

    private static double median(List<Double> values, int[] of) {
        return IntStream.of(of)
                .mapToDouble(values::get)
                .sorted()
                .skip(of.length / 2)
                .findFirst()
                .orElse(0);
    }

    /** In metres, as if it had been drawn in {@code system}. */
    private Geometry taken(Geometry imported, Crs system) {
        return metres(transformed(imported, c -> {
            Coordinate drawn = CoordinateConversion.fromWgs84(said, c.y, c.x);
            return CoordinateConversion.toWgs84(system, drawn.y, drawn.x);
        }));
    }

    private Geometry metres(Geometry degrees) {
        return transformed(degrees, c -> new Coordinate(c.x * metresPerDegreeLon, c.y * LocalMetric.METRES_PER_DEGREE));
    }

    private interface Move {
        Coordinate of(Coordinate from);
    }

    private static Geometry transformed(Geometry geometry, Move move) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence coordinates, Geometry parent) {
                return factory.getCoordinateSequenceFactory()
                        .create(Stream.of(coordinates.toCoordinateArray())
                                .map(move::of)
                                .toArray(Coordinate[]::new));
            }
        }.transform(geometry);
    }

    /** Some of its vertices, at most twice a dozen. */
    static List<Coordinate> vertices(Geometry geometry) {
        Coordinate[] all = geometry.getCoordinates();
        int step = Math.max(1, all.length / VERTICES_PER_FEATURE);
        List<Coordinate> some = new ArrayList<>();
        for (int i = 0; i < all.length; i += step) {
            some.add(all[i]);
        }
        return some;
    }
}
