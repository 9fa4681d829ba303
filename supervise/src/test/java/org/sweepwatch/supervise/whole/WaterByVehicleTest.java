package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.cli.SweepWatch;
import org.sweepwatch.supervise.point.PointQuality;

/** From a terminal that sweeps, over the meter reading that somebody enters, to the figure in the report. */
class WaterByVehicleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Instant BEGIN = new OperationalCalendar().windowOf(DAY).from();
    private static final String REPORT = "/api/v1/reports/vehicle-day?day=" + DAY;
    private static final int REPORT_S = 10;
    /** 20 m to the north, 1e-6 degrees: 7.2 km/h. */
    private static final int STEP_E6 = 180;

    private static final int STEP_M = 20;
    private static final int BRUSH_ON = 1 << 16;

    @TempDir
    Path directory;

    private final DatabaseSettings database = TestDatabase.settings();

    @Test
    void aMeterReadingOverTheKilometresOfTheVehicleIsItsUseOfWater() throws Exception {
        try (RunningServer server = new RunningServer(directory.resolve("data"), database, BEGIN)) {
            importFile("vehicles", """
                    plate,phone,district,code,operation,in_service_from
                    湘B11111,13900000001,荷塘区,A001,JS,2026-03-01
                    湘B22222,13900000002,荷塘区,A002,JS,2026-03-01
                    湘B33333,13900000003,天元区,A001,JS,2026-03-01
                    """, "--valid-from=2026-03-01");
            sweep(server, "13900000001", 27_830_000, 14_600);
            sweep(server, "13900000002", 27_700_000, 2_000);
            assertEquals(
                    "no_data",
                    water(server.await(REPORT, WaterByVehicleTest::bothWorked), 0)
                            .at("/state")
                            .asText());

            int vehicle = server.vehicle("13900000001");
            HttpResponse<String> entered = server.post("/api/v1/figure-entries", """
                    {"figure":"C12","day":"%s","vehicleId":%d,"numerator":9.2,"evidence":"水表照片","reason":"例行填报"}""".formatted(DAY, vehicle));
            assertEquals(201, entered.statusCode(), entered.body());
            JsonNode report = server.await(REPORT, one -> water(one, 0).has("entered"));
            JsonNode own = water(report, 0);
            assertEquals(
                    "0.63", String.format(Locale.ROOT, "%.2f", own.get("value").asDouble()));
            assertEquals(9.2, own.get("numerator").asDouble());
            assertEquals(14.6, own.get("denominator").asDouble(), 0.1);
            assertEquals("met", own.get("state").asText());
            assertEquals("水表照片", own.at("/entered/proofs/0/evidence").asText());
            JsonNode listed = server.get("/api/v1/figure-entries?month=2026-03").at("/items/0");
            assertEquals(vehicle, listed.get("vehicleId").asInt());
            assertTrue(listed.get("district").isNull());
            assertEquals(listed.get("id"), own.at("/entered/proofs/0/entry"));
            JsonNode district = ofDistrict(report, "荷塘区");
            assertEquals(own.get("value"), district.get("value"));
            assertEquals(1, district.at("/entered/vehicles").asInt());
            assertEquals(2, district.at("/entered/ofVehicles").asInt());

            importFile("figures", "指标,日期,车牌号,数量,依据\nC12,2026-03-10,湘B22222,2,水表照片\n");
            JsonNode both = ofDistrict(server.await(REPORT, one -> water(one, 1).has("entered")), "荷塘区");
            assertEquals(11.2, both.get("numerator").asDouble(), 1e-9);
            assertEquals(16.6, both.get("denominator").asDouble(), 0.2);
            assertEquals(2, both.at("/entered/vehicles").asInt());
            String csv = new String(server.fetch(REPORT + "&format=csv").body(), StandardCharsets.UTF_8);
            assertTrue(csv.contains("按车填报，计入车辆 2/2"), csv);
        }
    }

    @Test
    void whatCannotBeEnteredForAVehicleIsRefusedWithTheReason() throws Exception {
        try (RunningServer server = new RunningServer(directory.resolve("data"), database, BEGIN)) {
            importFile(
                    "vehicles",
                    "plate,phone,district,in_service_from\n湘B11111,13900000001,荷塘区,2026-03-01\n"
                            + "湘B22222,13900000002,,2026-03-01\n");
            int vehicle = server.vehicle("13900000001");
            String good = "{\"figure\":\"C12\",\"day\":\"2026-03-10\",\"vehicleId\":" + vehicle
                    + ",\"numerator\":9.2,\"evidence\":\"x\",\"reason\":\"y\"}";
            refused(server, good.replace("C12", "C14"), "is entered for a district (for a vehicle: C12 用水强度, C13 油耗)");
            refused(
                    server,
                    good.replace("\"day\":\"2026-03-10\"", "\"month\":\"2026-03\""),
                    "for each operational day");
            refused(server, good.replace(":" + vehicle, ":" + 4711), "there is no vehicle 4711 in the register");
            refused(
                    server,
                    good.replace(":" + vehicle, ":" + server.vehicle("13900000002")),
                    "vehicle 湘B22222 has no district on 2026-03-10 (import vehicles with its district first)");
            refused(server, good.replace("9.2", "-1"), "numerator is -1 (expected: 0 or more)");
            refused(server, good.replace("9.2", "9.2,\"denominator\":3"), "is measured for a day: leave it out");
            refused(server, good.replace("9.2", "9.2,\"district\":\"荷塘区\""), "Give either 'district' or 'vehicleId'.");
            refused(server, good.replace(":" + vehicle, ":\"A001\""), "a whole number");
            refused(server, good.replace("2026-03-10", "2026-03-11"), "2026-03-11 has not begun");
            assertEquals(201, server.post("/api/v1/figure-entries", good).statusCode());
        }
    }

    private static void refused(RunningServer server, String entry, String why) throws Exception {
        HttpResponse<String> answer = server.post("/api/v1/figure-entries", entry);
        assertEquals(400, answer.statusCode(), entry);
        assertTrue(answer.body().contains(why), answer.body());
    }

    private static boolean bothWorked(JsonNode report) {
        return km(report, 0) > 14.5 && km(report, 1) > 1.9;
    }

    /** Kilometres of work of a vehicle. */
    private static double km(JsonNode report, int vehicle) {
        return report.at("/vehicles/" + vehicle + "/figures/0/numerator").asDouble();
    }

    private static JsonNode water(JsonNode report, int vehicle) {
        return report.at("/wholeDay/" + vehicle + "/figures/0");
    }

    private static JsonNode ofDistrict(JsonNode report, String name) {
        for (JsonNode district : report.get("districts")) {
            if (district.get("district").asText().equals(name)
                    && district.get("shift").isNull()) {
                for (JsonNode figure : district.get("figures")) {
                    if (figure.get("id").asText().equals("C12")) {
                        return figure;
                    }
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    /** Drives north from the begin of the day on with the brush on, and switches the engine off. */
    private static void sweep(RunningServer server, String phone, int latE6, int metres) throws IOException {
        try (SocketTerminal terminal =
                server.terminal(ProtocolVersion.V2013, phone).online()) {
            int last = metres / STEP_M + 1;
            for (int i = 0; i <= last; i++) {
                Instant at = BEGIN.plusSeconds((long) i * REPORT_S);
                if (at.isAfter(server.clock.instant())) {
                    server.clock.stand(at);
                }
                byte[] body = new LocationEncoder()
                        .begin(at.toEpochMilli())
                        .statusBits(PointQuality.STATUS_LOCATED | (i == last ? 0 : PointQuality.STATUS_ACC))
                        .position(latE6 + Math.min(i, last - 1) * STEP_E6, 113_147_690)
                        .altitudeM(60)
                        .speedDeciKmh(i == last ? 0 : 72)
                        .headingDeg(0)
                        .item32(AdditionalItem.VEHICLE_SIGNALS, i == last ? 0 : BRUSH_ON)
                        .toBytes();
                if (i % 60 == 0 || i == last) {
                    assertEquals(0, terminal.ask(MessageId.LOCATION_REPORT, body));
                } else {
                    terminal.send(MessageId.LOCATION_REPORT, body);
                }
            }
        }
    }

    private void importFile(String kind, String csv, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve(kind + ".csv"), csv);
        String[] args = new String[7 + options.length];
        System.arraycopy(
                new String[] {
                    "import",
                    kind,
                    file.toString(),
                    "--data=" + directory.resolve("data"),
                    "--db-url=" + database.url(),
                    "--db-user=" + database.user(),
                    "--db-password-file=" + directory.resolve("data/db-password")
                },
                0,
                args,
                0,
                7);
        System.arraycopy(options, 0, args, 7, options.length);
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertEquals(0, SweepWatch.run(args), () -> err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
