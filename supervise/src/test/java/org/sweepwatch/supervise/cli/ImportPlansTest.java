package org.sweepwatch.supervise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
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
import org.sweepwatch.store.query.ChangeLog;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.LoggedChange;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.store.query.PlanStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.GroundTruth;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.rulebook.RuleKey;

/** Plans, shifts, weather stops and dated layers as an operator imports them, against a real database. */
class ImportPlansTest {
    private static final Path DATA =
            Path.of("target", "import-plans-" + ProcessHandle.current().pid());
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String FROM_MONDAY = "--valid-from=2026-03-02";
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
    void aCityWithTwoVehiclesAndThreeRoutes() throws IOException, SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE vehicle, exemption, layer_feature, layer_revision, shift, weather_stop,"
                    + " change_log, rule_value, position RESTART IDENTITY CASCADE");
        }
        String vehicles = """
                plate,phone,district,code,operation
                湘B11111,13900000001,荷塘,A001,JS
                湘B22222,13900000002,荷塘,A002,SS
                """;
        assertEquals(0, run("vehicles", vehicles, FROM_MONDAY), () -> err);
        assertEquals(0, run("routes", routes(Crs.WGS84), FROM_MONDAY), () -> err);
    }

    private int run(String kind, String text, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), text);
        String[] args = new String[5 + options.length];
        System.arraycopy(new String[] {"import", kind, file.toString(), "--data", DATA.toString()}, 0, args, 0, 5);
        System.arraycopy(options, 0, args, 5, options.length);
        return sweepwatch(args);
    }

    private int sweepwatch(String... args) {
        CommandRun ran = CommandRun.of(args);
        out = ran.out();
        err = ran.err();
        return ran.exitCode();
    }

    /** Three parallel streets, drawn in a coordinate system. */
    private static String routes(Crs crs) {
        StringBuilder features = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            Coordinate from = CoordinateConversion.fromWgs84(crs, 27.83 + i * 0.003, 113.14);
            Coordinate to = CoordinateConversion.fromWgs84(crs, 27.83 + i * 0.003, 113.16);
            features.append(features.isEmpty() ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"type\":\"Feature\",\"properties\":{\"code\":\"R%d\",\"class\":2,\"passes\":\"JS+XS@N=2\","
                                    + "\"forbidden\":\"7:00-9:00\"},\"geometry\":{\"type\":\"LineString\","
                                    + "\"coordinates\":[[%.7f,%.7f],[%.7f,%.7f]]}}",
                            i,
                            from.x,
                            from.y,
                            to.x,
                            to.y));
        }
        return layer(features.toString());
    }

    private static String layer(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static DayTruth on(LocalDate day) {
        return new GroundTruth(database, new OperationalCalendar()).on(day);
    }

    private static List<WeeklyPlan> plans() {
        return new PlanStore(database).plansFrom(MONDAY);
    }

    @Test
    void plansAreReadAsADistrictWritesThem() throws IOException {
        String csv = """
                辖区,自编号,班次,作业路线,星期
                荷塘,A001,夜班,R1 R2,周一至周五
                荷塘,A002,白班,R3,每天
                """;
        assertEquals(0, run("plans", csv, FROM_MONDAY), () -> err);
        assertTrue(out.contains("plans: 2 read, 2 new, 0 changed, 0 as before, 0 taken out of use"), out);
        DayTruth saturday = on(MONDAY.plusDays(5));
        assertEquals(1, saturday.duties().duties().size());
        List<PlannedDuty> monday = on(MONDAY).duties().duties();
        assertEquals(
                List.of("D SS 1", "N JS 2"),
                monday.stream()
                        .map(d -> d.shift().id() + " " + d.operation() + " "
                                + d.routes().size())
                        .toList());
        assertEquals(0, run("plans", csv, FROM_MONDAY), () -> err);
        assertTrue(out.contains("2 as before, 0 taken out of use"), out);
    }

    @Test
    void everyBadLineOfAPlanIsNamedAndNothingIsTaken() throws IOException {
        String csv = """
                phone,shift,routes,operation,weekdays,valid_from,valid_until
                13900000001,N,R1,,,,
                13900000009,N,R1,,,,
                13900000002,Z,R1,,,,
                13900000002,N,R1 R9 R8,,,,
                13900000002,N,,,,,
                13900000002,N,R1,飞行,,,
                13900000002,N,R1,,8,,
                13900000002,N,R1,,,2026-03-01,
                13900000002,N,R1,,,2026-03-09,2026-03-08
                """;
        assertEquals(1, run("plans", csv, FROM_MONDAY));
        List<String> lines = err.lines().toList();
        assertEquals(10, lines.size(), err);
        assertTrue(lines.get(0).startsWith("line 3 (13900000009): no such vehicle"), err);
        assertTrue(
                lines.get(1)
                        .startsWith("line 4 (13900000002): there is no shift 'Z' on 2026-03-02 (there are: "
                                + "D 白班, N 夜班)"),
                err);
        assertTrue(lines.get(2).startsWith("line 5 (13900000002): there is no route 'R9' on 2026-03-02"), err);
        assertTrue(lines.get(3).startsWith("line 5 (13900000002): there is no route 'R8'"), err);
        assertTrue(lines.get(4).startsWith("line 6 (13900000002): 0 routes"), err);
        assertTrue(lines.get(5).startsWith("line 7 (13900000002): operation is 飞行"), err);
        assertTrue(lines.get(6).startsWith("line 8 (13900000002): weekdays are '8'"), err);
        assertTrue(lines.get(7).startsWith("line 9 (13900000002): valid_from 2026-03-01 is before"), err);
        assertTrue(lines.get(8).startsWith("line 10 (13900000002): valid_until is before"), err);
        assertEquals(List.of(), plans());
    }

    @Test
    void overlappingPlansOfOneVehicleAreRefusedWithBothNamed() throws IOException {
        String csv = """
                phone,shift,routes,weekdays,valid_until
                13900000001,N,R1,1-5,
                13900000001,N,R2,5-7,2026-04-01
                """;
        for (String option : List.of("--dry-run", "--reason=试排")) {
            assertEquals(1, run("plans", csv, FROM_MONDAY, option));
            assertTrue(
                    err.startsWith("sweepwatch: 荷塘 A001 has two plans at the same time on 2026-03-06: shift N JS (R1)"
                            + " from 2026-03-02 on weekdays 12345 and shift N JS (R2) from 2026-03-02 to 2026-04-01 on"
                            + " weekdays 567;"),
                    err);
        }
        assertEquals(List.of(), plans());
        assertEquals(0, run("plans", csv.replace("5-7", "6-7"), FROM_MONDAY, "--dry-run"), () -> err);
        assertEquals(List.of(), plans(), "a dry run stores nothing");
    }

    @Test
    void aChangeForOneDayNeedsAPlanThatIsThere() throws IOException {
        assertEquals(0, run("plans", "phone,shift,routes\n13900000001,N,R1\n", FROM_MONDAY), () -> err);
        String csv = """
                phone,shift,routes,date,change,reason
                13900000001,N,,2026-03-03,取消,车辆年检
                13900000001,N,R2,2026-03-04,replace,道路施工
                13900000002,D,R3,2026-03-04,add,迎检
                """;
        assertEquals(0, run("plans", csv, FROM_MONDAY), () -> err);
        assertEquals(1, plans().size(), "a change leaves the weekly plans alone");
        assertEquals(0, on(MONDAY.plusDays(1)).duties().duties().size());
        assertEquals(2, on(MONDAY.plusDays(2)).duties().duties().size());
        assertEquals(
                1,
                run(
                        "plans",
                        "phone,shift,routes,date,change,reason\n13900000002,N,,2026-03-05,cancel,x\n"
                                + "13900000001,N,R2,2026-03-05,add,x\n",
                        FROM_MONDAY));
        List<String> lines = err.lines().toList();
        assertTrue(
                lines.get(0).startsWith("add of shift N for 荷塘 A001 on 2026-03-05: shift N JS (R1) from 2026-03-02"),
                err);
        assertTrue(
                lines.get(1).startsWith("cancel of shift N for 荷塘 A002 on 2026-03-05: no such shift is planned"), err);
    }

    @Test
    void shiftsReplaceTheStandardOnesAndMustEndWithTheirDay() throws IOException {
        assertEquals(1, run("shifts", "shift,name,start,end\nE,早班,05:00,13:00\n", FROM_MONDAY));
        assertTrue(err.startsWith("sweepwatch: line 2 (E): shift from 05:00 to 13:00 goes on when the next"), err);
        String csv = "班次编号,班次名称,开始时间,结束时间\nM,早班,6:30,13:00\nE,晚班,18:00,2:00\n";
        assertEquals(0, run("shifts", csv, FROM_MONDAY), () -> err);
        assertEquals(
                List.of("M", "E"),
                on(MONDAY).shifts().stream().map(shift -> shift.id()).toList());
        assertEquals(
                List.of("D", "N"),
                on(MONDAY.minusDays(1)).shifts().stream()
                        .map(shift -> shift.id())
                        .toList());
        assertEquals(1, run("plans", "phone,shift,routes\n13900000001,N,R1\n", FROM_MONDAY));
    }

    @Test
    void shiftsThatMakePlansOverlapOrTakeThemTheirShiftAreRefused() throws IOException {
        String both = "shift,start,end\nD,06:30,20:00\nN,20:00,06:30\n";
        assertEquals(0, run("shifts", both, FROM_MONDAY), () -> err);
        String plans = "phone,shift,routes\n13900000001,N,R1\n13900000001,D,R2\n";
        assertEquals(0, run("plans", plans, FROM_MONDAY), () -> err);
        for (String option : List.of("--dry-run", "--reason=x")) {
            assertEquals(1, run("shifts", "shift,start,end,valid_from\nN,19:00,06:30,2026-04-01\n", option));
            assertTrue(err.startsWith("sweepwatch: 荷塘 A001 has two plans at the same time on 2026-04-01: shift"), err);
        }
        assertEquals(1, run("shifts", "shift,start,end,valid_until\nN,20:00,06:30,2026-04-30\n", FROM_MONDAY));
        assertTrue(err.startsWith("sweepwatch: 荷塘 A001 is planned on 2026-05-01 for a shift that is not there"), err);
        assertEquals(2, on(LocalDate.of(2026, 5, 1)).duties().duties().size(), "as before");
        assertEquals(0, run("shifts", both.replace("20:00", "19:00"), "--valid-from=2026-04-01"), () -> err);
    }

    /** Without its operation the work of a vehicle cannot be told, and it would be accused of not working. */
    @Test
    void aPlanForAVehicleWithoutAnOperationIsRefused() throws IOException {
        assertEquals(0, run("vehicles", "plate,phone\n湘B33333,13900000003\n", FROM_MONDAY), () -> err);
        assertEquals(1, run("plans", "phone,shift,routes,operation\n13900000003,N,R1,JS\n", FROM_MONDAY));
        assertTrue(err.startsWith("sweepwatch: line 2 (13900000003): no operation of the vehicle is known"), err);
    }

    /** A device of which nobody heard; each format says so in the words of the bulletin. */
    @Test
    void theDayIsReportedInEveryFormat() throws IOException {
        String fitted = "phone,district,code,operation,in_service_from\n13900000001,荷塘,A001,JS,2026-03-01\n";
        assertEquals(0, run("vehicles", fitted, FROM_MONDAY), () -> err);
        assertEquals(0, run("plans", "phone,shift,routes\n13900000001,N,R1\n", FROM_MONDAY), () -> err);
        new OutageStore(database).alive(Instant.parse("2026-03-04T00:00:00Z"));
        String sentence = "夜班出车1台（荷塘1台），发现问题1个：荷塘 A001整晚无GPS。";
        for (String format : List.of("table", "csv", "json")) {
            assertEquals(0, report("vehicle-day", format), () -> err);
            assertTrue(out.contains(sentence), out);
            assertTrue(out.contains("覆盖率"), out);
            assertEquals(0, report("route-coverage", format, "--shift", "N"), () -> err);
            assertTrue(out.contains("R1"), out);
        }
        JsonNode route = new ObjectMapper().readTree(out).at("/routes/0");
        assertEquals(0, route.get("missedM").asDouble(), "nobody saw it");
        assertEquals(route.get("lengthM"), route.get("unprovenM"));
        for (String name : List.of("vehicle-day", "route-coverage")) {
            Path file = directory.resolve(name + ".xlsx");
            assertEquals(0, report(name, "xlsx", "--out", file.toString()), () -> err);
            try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(file))) {
                Sheet first = workbook.getFirstSheet();
                assertTrue(
                        first.read().get(0).getCellText(0).contains("2026-03-02"),
                        first.read().get(0).getCellText(0));
                List<String> headings = workbook.getSheets()
                        .map(sheet -> read(sheet).stream()
                                .filter(row -> row.getCellCount() > 2)
                                .findFirst()
                                .map(row -> row.getCellText(1))
                                .orElse(""))
                        .toList();
                headings.forEach(
                        heading -> assertTrue(heading.isEmpty() || heading.matches(".*\\p{IsHan}.*"), heading));
            }
        }
    }

    private static List<Row> read(Sheet sheet) {
        try {
            return sheet.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int report(String name, String format, String... more) {
        List<String> args =
                new ArrayList<>(List.of("report", name, "--day=2026-03-02", "--format", format, "--data=" + DATA));
        args.addAll(List.of(more));
        return sweepwatch(args.toArray(String[]::new));
    }

    @Test
    void aWeatherStopTakesTheDutiesOfItsDistrictAndOperationOff() throws IOException {
        assertEquals(
                0, run("plans", "phone,shift,routes\n13900000001,N,R1\n13900000002,N,R2\n", FROM_MONDAY), () -> err);
        String csv = """
                开始,结束,辖区,作业类型,原因,批准人
                2026-03-02,2026-03-02,荷塘 天元,洒水 GX,气温低于3℃,张主任
                """;
        assertEquals(0, run("weather", csv), () -> err);
        assertEquals(
                List.of("null", "气温低于3℃"),
                on(MONDAY).duties().duties().stream()
                        .map(duty -> "" + duty.exemptReason())
                        .toList());
        assertEquals(1, run("weather", "from,to,reason\n2026-03-02,2026-03-01,x\n2026-03-02,2026-03-03,x\n"));
        assertEquals(3, err.lines().count(), err);
    }

    @Test
    void aRouteImportedAnewLeavesPastDaysAsTheyWere() throws IOException {
        String narrower = routes(Crs.WGS84).replace("JS+XS@N=2", "JS=1");
        assertEquals(0, run("routes", narrower, "--valid-from", "2026-03-09", "--reason", "降级"), () -> err);
        assertTrue(out.contains("3 changed"), out);
        PlannedRoute before = on(MONDAY.plusDays(6)).routes().get(0);
        PlannedRoute after = on(MONDAY.plusDays(7)).routes().get(0);
        assertEquals("JS+XS@N=2", before.passes().toString());
        assertEquals("07:00-09:00", before.forbidden().toString());
        assertEquals("JS=1", after.passes().toString());
        assertEquals(before.route().id(), after.route().id());
        LoggedChange logged =
                new ChangeLog(database).list("route", "R1", Long.MAX_VALUE, 1).get(0);
        assertEquals("降级", logged.change().reason());
    }

    @Test
    void aRouteThatGoesWhileItIsPlannedIsReported() throws IOException {
        assertEquals(
                0, run("plans", "phone,shift,routes\n13900000001,N,R1 R3\n13900000002,N,R3\n", FROM_MONDAY), () -> err);
        String twoLeft = routes(Crs.WGS84).replace("\"R3\"", "\"R4\"");
        assertEquals(0, run("routes", twoLeft, FROM_MONDAY, "--dry-run"), () -> err);
        assertTrue(out.contains("route R3: is planned (2 plans) and not in the file"), out + err);
        assertFalse(out.contains("route R1: is planned"), out);
    }

    @Test
    void aBadRequirementOfARouteIsNamed() throws IOException {
        assertEquals(1, run("routes", routes(Crs.WGS84).replace("JS+XS@N=2", "often"), FROM_MONDAY));
        assertEquals(4, err.lines().count(), err);
        assertTrue(err.startsWith("feature 1 (R1): passes are 'often'"), err);
    }

    @Test
    void aLayerInAnotherCoordinateSystemIsRefusedWithTheAdvice() throws IOException {
        assertEquals(1, run("routes", routes(Crs.GCJ02), "--valid-from", "2026-03-09"));
        assertTrue(
                err.matches(
                        "(?s)sweepwatch: file: the layer lies \\d\\d\\d m \\(median\\) from what is stored under the"
                                + " same codes, but only \\d m when it is taken as drawn in gcj02; import it with --crs gcj02 \\(in"
                                + " the API \"crs\": \"gcj02\"\\), or with --force.*"),
                err);
        assertEquals(1, run("routes", routes(Crs.BD09), "--dry-run"));
        assertTrue(err.contains("--crs bd09"), err);
        assertEquals(0, run("routes", routes(Crs.GCJ02), "--crs", "gcj02", "--valid-from", "2026-03-09"), () -> err);
        assertEquals(1, run("routes", routes(Crs.WGS84), "--crs", "gcj02", "--valid-from", "2026-03-10"));
        assertTrue(err.contains("--crs wgs84"), err);
        assertEquals(0, run("routes", routes(Crs.GCJ02), "--force", "--valid-from", "2026-03-09"), () -> err);
    }

    @Test
    void theFirstLayerIsLaidBesideWhereVehiclesWork() throws IOException, SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE layer_feature CASCADE");
            statement.execute("INSERT INTO position (time, vehicle_id, lag_s, lat_e6, lon_e6, alarm_bits,"
                    + " status_bits, altitude_m, speed_dkmh, heading_deg, quality) SELECT now() - i * interval '1 min',"
                    + " 1 + i % 2, 0, 27830000 + 3000 * (1 + i % 3) + (i * 7) % 60, 113140000 + (i * 137) % 20000, 0,"
                    + " 3, 50, 80, 90, 0 FROM generate_series(1, 200) i");
        }
        assertEquals(1, run("routes", routes(Crs.GCJ02)));
        assertTrue(err.contains("m (median) from where vehicles worked in the last weeks, but only"), err);
        assertTrue(err.contains("--crs gcj02"), err);
        assertEquals(0, run("routes", routes(Crs.WGS84)), () -> err);
    }

    @Test
    void aRouteThatCrossesItselfIsTakenAndReported() throws IOException {
        String eight = "{\"type\":\"Feature\",\"properties\":{\"code\":\"R8\"},\"geometry\":{\"type\":\"LineString\","
                + "\"coordinates\":[[113.14,27.83],[113.15,27.84],[113.15,27.83],[113.14,27.84]]}}";
        String tiny = "{\"type\":\"Feature\",\"properties\":{\"code\":\"R9\"},\"geometry\":{\"type\":\"LineString\","
                + "\"coordinates\":[[113.14,27.83],[113.14003,27.83]]}}";
        assertEquals(0, run("routes", layer(eight + "," + tiny)), () -> err);
        assertTrue(out.contains("route R8: crosses itself"), out);
        assertTrue(out.contains("route R9: is 3.0 m long, shorter than the noise"), out);
        assertTrue(out.contains("routes: 2 read, 2 new"), out);
    }

    @Test
    void aDistrictMayHaveNoPolygonAndAGridSaysItsZone() throws IOException {
        String square = "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[113.1,27.8],[113.2,27.8],[113.2,27.9],"
                + "[113.1,27.8]]]}}";
        String districts = layer("{\"type\":\"Feature\",\"properties\":{\"name\":\"经开区\"},\"geometry\":null},"
                + "{\"type\":\"Feature\",\"properties\":{\"code\":\"D1\",\"name\":\"天元\"}," + square);
        assertEquals(0, run("districts", districts, FROM_MONDAY), () -> err);
        List<LayerFeature> stored = new LayerStore(database).list(LayerKind.DISTRICT, MONDAY);
        assertEquals(
                List.of("D1", "经开区"), stored.stream().map(LayerFeature::name).toList());
        assertEquals("null", stored.get(1).geometry());
        assertEquals(1, run("districts", districts.replace("113.1,27.8]]]", "27.8,113.1]]]"), FROM_MONDAY));
        assertTrue(err.startsWith("sweepwatch: feature 2 (D1):"), err);

        String grid = "{\"type\":\"Feature\",\"properties\":{\"code\":\"G1\",\"zone\":\"主城区\"}," + square;
        assertEquals(0, run("grids", layer(grid), FROM_MONDAY), () -> err);
        assertTrue(new LayerStore(database)
                .list(LayerKind.GRID, MONDAY)
                .get(0)
                .properties()
                .contains("\"zone\":\"main\""));
        assertEquals(1, run("grids", layer(grid.replace("主城区", "远郊")), FROM_MONDAY));
        assertTrue(err.contains("zone is '远郊' (expected: main or suburb)"), err);
    }

    @Test
    void aVehicleCannotBeInTwoDistrictsOnOneDay() throws IOException {
        String csv = """
                phone,district,code,assigned_from,assigned_until
                13900000001,天元,A007,2026-03-09,2026-03-15
                13900000001,石峰,A008,2026-03-15,
                """;
        assertEquals(1, run("vehicles", csv));
        assertTrue(err.startsWith("sweepwatch: line 3 (13900000001): is in 石峰 and in 天元 (line 2) on 2026-03-15;"), err);
        assertEquals(0, run("vehicles", csv.replace("2026-03-15,\n", "2026-03-16,\n")), () -> err);
        VehicleStore vehicles = new VehicleStore(database);
        assertEquals("荷塘", vehicles.listOn(MONDAY).get(0).district());
        assertEquals("天元", vehicles.listOn(MONDAY.plusDays(13)).get(0).district());
        assertEquals("石峰", vehicles.listOn(MONDAY.plusDays(14)).get(0).district());
    }

    @Test
    void rulesAreListedAndSetFromADayOn() {
        String data = "--data=" + DATA;
        assertEquals(
                0,
                sweepwatch("rules", "work.js.limit-kmh", "15", "--valid-from=2026-03-02", "--reason=通知", data),
                () -> err);
        assertEquals(0, sweepwatch("rules", "--day=2026-03-03", data), () -> err);
        assertTrue(
                out.lines().anyMatch(line -> line.matches("work.js.limit-kmh +15 km/h  机扫超速限值  \\(since 2026-03-02.*")),
                out);
        assertEquals(15, on(MONDAY).rules().number(RuleKey.JS_LIMIT_KMH));
        assertEquals(1, sweepwatch("rules", "work.js.limit-kmh", "5", "--reason=x", data));
        assertTrue(err.contains("expected: least < most <= limit"), err);
        assertEquals(1, sweepwatch("rules", "no.such", "5", "--reason=x", data));
        assertEquals(2, sweepwatch("rules", "work.js.limit-kmh", "5", data), "without a reason");
    }
}
