package org.sweepwatch.supervise.layer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * system would have it; when another fits markedly better, it is that one.
 */
final class LayerShift {
    /** Nearer than this the layer fits as it is said to be; less than any shift inside China, metres. */
    static final double FITS_M = 100;
    /** Another system must fit so many times better. */
    private static final double MARKEDLY = 3;

    private static final int LEAST_SAMPLES = 3;
    private static final int LEAST_PLACES = 50;
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
            return "file: the layer lies " + Math.round(saidM) + " m (median) from " + beside + ", but only "
                    + Math.round(betterM) + " m when it is taken as drawn in "
                    + system.name().toLowerCase(Locale.ROOT) + "; import it with --crs "
                    + system.name().toLowerCase(Locale.ROOT) + ", or with --force when it is right as it is";
        }
    }

    /** Compares features with those of the same codes. */
    Optional<Better> beside(List<Pair> pairs) {
        return better(LEAST_SAMPLES, system -> {
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

    /** Compares routes with places where vehicles drove at working speed. */
    Optional<Better> beside(List<Geometry> routes, List<Place> places) {
        return better(LEAST_PLACES, system -> {
            Geometry all = GEOMETRY.buildGeometry(
                    routes.stream().map(route -> taken(route, system)).toList());
            IndexedFacetDistance index = new IndexedFacetDistance(all);
            return places.stream()
                    .map(place -> index.distance(
                            metres(GEOMETRY.createPoint(new Coordinate(place.longitude(), place.latitude())))))
                    .toList();
        });
    }

    private interface Distances {
        List<Double> of(Crs system);
    }

    private Optional<Better> better(int leastSamples, Distances distances) {
        List<Double> asSaid = distances.of(said);
        if (asSaid.size() < leastSamples || median(asSaid) < FITS_M) {
            return Optional.empty();
        }
        Map<Crs, Double> medians = new EnumMap<>(Crs.class);
        SYSTEMS.forEach(system -> medians.put(system, median(distances.of(system))));
        Map.Entry<Crs, Double> best =
                medians.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        double saidM = median(asSaid);
        return best.getValue() * MARKEDLY < saidM
                ? Optional.of(new Better(best.getKey(), saidM, best.getValue()))
                : Optional.empty();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    /** In metres, as if it had been drawn in {@code system}. */
    private Geometry taken(Geometry imported, Crs system) {
        return metres(transformed(imported, c -> {
            Coordinate drawn = CoordinateConversion.fromWgs84(said, c.y, c.x);
            return CoordinateConversion.toWgs84(system, drawn.y, drawn.x);
        }));
    }

    private Geometry metres(Geometry degrees) {
        return transformed(
                degrees,
                c -> new Coordinate(c.x * metresPerDegreeLon, c.y * LocalMetric.METRES_PER_DEGREE));
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

    private static List<Coordinate> vertices(Geometry geometry) {
        Coordinate[] all = geometry.getCoordinates();
        int step = Math.max(1, all.length / VERTICES_PER_FEATURE);
        List<Coordinate> some = new ArrayList<>();
        for (int i = 0; i < all.length; i += step) {
            some.add(all[i]);
        }
        return some;
    }
}
