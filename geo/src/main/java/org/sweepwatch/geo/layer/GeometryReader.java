package org.sweepwatch.geo.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.sweepwatch.geo.crs.CoordinateConversion;
import org.sweepwatch.geo.crs.Crs;

/** One GeoJSON geometry to JTS in WGS-84, rounded to 1 cm and checked. For one feature. */
final class GeometryReader {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double ROUNDING = 1e7;

    private final Crs crs;
    private int points;

    GeometryReader(Crs crs) {
        this.crs = crs;
    }

    /** The geometry: Point, LineString, MultiLineString, Polygon or MultiPolygon, valid and not empty. */
    Geometry read(JsonNode geometry) throws LayerFault {
        JsonNode coordinates = geometry.path("coordinates");
        String type = geometry.path("type").asText("");
        return switch (type) {
            case "Point" -> FACTORY.createPoint(coordinate(coordinates));
            case "LineString" -> line(coordinates);
            case "MultiLineString" -> FACTORY.createMultiLineString(lines(coordinates));
            case "Polygon" -> valid(polygon(coordinates));
            case "MultiPolygon" -> valid(FACTORY.createMultiPolygon(polygons(coordinates)));
            case "" -> throw new LayerFault("has no geometry", "draw it or take the feature out");
            default ->
                throw new LayerFault(
                        "geometry is a " + type, "use Point, LineString, MultiLineString, Polygon or MultiPolygon");
        };
    }

    private LineString[] lines(JsonNode coordinates) throws LayerFault {
        List<LineString> lines = new ArrayList<>();
        for (JsonNode line : elements(coordinates)) {
            lines.add(line(line));
        }
        return lines.toArray(new LineString[0]);
    }

    private LineString line(JsonNode coordinates) throws LayerFault {
        Coordinate[] line = coordinates(coordinates);
        if (line.length < 2) {
            throw new LayerFault("line has too few points: " + line.length, "a line needs at least 2");
        }
        LineString read = FACTORY.createLineString(line);
        if (read.getLength() == 0) {
            throw new LayerFault("all points of a line are the same", "draw it again");
        }
        return read;
    }

    private Polygon[] polygons(JsonNode coordinates) throws LayerFault {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : elements(coordinates)) {
            polygons.add(polygon(polygon));
        }
        return polygons.toArray(new Polygon[0]);
    }

    private Polygon polygon(JsonNode coordinates) throws LayerFault {
        List<LinearRing> rings = new ArrayList<>();
        for (JsonNode ring : elements(coordinates)) {
            rings.add(ring(ring, rings.size() + 1));
        }
        LinearRing[] holes = rings.subList(1, rings.size()).toArray(new LinearRing[0]);
        return FACTORY.createPolygon(rings.get(0), holes);
    }

    private LinearRing ring(JsonNode coordinates, int number) throws LayerFault {
        Coordinate[] ring = coordinates(coordinates);
        if (ring.length > 2 && !ring[0].equals2D(ring[ring.length - 1])) {
            throw new LayerFault(
                    "ring " + number + " is not closed: starts at " + shown(ring[0]) + ", ends at "
                            + shown(ring[ring.length - 1]),
                    "repeat its first point at the end");
        }
        if (ring.length < 4) {
            throw new LayerFault(
                    "ring " + number + " has too few points: " + ring.length,
                    "a ring needs at least 3 different points and the first one again");
        }
        return FACTORY.createLinearRing(ring);
    }

    private Coordinate[] coordinates(JsonNode array) throws LayerFault {
        List<Coordinate> read = new ArrayList<>();
        for (JsonNode position : elements(array)) {
            read.add(coordinate(position));
        }
        return read.toArray(new Coordinate[0]);
    }

    private static JsonNode elements(JsonNode array) throws LayerFault {
        if (!array.isArray() || array.isEmpty()) {
            throw new LayerFault("coordinates are missing or empty", "draw it again or take the feature out");
        }
        return array;
    }

    private Coordinate coordinate(JsonNode position) throws LayerFault {
        if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
            String found = position.toString();
            throw new LayerFault(
                    "not a position: " + (found.length() > 60 ? found.substring(0, 60) + "..." : found),
                    "write [longitude, latitude]");
        }
        points++;
        if (points > LayerReader.MAX_POINTS) {
            throw new LayerFault("has more than " + LayerReader.MAX_POINTS + " points", "simplify or split it");
        }
        double lon = position.path(0).doubleValue();
        double lat = position.path(1).doubleValue();
        Coordinate drawn = new Coordinate(lon, lat);
        if (!CoordinateConversion.insideChina(lat, lon)) {
            throw outside(drawn);
        }
        Coordinate wgs84 = CoordinateConversion.toWgs84(crs, lat, lon);
        return new Coordinate(Math.round(wgs84.x * ROUNDING) / ROUNDING, Math.round(wgs84.y * ROUNDING) / ROUNDING);
    }

    private static LayerFault outside(Coordinate at) {
        if (CoordinateConversion.insideChina(at.x, at.y)) {
            return new LayerFault(
                    "latitude and longitude are swapped at " + shown(at),
                    "GeoJSON wants the longitude first: [113.1, 27.8]");
        }
        if (Math.abs(at.x) > 180 || Math.abs(at.y) > 90) {
            return new LayerFault(
                    "coordinates are not degrees: " + shown(at),
                    "export the layer in geographic coordinates (EPSG:4490 or EPSG:4326), not in projected metres");
        }
        return new LayerFault("lies outside China: " + shown(at), "correct the coordinates");
    }

    private static <T extends Geometry> T valid(T geometry) throws LayerFault {
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return geometry;
        }
        String at = error.getCoordinate() == null ? "" : " at " + shown(error.getCoordinate());
        String remedy =
                switch (error.getErrorType()) {
                    case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                        "its outline crosses or touches itself there: draw it again or repair it (\"make valid\" in GIS)";
                    case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "move the hole into its polygon";
                    case TopologyValidationError.TOO_FEW_POINTS -> "a ring needs at least 3 different points";
                    default -> "draw it again or repair it (\"make valid\" in GIS)";
                };
        throw new LayerFault("not a valid polygon: " + error.getMessage() + at, remedy);
    }

    /** Longitude and latitude as in the file, in WGS-84 after conversion. */
    private static String shown(Coordinate at) {
        return String.format(Locale.ROOT, "[%.6f, %.6f]", at.x, at.y);
    }
}
