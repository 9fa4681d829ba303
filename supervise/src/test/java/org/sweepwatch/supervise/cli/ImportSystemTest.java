package org.sweepwatch.supervise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.sweepwatch.geo.crs.CoordinateConversion;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;

/**
 * Layers delivered for the first time in another coordinate system than they are said to be in, against a real database.
 * The city is two districts of 5 by 5 km side by side, each cut into 25 grids, with a street through each row of them.
 */
class ImportSystemTest {
    private static final Path DATA =
            Path.of("target", "import-system-" + ProcessHandle.current().pid());
    private static final List<String> DISTRICTS = List.of("天元", "荷塘");
    private static final double SOUTH = 27.80;
    private static final double WEST = 113.10;
    private static final double GRID = 0.01;
    private static final int ROWS = 5;
    private static final String NOT_CHECKED = "too little is stored to check that by";

    private static EmbeddedPostgres server;
    private static Database database;

    @TempDir
    private Path directory;

    private String out;
    private String err;

    @BeforeAll
    static void startDatabase() {
        server = EmbeddedPostgres.start(DATA);
        database = Database.open(server.settings());
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
        server.close();
    }

    @BeforeEach
    void nothingIsStored() throws SQLException {
        execute("TRUNCATE vehicle, layer_feature, layer_revision, change_log, position RESTART IDENTITY CASCADE");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int load(String kind, String layer, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), layer);
        List<String> args = new ArrayList<>(List.of("import", kind, file.toString(), "--data", DATA.toString()));
        args.addAll(List.of(options));
        CommandRun ran = CommandRun.of(args.toArray(String[]::new));
        out = ran.out();
        err = ran.err();
        return ran.exitCode();
    }

    private void refused(String kind, String layer, Crs said, String beside, Crs drawn) throws IOException {
        String name = drawn.name().toLowerCase(Locale.ROOT);
        assertEquals(
                1, load(kind, layer, "--crs", said.name().toLowerCase(Locale.ROOT)), () -> kind + " taken: " + out);
        assertTrue(err.contains("m (median) from " + beside + ", but only"), err);
        assertTrue(err.contains("import it with --crs " + name), err);
    }

    private void taken(String kind, String layer, Crs said, boolean checked) throws IOException {
        assertEquals(0, load(kind, layer, "--crs", said.name().toLowerCase(Locale.ROOT)), () -> err);
        assertEquals(!checked, out.contains(NOT_CHECKED), out);
    }

    private static String layer(List<String> features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String properties, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    private static String point(Crs drawn, double latitude, double longitude) {
        Coordinate at = CoordinateConversion.fromWgs84(drawn, latitude, longitude);
        return String.format(Locale.ROOT, "[%.7f,%.7f]", at.x, at.y);
    }

    private static String rectangle(Crs drawn, double south, double west, double height, double width) {
        return "[["
                + String.join(
                        ",",
                        point(drawn, south, west),
                        point(drawn, south, west + width),
                        point(drawn, south + height, west + width),
                        point(drawn, south + height, west),
                        point(drawn, south, west))
                + "]]";
    }

    private static double west(int district) {
        return WEST + district * ROWS * GRID;
    }

    private static String districts(Crs drawn) {
        List<String> features = new ArrayList<>();
        for (int d = 0; d < DISTRICTS.size(); d++) {
            features.add(feature(
                    "\"code\":\"D" + d + "\",\"name\":\"" + DISTRICTS.get(d) + "\"",
                    "Polygon",
                    rectangle(drawn, SOUTH, west(d), ROWS * GRID, ROWS * GRID)));
        }
        return layer(features);
    }

    private static String grids(Crs drawn) {
        List<String> features = new ArrayList<>();
        for (int d = 0; d < DISTRICTS.size(); d++) {
            for (int i = 0; i < ROWS * ROWS; i++) {
                features.add(feature(
                        "\"code\":\"G" + d + "-" + i + "\",\"district\":\"" + DISTRICTS.get(d) + "\"",
                        "Polygon",
                        rectangle(drawn, SOUTH + i / ROWS * GRID, west(d) + i % ROWS * GRID, GRID, GRID)));
            }
        }
        return layer(features);
    }

    /** Streets from border to border, a point each 100 m, so that some lie where a shift carries them out. */
    private static String routes(Crs drawn) {
        List<String> features = new ArrayList<>();
        for (int d = 0; d < DISTRICTS.size(); d++) {
            for (int row = 0; row < ROWS; row++) {
                List<String> points = new ArrayList<>();
                for (int i = 1; i < 50; i++) {
                    points.add(point(drawn, SOUTH + row * GRID + 0.002, west(d) + i * 0.001));
                }
                features.add(feature(
                        "\"code\":\"R" + d + "-" + row + "\",\"district\":\"" + DISTRICTS.get(d) + "\"",
                        "LineString",
                        "[" + String.join(",", points) + "]"));
            }
        }
        return layer(features);
    }

    private static String depot(Crs drawn, String kind) {
        return layer(List.of(feature(
                "\"code\":\"A\",\"kind\":\"" + kind + "\"", "Polygon", rectangle(drawn, 27.81, 113.11, 0.001, 0.001))));
    }

    @Test
    void theVeryFirstLayerIsTakenAndThatItWasNotCheckedIsSaid() throws IOException {
        taken("districts", districts(Crs.WGS84), Crs.WGS84, false);
        assertTrue(out.contains("is taken as drawn in wgs84"), out);
    }

    @Test
    void gridsAndRoutesAreLaidBesideTheDistrictsThatTheyAreOf() throws IOException {
        taken("districts", districts(Crs.GCJ02), Crs.GCJ02, false);
        String beside = "the districts that they are of";
        refused("grids", grids(Crs.GCJ02), Crs.WGS84, beside, Crs.GCJ02);
        refused("grids", grids(Crs.WGS84), Crs.GCJ02, beside, Crs.WGS84);
        refused("routes", routes(Crs.BD09), Crs.WGS84, beside, Crs.BD09);
        refused("routes", routes(Crs.GCJ02), Crs.BD09, beside, Crs.GCJ02);
        taken("grids", grids(Crs.BD09), Crs.BD09, true);
        taken("routes", routes(Crs.WGS84), Crs.WGS84, true);
    }

    @Test
    void districtsAreLaidBesideTheRoutesAndGridsThatAreOfThem() throws IOException, SQLException {
        taken("grids", grids(Crs.WGS84), Crs.WGS84, false);
        taken("routes", routes(Crs.WGS84), Crs.WGS84, false);
        refused("districts", districts(Crs.GCJ02), Crs.WGS84, "the routes and grids that are of them", Crs.GCJ02);
        assertEquals(0, load("districts", districts(Crs.GCJ02), "--force"), () -> err);
        execute("DELETE FROM layer_feature WHERE kind = 'district'");
        taken("districts", districts(Crs.GCJ02), Crs.GCJ02, true);
    }

    @Test
    void depotsAreLaidBesideWhereVehiclesParked() throws IOException, SQLException {
        taken("fences", depot(Crs.GCJ02, "depot"), Crs.GCJ02, false);
        nothingIsStored();
        assertEquals(0, load("vehicles", "phone\n13900000001\n13900000002\n"), () -> err);
        execute("INSERT INTO position (time, vehicle_id, lag_s, lat_e6, lon_e6, alarm_bits, status_bits, altitude_m,"
                + " speed_dkmh, heading_deg, quality) SELECT now() - i * interval '1 min', 1 + i % 2, 0,"
                + " 27810100 + i * 5, 113110100 + i * 5, 0, 2, 50, 0, 0, 0 FROM generate_series(1, 100) i");
        refused("fences", depot(Crs.GCJ02, "depot"), Crs.WGS84, "where vehicles parked in the last weeks", Crs.GCJ02);
        taken("fences", depot(Crs.GCJ02, "water"), Crs.WGS84, false);
        execute("TRUNCATE layer_feature, layer_revision CASCADE");
        taken("fences", depot(Crs.GCJ02, "depot"), Crs.GCJ02, true);
    }
}
