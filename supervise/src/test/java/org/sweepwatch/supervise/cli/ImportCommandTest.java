package org.sweepwatch.supervise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.geo.crs.LocalMetric;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.shape.CircleShape;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.query.Exemption;
import org.sweepwatch.store.query.ExemptionStore;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.FigureEntryStore;
import org.sweepwatch.store.query.GridVisitStore;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.StoredScheme;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;

/** The whole command against a real database, as an operator types it. */
class ImportCommandTest {
    private static final Path DATA =
            Path.of("target", "import-test-" + ProcessHandle.current().pid());
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
    void emptyTables() throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE vehicle, exemption, layer_feature, layer_revision, shift, weather_stop, change_log,"
                            + " grid_visit, figure_entry, evaluation_scheme RESTART IDENTITY CASCADE");
        }
    }

    private int run(String kind, Path file, String... options) {
        String[] args = new String[5 + options.length];
        System.arraycopy(new String[] {"import", kind, file.toString(), "--data", DATA.toString()}, 0, args, 0, 5);
        System.arraycopy(options, 0, args, 5, options.length);
        return command(args);
    }

    private int command(String... args) {
        CommandRun ran = CommandRun.of(args);
        out = ran.out();
        err = ran.err();
        return ran.exitCode();
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("file"), bytes);
    }

    private void good(String expectedOut) {
        assertEquals(
                "",
                err.lines()
                        .filter(line -> line.startsWith("sweepwatch:"))
                        .findFirst()
                        .orElse(""));
        assertTrue(out.contains(expectedOut), () -> out + err);
    }

    private static LocalDate today() {
        return new OperationalCalendar().dateOf(Instant.now());
    }

    private static List<LayerFeature> fences() {
        return new LayerStore(database).list(LayerKind.FENCE, today());
    }

    private static List<Vehicle> vehicles() {
        return new VehicleStore(database).list();
    }

    private static String point(String code, int radiusM, double lon, double lat) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + code + "\",\"kind\":\"water\",\"radiusM\":"
                + radiusM + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + lon + "," + lat + "]}}";
    }

    private static String layer(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    @Test
    void aLayerReplacesTheOneBeforeAndCodesKeepTheirNumbers() throws IOException {
        assertEquals(0, run("fences", file(layer(point("A", 50, 113.1, 27.8), point("B", 50, 113.2, 27.8)))));
        good("fences: 2 read, 2 new, 0 changed, 0 as before, 0 taken out of use");
        int numberOfB = fences().stream()
                .filter(f -> f.name().equals("B"))
                .findFirst()
                .orElseThrow()
                .id();
        assertEquals(0, run("fences", file(layer(point("C", 50, 113.3, 27.8), point("B", 80, 113.2, 27.8)))));
        good("fences: 2 read, 1 new, 1 changed, 0 as before, 1 taken out of use");
        LayerFeature stored =
                fences().stream().filter(f -> f.name().equals("B")).findFirst().orElseThrow();
        assertEquals(numberOfB, stored.id());
        Fence fence = LayerReader.fence(stored.id(), stored.properties(), stored.geometry());
        assertEquals(80, ((CircleShape) fence.shape()).radiusM());
    }

    @Test
    void aLayerInGcj02IsStoredInWgs84() throws IOException {
        assertEquals(0, run("fences", file(layer(point("A", 5, 113.153499, 27.828988))), "--crs", "gcj02"));
        LayerFeature stored = fences().get(0);
        CircleShape circle = (CircleShape)
                LayerReader.fence(1, stored.properties(), stored.geometry()).shape();
        assertTrue(LocalMetric.haversineM(27.832150, 113.147690, circle.lat(), circle.lon()) < 0.2);
    }

    @Test
    void oneBadFeatureLeavesTheLayerAsItWas() throws IOException {
        run("fences", file(layer(point("A", 50, 113.1, 27.8))));
        assertEquals(1, run("fences", file(layer(point("B", 50, 113.1, 27.8), point("C", 0, 27.8, 113.1)))));
        assertTrue(err.startsWith("sweepwatch: feature 2 (C): latitude and longitude are swapped"), err);
        assertEquals("A", fences().get(0).name());
        assertEquals(1, new LayerStore(database).revision(LayerKind.FENCE));
    }

    @Test
    void everyBadFeatureIsNamedOnALineOfItsOwn() throws IOException {
        assertEquals(1, run("fences", file(layer(point("B", -1, 113.1, 27.8), point("C", 5, 27.8, 113.1)))));
        List<String> lines = err.lines().toList();
        assertEquals(3, lines.size(), err);
        assertTrue(lines.get(0).startsWith("feature 1 (B): property \"radiusM\" is -1;"), err);
        assertTrue(lines.get(1).startsWith("feature 2 (C): latitude"), err);
        assertEquals("sweepwatch: 2 problems, nothing was imported", lines.get(2));
    }

    @Test
    void routesGridsAndDistrictsAreLayersToo() throws IOException {
        String line = "{\"type\":\"Feature\",\"properties\":{\"code\":\"R1\"},\"geometry\":{\"type\":\"LineString\","
                + "\"coordinates\":[[113.1,27.8],[113.11,27.81]]}}";
        String square = "{\"type\":\"Feature\",\"properties\":{\"code\":\"G1\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[113.1,27.8],[113.2,27.8],[113.2,27.9],[113.1,27.8]]]}}";
        assertEquals(0, run("routes", file(layer(line))));
        assertEquals(0, run("grids", file(layer(square))));
        assertEquals(0, run("districts", file(layer(square))));
        LayerStore store = new LayerStore(database);
        assertEquals(1, store.list(LayerKind.ROUTE, today()).size());
        assertEquals(1, store.list(LayerKind.GRID, today()).size());
        assertEquals(1, store.list(LayerKind.DISTRICT, today()).size());
        assertEquals(1, run("routes", file(layer(square))));
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        assertEquals(0, run("fences", file(layer(point("A", 50, 113.1, 27.8))), "--dry-run"));
        good("fences: 1 read, all good; nothing was changed (--dry-run)");
        assertEquals(0, run("vehicles", file("phone\n13900000001\n"), "--dry-run"));
        good("vehicles: 1 read, all good");
        assertEquals(List.of(), fences());
        assertEquals(List.of(), vehicles());
    }

    @Test
    void aRegisterFromASpreadsheetIsTakenInItsOwnEncodingAndWords() throws IOException {
        String csv = "车牌号,终端手机号,辖区,自编号,作业类型,所属单位,启用日期\r\n"
                + "湘B·12345,013900000001,天元,A001,洗扫,\"甲公司, 一队\",2026/3/1\r\n"
                + "\r\n"
                + "湘b 23456,139-0000-0002,芦淞,A001,JS,,\r\n";
        assertEquals(0, run("vehicles", file(csv.getBytes(Charset.forName("GB18030")))));
        good("vehicles: 2 read, 2 new, 0 changed");
        Vehicle first = vehicles().get(0);
        assertEquals("湘B12345", first.plate());
        assertEquals("13900000001", first.phone());
        assertEquals("天元", first.district());
        assertEquals("XS", first.operation());
        assertEquals("甲公司, 一队", first.organisation());
        assertEquals(Instant.parse("2026-02-28T22:30:00Z"), first.inServiceFrom(), "the operational day begins 06:30");
        assertNull(vehicles().get(1).organisation());
        assertEquals(0, run("vehicles", file(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8))));
        good("vehicles: 2 read, 0 new, 0 changed, 2 as before");
    }

    @Test
    void aSwappedUnitChangesThePhoneOfItsVehicle() throws IOException {
        run("vehicles", file("plate,phone\n湘B11111,13900000001\n湘B22222,13900000002\n"));
        assertEquals(0, run("vehicles", file("plate,phone\n湘B11111,13900000009\n")));
        good("1 changed");
        assertEquals("13900000009", vehicles().get(0).phone());
        assertEquals(1, run("vehicles", file("plate,phone\n湘B11111,13900000002\n")));
        assertTrue(err.contains("line 2 (湘B11111): phone 13900000002 belongs to 湘B22222;"), err);
        assertEquals("13900000009", vehicles().get(0).phone());
    }

    @Test
    void everyBadLineOfARegisterIsNamedWithItsNumber() throws IOException {
        String csv = """
                plate,phone,district,code,operation,in_service_from,in_service_until
                湘B11111,13900000001,天元,A001,JS,,
                湘B22222,1.39E+10,天元,A002,JS,,
                湘B33333,13900000001,天元,A003,JS,,
                湘B44444,13900000004,天元,A004,飞行,,
                湘B55555,13900000005,,A005,JS,,
                湘B66666,13900000006,天元,A006,JS,2026-13-01,
                湘B77777,13900000007,天元,A007,JS,2026-03-02,2026-03-01
                湘B88888,,天元,A008,JS,,
                湘B11111,13900000099,天元,A009,JS,,
                """;
        assertEquals(1, run("vehicles", file(csv)));
        assertEquals("""
                line 3 (湘B22222): phone is 1.39E+10; the spreadsheet has rounded it: format the column as text and type it again
                line 4 (湘B33333): phone 13900000001 is also in line 2; take one of the two out
                line 5 (湘B44444): operation is 飞行; write JS, XS, GX, SS, WP or BJ
                line 6 (湘B55555): code A005 without a district; codes count within a district: name it
                line 7 (湘B66666): in_service_from is 2026-13-01; write a day, 2026-03-01, or a time of Beijing, 2026-03-01 20:00
                line 8 (湘B77777): in_service_until is before in_service_from; correct one of the two
                line 9 (湘B88888): phone is missing; give the phone number set in the terminal
                line 10 (湘B11111): plate 湘B11111 is also in line 2; take one of the two out
                sweepwatch: 8 problems, nothing was imported
                """, err);
        assertEquals(List.of(), vehicles());
    }

    @Test
    void aCodeThatTwoVehiclesOfADistrictWouldHaveIsRefused() throws IOException {
        run("vehicles", file("plate,phone,district,code\n湘B11111,13900000001,天元,A001\n"));
        assertEquals(1, run("vehicles", file("plate,phone,district,code\n湘B22222,13900000002,天元,A001\n")));
        assertTrue(err.contains("line 2 (湘B22222): code 天元 A001 is that of two vehicles;"), err);
        assertEquals(1, vehicles().size());
    }

    @Test
    void exemptionsFindTheirVehicleAndCountInOperationalDays() throws IOException {
        run("vehicles", file("plate,phone,district,code\n湘B11111,13900000001,天元,A001\n湘B22222,13900000002,天元,A002\n"));
        String csv = """
                phone,plate,district,code,from,to,reason,kind
                013900000001,,,,2026-03-01,2026-03-02,送修,repair
                ,湘B·22222,,,2026-03-01 20:00,2026-03-02 06:30,雨天停工,
                ,,天元,A002,2026-03-05T00:00:00Z,2026-03-06,年检,
                """;
        assertEquals(0, run("exemptions", file(csv)));
        good("exemptions: 3 read, 3 new");
        List<Exemption> stored = new ExemptionStore(database)
                .list(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        assertEquals(Instant.parse("2026-02-28T22:30:00Z"), stored.get(0).from());
        assertEquals(Instant.parse("2026-03-02T22:30:00Z"), stored.get(0).until(), "the last day is included");
        assertEquals("repair", stored.get(0).kind());
        assertEquals(Instant.parse("2026-03-01T12:00:00Z"), stored.get(1).from());
        assertEquals("雨天停工", stored.get(1).reason());
        assertEquals(3, stored.size());
        assertEquals(0, run("exemptions", file(csv)));
        good("3 as before");
    }

    @Test
    void everyBadExemptionIsNamedAndNoneIsTaken() throws IOException {
        run("vehicles", file("plate,phone\n湘B11111,13900000001\n"));
        String csv = """
                phone,plate,from,to,reason
                13900000001,,2026-03-01,2026-03-02,送修
                13900000007,,2026-03-01,2026-03-02,送修
                ,,2026-03-01,2026-03-02,送修
                13900000001,,2026-03-03,2026-03-02,送修
                13900000001,,,2026-03-02,送修
                13900000001,,2026-03-01,2026-03-02,
                13900000001,,2026-03-01,2026-03-02,again
                """;
        assertEquals(1, run("exemptions", file(csv)));
        List<String> lines = err.lines().toList();
        assertEquals(7, lines.size(), err);
        assertTrue(lines.get(0).startsWith("line 3 (13900000007): no such vehicle in the register;"), err);
        assertTrue(lines.get(1).startsWith("line 4: no vehicle is named;"), err);
        assertTrue(lines.get(2).startsWith("line 5 (13900000001): to is before from;"), err);
        assertTrue(lines.get(3).startsWith("line 6 (13900000001): from or to is missing;"), err);
        assertTrue(lines.get(4).startsWith("line 7 (13900000001): reason is missing;"), err);
        assertTrue(lines.get(5).startsWith("line 8 (13900000001): the same exemption is in an earlier line;"), err);
        assertEquals(
                List.of(), new ExemptionStore(database).list(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z")));
    }

    @Test
    void aFileThatIsNoTableIsRefusedWithOneLine() throws IOException {
        assertEquals(1, run("vehicles", file("")));
        assertTrue(err.startsWith("sweepwatch: line 1: there is no header;"), err);
        assertEquals(1, run("vehicles", file("phone,colour\n139,red\n")));
        assertTrue(err.startsWith("sweepwatch: line 1: unknown column \"colour\"; use: plate,phone,"), err);
        assertEquals(1, run("vehicles", file("phone,phone\n139,139\n")));
        assertTrue(err.contains("column \"phone\" is there twice"), err);
        assertEquals(1, run("vehicles", file("phone,plate\n139,A,B\n")));
        assertTrue(err.contains("line 2: has 3 values (expected: 2)"), err);
        assertEquals(1, run("vehicles", file("phone,plate\n139,\"A\n")));
        assertTrue(err.contains("quotation marks"), err);
        assertEquals(1, run("vehicles", file(new byte[] {(byte) 0xFF, (byte) 0xFF, 0, 1})));
        assertTrue(err.contains("neither UTF-8 nor GBK"), err);
        assertEquals(1, run("vehicles", directory));
        assertTrue(err.contains("is a directory"), err);
        assertEquals(1, run("vehicles", directory.resolve("gone")));
        assertTrue(err.contains("does not exist"), err);
    }

    @Test
    void wrongUsageIsExitCodeTwo() throws IOException {
        assertEquals(2, run("trees", file("")));
        assertEquals(2, run("fences", file(layer()), "--crs", "utm"));
        assertTrue(err.contains("--crs is utm (expected: wgs84, gcj02, bd09 or cgcs2000)"), err);
        assertEquals(2, run("vehicles", file("phone\n139\n"), "--crs", "gcj02"));
    }

    private static String grid(String code, String district) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + code + "\",\"name\":\"" + code
                + "\",\"district\":\"" + district + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                + "[[[113.1,27.8],[113.11,27.8],[113.11,27.81],[113.1,27.81],[113.1,27.8]]]}}";
    }

    @Test
    void checkInsCountAsPatrolsAndTheMonthSaysHowMuchWasObserved() throws IOException {
        Instant at = Instant.now().minusSeconds(60);
        LocalDate day = new OperationalCalendar().dateOf(at);
        String month = YearMonth.from(day).toString();
        Path grids = file(layer(grid("G1", "天元区"), grid("G2", "天元区")));
        assertEquals(0, run("grids", grids, "--valid-from", month + "-01"), () -> err);
        String line = at + ",张三,G1\n";
        assertEquals(0, run("checkins", file("时间,人员,网格\n" + line + line)));
        good("checkins: 1 read, 1 new, 0 changed, 0 as before, 0 taken out of use");
        assertEquals(0, run("checkins", file("time,terminal,grid\n" + line)));
        good("checkins: 1 read, 0 new, 0 changed, 1 as before, 0 taken out of use");

        assertEquals(
                0, command("report", "district-month", "--month", month, "--format", "csv", "--data", DATA.toString()));
        boolean enough = day.getDayOfMonth() == 1;
        assertTrue(
                out.contains("天元区,满网格巡查率,D1 满网格巡查率,按比率,区,10,1,2,50.00 %,") && out.contains(enough ? "已评" : "数据不完整不予评价"),
                () -> out + err);
        assertEquals(0, command("report", "indicators", "--data", DATA.toString()));
        assertTrue(out.contains("车载GPS设备每日故障率") && out.contains("需要："), () -> out + err);
        assertEquals(2, command("report", "indicators", "--month", month, "--data", DATA.toString()));
    }

    /** 2026-04-01 03:00 of Beijing is in the night shift of 31 March. */
    @Test
    void aNightShiftAcrossTheChangeOfMonthBelongsToTheMonthOfItsEvening() throws IOException {
        Path grids = file(layer(grid("G1", "天元区"), grid("G2", "天元区")));
        assertEquals(0, run("grids", grids, "--valid-from", "2026-03-01"), () -> err);
        assertEquals(0, run("checkins", file("time,person,grid\n2026-04-01 03:00,张三,G1\n")), () -> err);
        assertEquals(
                0,
                command(
                        "report",
                        "district-month",
                        "--month",
                        "2026-03",
                        "--format",
                        "csv",
                        "--data",
                        DATA.toString()));
        assertTrue(out.contains("天元区,满网格巡查率,D1 满网格巡查率,按比率,区,10,1,2,50.00 %,"), () -> out + err);
        assertEquals(
                0,
                command(
                        "report",
                        "district-month",
                        "--month",
                        "2026-04",
                        "--format",
                        "csv",
                        "--data",
                        DATA.toString()));
        assertFalse(out.contains("天元区,满网格巡查率,D1 满网格巡查率,按比率,区,10,1,"), () -> out + err);
    }

    @Test
    void figuresThatNoDeviceMeasuresAreEnteredFromAFile() throws IOException {
        Path good = file("指标,日期,辖区,数量,总数,依据,说明\nC12,2026-01-05,荷塘区,9.2,,水表照片,例行\n"
                + "C14,2026-01-05,荷塘区,18,20,派单台账,\nD4,2026-01,荷塘区,911,972,结案台账,\n");
        assertEquals(0, run("figures", good, "--dry-run"), () -> err);
        assertEquals(List.of(), new FigureEntryStore(database).ofDay(LocalDate.of(2026, 1, 5)));
        assertEquals(0, run("figures", good), () -> err);
        good("figures: 3 read, 3 new, 0 changed, 0 as before, 0 taken out of use");
        assertEquals(
                2,
                new FigureEntryStore(database).ofDay(LocalDate.of(2026, 1, 5)).size());
        assertEquals(
                "结案台账",
                new FigureEntryStore(database)
                        .ofMonth(YearMonth.of(2026, 1))
                        .get(0)
                        .evidence());

        assertEquals(
                1,
                run(
                        "figures",
                        file("figure,day,district,numerator,denominator,evidence\nC4,2026-01-05,荷塘区,1,2,x\n"
                                + "C12,2999-01-05,荷塘区,1,,x\nC12,2026-01-05,荷塘区,lots,,x\nC14,2026-01-05,荷塘区,21,20,x\n"
                                + "C12,2026-01-05,荷塘区,1,,\n")));
        assertTrue(err.contains("line 2 (C4): figure is 'C4' (expected: one that people enter"), err);
        assertTrue(err.contains("line 3 (C12): 2999-01-05 has not begun"), err);
        assertTrue(err.contains("line 4 (C12): numerator is lots"), err);
        assertTrue(err.contains("line 5 (C14): C14 would be 21 of 20"), err);
        assertTrue(err.contains("line 6 (C12): figure, district, numerator or evidence is missing"), err);
        assertEquals(
                2,
                new FigureEntryStore(database).ofDay(LocalDate.of(2026, 1, 5)).size());
    }

    /** The worked examples of the cases, as a centre enters them and as the month shows them. */
    @Test
    void theCasesOfAMonthComeOutAsPrinted() throws IOException {
        String[][] cases = {
            {"D3", "处置率", "1322", "1668", "79.26 %"},
            {"D4", "结案率", "911", "972", "93.72 %"},
            {"D5", "按期结案率", "737", "972", "75.82 %"},
            {"D6", "返工率", "11", "10000", "0.11 %"},
            {"D6E", "延期率", "20", "10000", "0.20 %"}
        };
        StringBuilder scheme = new StringBuilder(
                "name: 案件\nvalidFrom: 2026-01\ndecimals: 2\ncompletenessFloor: 0.60\n"
                        + "notAssessable: left-out\nassessedFloor: 0.00\nties: skip-next\nappealDays: 5\nunits: [荷塘区]\nitems:\n");
        StringBuilder entries = new StringBuilder("figure,day,district,numerator,denominator,evidence\n");
        for (String[] one : cases) {
            scheme.append("  - {id: %s, name: %s, figure: %s, method: rate, weight: 20}\n"
                    .formatted(one[0].toLowerCase(Locale.ROOT), one[1], one[0]));
            entries.append("%s,2026-01,荷塘区,%s,%s,台账\n".formatted(one[0], one[2], one[3]));
        }
        assertEquals(0, run("scheme", file(scheme.toString())), () -> err);
        assertEquals(0, run("figures", file(entries.toString())), () -> err);
        assertEquals(
                0,
                command(
                        "report",
                        "district-month",
                        "--month",
                        "2026-01",
                        "--format",
                        "csv",
                        "--data",
                        DATA.toString()));
        for (String[] one : cases) {
            String row = "荷塘区,%s,%s %s,按比率,区,20,%s,%s,%s,".formatted(one[1], one[0], one[1], one[2], one[3], one[4]);
            assertTrue(out.contains(row), () -> row + "\n" + out + err);
        }
    }

    @Test
    void theRateThatADistrictDeclaresIsShownBelowTheMeasuredOne() throws IOException {
        Path good = file("指标,月份,辖区,分子,分母,依据,说明\nC11D,2026-01,荷塘区,1036,1120,环卫统计年报,申报\n");
        assertEquals(0, run("figures", good), () -> err);
        good("figures: 1 read, 1 new, 0 changed, 0 as before, 0 taken out of use");
        for (String format : List.of("csv", "table")) {
            assertEquals(
                    0,
                    command(
                            "report",
                            "district-month",
                            "--month",
                            "2026-01",
                            "--format",
                            format,
                            "--data",
                            DATA.toString()));
            List<String> rows = out.lines()
                    .filter(line -> line.startsWith("荷塘区") && line.contains("C11"))
                    .toList();
            assertEquals(2, rows.size(), out);
            assertTrue(rows.get(0).contains("C11 机械化清扫率") && rows.get(0).contains("无数据"), out);
            assertTrue(rows.get(1).contains("C11D 申报机械化清扫率") && rows.get(1).contains("92.50 %"), out);
        }
        assertEquals(
                1,
                run(
                        "figures",
                        file("figure,month,district,numerator,denominator,evidence\nC11D,2026-01-05,荷塘区,1036,1120,x\n"
                                + "C11D,2026-01,荷塘区,1121,1120,x\nC11,2026-01,荷塘区,1036,1120,x\n")));
        assertTrue(err.contains("line 2 (C11D): C11D 申报机械化清扫率 is entered for a whole month"), err);
        assertTrue(err.contains("line 3 (C11D): C11D would be 1121 of 1120"), err);
        assertTrue(err.contains("line 4 (C11): figure is 'C11' (expected: one that people enter"), err);
    }

    @Test
    void waterAndFuelAreEnteredForAVehicleNamedAsInEveryFile() throws IOException {
        twoVehiclesAndOneWithoutADistrict();
        Path good = file("指标,日期,车牌号,辖区,自编号,终端手机号,数量,依据\nC12,2026-01-05,湘·B11111,,,,9.2,水表照片\n"
                + "C13,2026-01-05,湘B11111,荷塘,,,7.3,加油单\nC12,2026-01-05,,荷塘区,A002,,3,水表照片\n"
                + "C13,2026-01-05,,,,013900000002,1.5,加油单\nC12,2026-01-05,,荷塘区,,,20,水表照片\n");
        assertEquals(0, run("figures", good), () -> err);
        good("figures: 5 read, 5 new, 0 changed, 0 as before, 0 taken out of use");
        assertEquals(0, run("figures", good), () -> err);
        List<FigureEntry> counted = new FigureEntryStore(database).ofDay(LocalDate.of(2026, 1, 5));
        assertEquals(
                List.of("C12 荷塘区 20", "C12 1 9.2", "C12 2 3", "C13 1 7.3", "C13 2 1.5"),
                counted.stream()
                        .map(entry -> entry.figure() + " "
                                + (entry.vehicleId() == null ? entry.district() : "" + entry.vehicleId()) + " "
                                + entry.numerator())
                        .sorted(Comparator.comparing((String text) -> !text.contains("荷塘区")))
                        .toList(),
                "the newest of each");
    }

    @Test
    void everyBadLineAboutAVehicleIsNamedAndNothingIsTakenIn() throws IOException {
        twoVehiclesAndOneWithoutADistrict();
        Path bad = file("figure,day,plate,district,code,numerator,denominator,evidence\n"
                + "C12,2026-01-05,湘B99999,,,1,,x\n"
                + "C12,2026-01-05,湘B33333,,,1,,x\n"
                + "C12,2026-01-05,湘B11111,天元区,,1,,x\n"
                + "C12,2026-01-05,,荷塘,A009,1,,x\n"
                + "C12,2026-01-05,湘B11111,,,-1,,x\n"
                + "C14,2026-01-05,湘B11111,,,1,2,x\n"
                + "C12,2026-01,湘B11111,,,1,5,x\n"
                + "C12,2026-01-05,湘B11111,,,1,5,x\n"
                + "C12,2026-01-05,湘B11111,,,1,,x\n"
                + "C12,2026-01-05,,荷塘区,A001,2,,x\n"
                + "C12,2026-01-05,,荷塘区,,2,,x\n"
                + "C12,2026-01-05,,荷塘,,3,,x\n");
        assertEquals(1, run("figures", bad));
        List<String> wanted = List.of(
                "line 2 (C12): no such vehicle in the register; import the vehicle first",
                "line 3 (C12): vehicle 湘B33333 has no district on 2026-01-05 (import vehicles with its district first)",
                "line 4 (C12): 湘B11111 belongs to 荷塘 on 2026-01-05, not to 天元区; leave the district out",
                "line 5 (C12): no such vehicle in the register",
                "line 6 (C12): numerator is -1; write a number such as 12.5",
                "line 7 (C14): C14 问题及时处置率 is entered for a district (for a vehicle: C12 用水强度, C13 油耗)",
                "line 8 (C12): C12 of a vehicle is entered for each operational day",
                "line 9 (C12): the denominator of C12 is measured for a day: leave it out",
                "line 11 (C12): line 10 is about the same figure, time and vehicle; take one of the two out",
                "line 13 (C12): line 12 is about the same figure, time and district; take one of the two out");
        List<String> said = err.lines().toList();
        assertEquals(wanted.size() + 1, said.size(), err);
        for (int i = 0; i < wanted.size(); i++) {
            assertTrue(said.get(i).startsWith(wanted.get(i)), said.get(i));
        }
        assertEquals(List.of(), new FigureEntryStore(database).ofDay(LocalDate.of(2026, 1, 5)));
    }

    private void twoVehiclesAndOneWithoutADistrict() throws IOException {
        Path vehicles = file("plate,phone,district,code\n湘B11111,13900000001,荷塘,A001\n"
                + "湘B22222,13900000002,荷塘,A002\n湘B33333,13900000003,,\n");
        assertEquals(0, run("vehicles", vehicles), () -> err);
    }

    @Test
    void aBadCheckInIsNamedAndNothingIsTakenIn() throws IOException {
        assertEquals(0, run("grids", file(layer(grid("G1", "天元区")))));
        String csv = "time,person,grid\n2026-01-05 09:00,张三,G1\n2026-01-05 09:00,李四,G9\n2999-01-01 00:00,王五,G1\n"
                + "yesterday,赵六,G1\n,孙七,G1\n";
        assertEquals(1, run("checkins", file(csv)));
        assertTrue(err.contains("line 3 (李四): there is no grid G9; import the grids first"), err);
        assertTrue(err.contains("line 4 (王五): time 2999-01-01 00:00 is in the future"), err);
        assertTrue(err.contains("line 5 (赵六): time is yesterday"), err);
        assertTrue(err.contains("line 6 (孙七): time, person or grid is missing"), err);
        assertEquals(List.of(), new GridVisitStore(database).list(Instant.EPOCH, Instant.now()));
    }

    @Test
    void anEvaluationSchemeIsTakenInWholeOrNotAtAll() throws IOException {
        String scheme = SchemeReader.write(SchemeReader.defaultScheme());
        assertEquals(0, run("scheme", file(scheme), "--dry-run"));
        good("scheme: 11 read, all good; nothing was changed");
        assertEquals(List.of(), new SchemeStore(database).list());
        assertEquals(0, run("scheme", file(scheme)));
        good("in force from 2022-01: 机械化环卫作业月度考评（默认）");
        StoredScheme stored = new SchemeStore(database).list().get(0);
        assertEquals(SchemeReader.defaultScheme(), SchemeReader.read(stored.document()));
        assertEquals(1, run("scheme", file("name: x\nunits: [A, A]\n")));
        assertTrue(err.contains("evaluation scheme:"), err);
    }
}
