package org.sweepwatch.supervise.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.RecentPointsQuery;
import org.sweepwatch.supervise.layer.LayerShift.Found;
import org.sweepwatch.supervise.layer.LayerShift.Home;

/**
 * Refuses a layer that seems to be drawn in another coordinate system (坐标系) than it is said to be. It is laid beside the
 * first of these of which enough is stored:
 *
 * <ol>
 * <li>the features of the same codes;
 * <li>routes: where vehicles worked in the last weeks; depots: where they parked;
 * <li>routes and grids: the districts that they are said to be of; districts: the routes and grids that are said to be
 * of them.
 * </ol>
 */
final class SystemCheck {
    static final String NO_GEOMETRY = "null";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How far back vehicles are looked at. */
    private static final Duration LOOK_BACK = Duration.ofDays(21);

    private static final int PLACES_PER_VEHICLE = 25;
    private static final String DISTRICT = "district";

    private final LayerKind kind;
    private final Crs crs;
    private final List<Drawn> drawn;

    /** A feature that has a geometry. */
    private record Drawn(String code, JsonNode properties, Geometry geometry) {
        static List<Drawn> of(List<LayerFeature> features) {
            return features.stream()
                    .filter(feature -> !feature.geometry().equals(NO_GEOMETRY))
                    .map(feature -> new Drawn(
                            feature.name(), json(feature.properties()), SystemCheck.geometry(feature.geometry())))
                    .toList();
        }

        String text(String name) {
            return properties.path(name).asText("");
        }
    }

    SystemCheck(LayerKind kind, Crs crs, List<LayerFeature> features) {
        this.kind = kind;
        this.crs = crs;
        this.drawn = Drawn.of(features);
    }

    /**
     * Lays the layer beside what is stored.
     *
     * @return whether there was enough to tell by
     * @throws RefusedFileException when the layer seems to be drawn in another coordinate system
     */
    boolean besideAll(LayerStore store, RecentPointsQuery points, LocalDate day, Instant now) {
        return drawn.isEmpty()
                || besideSameCodes(store.list(kind, day))
                || besideVehicles(points, now)
                || besideDistricts(store, day);
    }

    /** The same beside features that are in force and have the same codes. */
    boolean besideSameCodes(List<LayerFeature> inForce) {
        Map<String, Geometry> known =
                Drawn.of(inForce).stream().collect(Collectors.toMap(Drawn::code, Drawn::geometry));
        List<LayerShift.Pair> pairs = drawn.stream()
                .filter(one -> known.containsKey(one.code()))
                .map(one -> new LayerShift.Pair(one.geometry(), known.get(one.code())))
                .toList();
        return !pairs.isEmpty() && told(shift().beside(pairs), "what is stored under the same codes");
    }

    private boolean besideVehicles(RecentPointsQuery points, Instant now) {
        return switch (kind) {
            case ROUTE ->
                told(
                        shift().besidePlaces(
                                        drawn.stream().map(Drawn::geometry).toList(),
                                        points.atWorkingSpeed(now.minus(LOOK_BACK), now, PLACES_PER_VEHICLE)),
                        "where vehicles worked in the last weeks");
            case FENCE -> {
                List<Geometry> depots = drawn.stream()
                        .filter(one -> one.text("kind").equals(FenceKind.DEPOT.layerName()))
                        .map(Drawn::geometry)
                        .toList();
                yield !depots.isEmpty()
                        && told(
                                shift().besidePlaces(
                                                depots, points.parked(now.minus(LOOK_BACK), now, PLACES_PER_VEHICLE)),
                                "where vehicles parked in the last weeks");
            }
            case GRID, DISTRICT -> false;
        };
    }

    private boolean besideDistricts(LayerStore store, LocalDate day) {
        return switch (kind) {
            case ROUTE, GRID ->
                told(
                        shift().inside(homes(drawn, Drawn.of(store.list(LayerKind.DISTRICT, day)), false)),
                        "the districts that they are of");
            case DISTRICT -> {
                List<Drawn> parts = new ArrayList<>(Drawn.of(store.list(LayerKind.ROUTE, day)));
                parts.addAll(Drawn.of(store.list(LayerKind.GRID, day)));
                yield told(shift().inside(homes(parts, drawn, true)), "the routes and grids that are of them");
            }
            case FENCE -> false;
        };
    }

    private static List<Home> homes(List<Drawn> parts, List<Drawn> districts, boolean districtsImported) {
        Map<String, Drawn> named = new HashMap<>();
        for (Drawn district : districts) {
            named.put(district.code(), district);
            named.put(district.text("name"), district);
        }
        return parts.stream()
                .filter(part -> named.containsKey(part.text(DISTRICT)))
                .map(part -> new Home(
                        LayerShift.vertices(part.geometry()),
                        named.get(part.text(DISTRICT)).geometry(),
                        districtsImported))
                .toList();
    }

    private LayerShift shift() {
        return new LayerShift(crs, drawn.get(0).geometry().getCoordinate().y);
    }

    private static boolean told(Found found, String beside) {
        if (found.better() != null) {
            throw new RefusedFileException(List.of(found.better().problem(beside)));
        }
        return found.told();
    }

    private static Geometry geometry(String geoJson) {
        try {
            return new GeoJsonReader().read(geoJson);
        } catch (ParseException e) {
            throw new IllegalArgumentException("stored geometry cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode json(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stored properties cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
