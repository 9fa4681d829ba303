package org.sweepwatch.geo.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.fence.FenceKind;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.geo.route.Side;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.geo.shape.CorridorShape;
import org.sweepwatch.geo.shape.PolygonShape;

class LayerReaderTest {
    private static final String POINT = "{'type':'Point','coordinates':[113.14,27.83]}";
    private static final String LINE = "{'type':'LineString','coordinates':[[113.14,27.83],[113.15,27.84]]}";
    private static final String SQUARE =
            "{'type':'Polygon','coordinates':[[[113,27],[113.1,27],[113.1,27.1],[113,27.1],[113,27]]]}";

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private static String feature(String properties, String geometry) {
        return "{'type':'Feature','properties':{" + properties + "},'geometry':" + geometry + "}";
    }

    private static String layer(String... features) {
        return json("{'type':'FeatureCollection','features':[" + String.join(",", features) + "]}");
    }

    private static Fence oneFence(String properties, String geometry) {
        LayerResult<Fence> read = LayerReader.fences(layer(feature(properties, geometry)), Crs.WGS84);
        assertTrue(read.ok(), () -> read.errors().toString());
        return read.features().get(0);
    }

    /** The one error of a layer with one fence in it, as people see it. */
    private static String errorOf(String properties, String geometry) {
        return errors(LayerReader.fences(layer(feature(properties, geometry)), Crs.WGS84));
    }

    private static String errors(LayerResult<?> result) {
        assertTrue(result.features().isEmpty(), "nothing is taken from a bad layer");
        return result.errors().stream().map(LayerError::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void aPointIsACircleALineACorridorAndAPolygonItself() {
        CircleShape circle = assertInstanceOf(
                CircleShape.class, oneFence("'code':'C','radiusM':150", POINT).shape());
        assertEquals(150, circle.radiusM());
        assertEquals(27.83, circle.lat());
        CorridorShape corridor = assertInstanceOf(
                CorridorShape.class, oneFence("'code':'L','widthM':30", LINE).shape());
        assertEquals(30, corridor.widthM());
        PolygonShape polygon = assertInstanceOf(
                PolygonShape.class, oneFence("'code':'P'", SQUARE).shape());
        assertTrue(polygon.contains(27.05, 113.05));
    }

    @Test
    void aFenceHasItsPropertiesAndSensibleDefaults() {
        Fence depot = oneFence("'id':17,'name':'天元一号停车场','kind':'depot','roofed':true", SQUARE);
        assertEquals("17", depot.code());
        assertEquals("天元一号停车场", depot.name());
        assertEquals(FenceKind.DEPOT, depot.kind());
        assertTrue(depot.roofed());
        Fence plain = oneFence("'name':'广场'", SQUARE);
        assertEquals("广场", plain.code(), "without a code the name stands in");
        assertEquals(FenceKind.GEOFENCE, plain.kind());
    }

    @Test
    void aRouteHasItsPropertiesAndSensibleDefaults() {
        LayerResult<Route> read = LayerReader.routes(
                layer(
                        feature(
                                "'code':'R1','name':'天台路','district':'天元','widthM':12.5,'class':2,'side':'left','oneway':false",
                                LINE),
                        feature("'code':'R2','class':'1'", LINE)),
                Crs.WGS84);
        Route full = read.features().get(0);
        assertEquals("天台路", full.name());
        assertEquals("天元", full.district());
        assertEquals(12.5, full.widthM());
        assertEquals(2, full.roadClass());
        assertEquals(Side.LEFT, full.side());
        assertEquals(false, full.oneway());
        Route bare = read.features().get(1);
        assertEquals(1, bare.roadClass());
        assertEquals(Side.RIGHT, bare.side());
        assertTrue(bare.oneway());
        assertEquals(2, bare.id(), "numbered in the order of the file");
    }

    @Test
    void aLayerDrawnInGcj02IsMovedToWgs84() {
        String layer =
                layer(feature("'code':'A','radiusM':5", "{'type':'Point','coordinates':[113.153499,27.828988]}"));
        CircleShape circle = (CircleShape)
                LayerReader.fences(layer, Crs.GCJ02).features().get(0).shape();
        assertTrue(LocalMetric.haversineM(27.832150, 113.147690, circle.lat(), circle.lon()) < 0.2);
    }

    @Test
    void anEmptyLayerIsALayer() {
        assertEquals(List.of(), LayerReader.fences(layer(), Crs.WGS84).features());
        assertTrue(LayerReader.routes(layer(), Crs.WGS84).ok());
        assertTrue(LayerReader.areas(layer(), Crs.WGS84).ok());
    }

    @Test
    void aByteOrderMarkAndHeightsAreTaken() {
        String layer = layer(feature("'code':'A','radiusM':5", "{'type':'Point','coordinates':[113.15,27.83,61.2]}"));
        assertTrue(LayerReader.fences("\uFEFF" + layer, Crs.WGS84).ok());
    }

    @Test
    void everyBadFeatureIsNamedAndNothingIsTaken() {
        LayerResult<Fence> read = LayerReader.fences(
                layer(
                        feature("'code':'good','radiusM':5", POINT),
                        feature("'code':'no radius'", POINT),
                        feature("'code':'good','radiusM':5", POINT),
                        feature("'name':'广场','kind':'lake'", SQUARE),
                        "{'type':'Feature','id':'F5','properties':null,'geometry':null}",
                        "7"),
                Crs.WGS84);
        assertEquals("""
                feature 2 (no radius): property "radiusM" is missing; a Point is a circle: give its radius in metres
                feature 3 (good): code "good" is also that of feature 1; give each feature a code of its own
                feature 4 (广场): unknown kind "lake"; use one of: geofence, depot, dead_spot, water, fuel, refuse
                feature 5 (F5): has no geometry; draw it or take the feature out
                feature 6: is not a Feature; give it "type": "Feature\"""", errors(read));
    }

    @Test
    void badRingsAreNamedWithPlaceAndRemedy() {
        assertEquals(
                "feature 1 (A): ring 1 is not closed: starts at [113.000000, 27.000000], ends at"
                        + " [113.100000, 27.100000]; repeat its first point at the end",
                errorOf("'code':'A'", "{'type':'Polygon','coordinates':[[[113,27],[113.1,27],[113.1,27.1]]]}"));
        assertEquals(
                "feature 1 (A): ring 1 has too few points: 3; a ring needs at least 3 different points and the first"
                        + " one again",
                errorOf("'code':'A'", "{'type':'Polygon','coordinates':[[[113,27],[113.1,27],[113,27]]]}"));
        assertEquals(
                "feature 1 (A): not a valid polygon: Self-intersection at [113.050000, 27.050000]; its outline crosses"
                        + " or touches itself there: draw it again or repair it (\"make valid\" in GIS)",
                errorOf(
                        "'code':'A'",
                        "{'type':'Polygon','coordinates':[[[113,27],[113.1,27.1],[113.1,27],[113,27.1],[113,27]]]}"));
        assertTrue(errorOf(
                        "'code':'A'",
                        "{'type':'Polygon','coordinates':[[[113,27],[113.1,27],[113.1,27.1],[113,27.1],[113,27]],"
                                + "[[113.5,27.5],[113.6,27.5],[113.6,27.6],[113.5,27.5]]]}")
                .contains("Hole lies outside shell"));
        assertTrue(errorOf("'code':'A'", "{'type':'Polygon','coordinates':[[[113,27],[113,27],[113,27],[113,27]]]}")
                .contains("not a valid polygon"));
        assertTrue(errorOf("'code':'A'", "{'type':'Polygon','coordinates':[[[113,27],[113.1,27],[113.2,27],[113,27]]]}")
                .contains("not a valid polygon"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [27.83,113.14]          | latitude and longitude are swapped at [27.830000, 113.140000]
            [38514000,3079000]      | coordinates are not degrees: [38514000.000000, 3079000.000000]
            [2.29,48.85]            | lies outside China: [2.290000, 48.850000]
            [0,0]                   | lies outside China: [0.000000, 0.000000]
            ["113","27"]            | not a position: ["113","27"]
            [113]                   | not a position: [113]
            []                      | not a position: []
            null                    | not a position: null
            [[113.14,27.83]]        | not a position: [[113.14,27.83]]
            """)
    void badPositionsAreNamed(String coordinates, String reason) {
        String error = errorOf("'code':'A','radiusM':5", "{'type':'Point','coordinates':" + coordinates + "}");
        assertTrue(error.startsWith("feature 1 (A): " + reason + ";"), error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'radiusM':0                     | property "radiusM" is 0
            'radiusM':-5                    | property "radiusM" is -5
            'radiusM':'wide'                | property "radiusM" is "wide"
            'radiusM':99999999              | property "radiusM" is 99999999
            'radiusM':true                  | property "radiusM" is true
            'radiusM':5,'roofed':'maybe'    | property "roofed" is "maybe"
            'radiusM':5,'name':['x']        | property "name" is ["x"]
            'radiusM':5,'kind':7            | unknown kind "7"
            """)
    void badPropertiesAreNamed(String properties, String reason) {
        String error = errorOf("'code':'A'," + properties, POINT);
        assertTrue(error.startsWith("feature 1 (A): " + reason.replace('\'', '"') + ";"), error);
    }

    @Test
    void aThingWithoutANameOrOfTheWrongGeometryIsRefused() {
        assertTrue(errorOf("'kind':'depot'", SQUARE).startsWith("feature 1: has neither a code nor a name;"));
        assertTrue(errorOf("'code':'A'", LINE).contains("\"widthM\" is missing"));
        assertTrue(errorOf("'code':'A'", "{'type':'GeometryCollection','geometries':[]}")
                .contains("geometry is a GeometryCollection"));
        assertTrue(errors(LayerReader.routes(layer(feature("'code':'A'", SQUARE)), Crs.WGS84))
                .contains("a route cannot be a Polygon"));
        assertTrue(errors(LayerReader.areas(layer(feature("'code':'A'", LINE)), Crs.WGS84))
                .contains("an area cannot be a LineString"));
        assertTrue(errors(LayerReader.routes(
                        layer(feature("'code':'A'", "{'type':'LineString','coordinates':[[113,27],[116,40]]}")),
                        Crs.WGS84))
                .contains("km long"));
        assertTrue(errors(LayerReader.routes(
                        layer(feature("'code':'A'", "{'type':'LineString','coordinates':[[113,27]]}")), Crs.WGS84))
                .contains("too few points: 1"));
        assertTrue(errors(LayerReader.routes(
                        layer(feature("'code':'A'", "{'type':'LineString','coordinates':[[113,27],[113,27]]}")),
                        Crs.WGS84))
                .contains("all points of a line are the same"));
    }

    @Test
    void aFileThatIsNoLayerIsRefused() {
        assertTrue(errors(LayerReader.fences("{\"type\":", Crs.WGS84)).startsWith("file: not JSON at line 1, column"));
        assertTrue(errors(LayerReader.fences("", Crs.WGS84)).contains("not a GeoJSON FeatureCollection"));
        assertTrue(errors(LayerReader.fences("[1,2]", Crs.WGS84)).contains("not a GeoJSON FeatureCollection"));
        assertTrue(errors(LayerReader.fences("[".repeat(100_000), Crs.WGS84)).startsWith("file: not JSON"));
    }

    @Test
    void aProjectedCoordinateSystemInTheFileIsRefusedAndAGeographicOneTaken() {
        String projected = json("{'type':'FeatureCollection','crs':{'type':'name','properties':{'name':"
                + "'urn:ogc:def:crs:EPSG::4547'}},'features':[]}");
        assertTrue(errors(LayerReader.fences(projected, Crs.WGS84)).contains("urn:ogc:def:crs:EPSG::4547"));
        assertTrue(LayerReader.fences(projected.replace("4547", "4490"), Crs.CGCS2000)
                .ok());
        assertTrue(LayerReader.fences(projected.replace("EPSG::4547", "OGC:1.3:CRS84"), Crs.WGS84)
                .ok());
    }

    @Test
    void tooManyFeaturesOrPointsAreRefused() {
        String many = IntStream.rangeClosed(0, LayerReader.MAX_FEATURES)
                .mapToObj(i -> "1")
                .collect(Collectors.joining(","));
        assertTrue(errors(LayerReader.fences(json("{'type':'FeatureCollection','features':[" + many + "]}"), Crs.WGS84))
                .contains("has 20001 features"));
        String points = IntStream.rangeClosed(0, LayerReader.MAX_POINTS)
                .mapToObj(i -> "[113.14,27.83]")
                .collect(Collectors.joining(","));
        assertTrue(errorOf("'code':'A','widthM':5", "{'type':'LineString','coordinates':[" + points + "]}")
                .contains("more than 100000 points"));
    }

    @Test
    void districtsComeAsAreas() {
        Area area = LayerReader.areas(layer(feature("'code':'430211','name':'天元区'", SQUARE)), Crs.WGS84)
                .features()
                .get(0);
        assertEquals("天元区", area.name());
        assertTrue(area.shape().contains(27.05, 113.05));
    }
}
