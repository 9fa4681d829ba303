package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.simulate.DemoCity;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;
import org.sweepwatch.supervise.work.CityDay;

/**
 * A past day folded again while positions stream in. The same stream goes into two servers, at the same times of a clock that
 * stands; one of them is asked to recompute. Whatever differs afterwards is the work of the recalculation.
 */
class RecomputeWhileStreamingTest {
    private static final LocalDate DAY = CityDay.DAY;
    private static final int DAY_S = 86_400;
    private static final int REPORT_S = 10;
    private static final int MINUTES = 60;
    private static final int RECOMPUTE_AT = 6;
    private static final List<String> REPORTS = List.of("vehicle-day", "route-coverage", "device-failure");

    private static final Map<String, String> TABLES = Map.of(
            // The upper half of an index is the journal's file, which is numbered by the time it was begun.
            "checkpoint", "SELECT journal_index & 4294967295 FROM checkpoint",
            "positions", "SELECT * FROM position ORDER BY vehicle_id, time, lat_e6, lon_e6, alarm_bits, status_bits",
            "last positions", "SELECT * FROM last_position ORDER BY vehicle_id",
            "events", "SELECT vehicle_id, time, kind, subject, detail FROM event ORDER BY 1, 2, 3, 4",
            "live states", "SELECT vehicle_id, encode(state, 'hex') FROM vehicle_state ORDER BY vehicle_id",
            "days",
                    "SELECT day, vehicle_id, encode(state, 'hex'), encode(work, 'hex'), stale FROM device_day"
                            + " ORDER BY day, vehicle_id");

    @TempDir
    Path directory;

    private final Simulation simulation = Simulation.of(new SimulationSettings(5, 2, FaultProfile.NONE, null, DAY));

    @Test
    void aRecalculationChangesNothingElseAndGivesWhatTheLiveFoldGave() throws Exception {
        Map<String, List<String>> without = run(false);
        Map<String, List<String>> with = run(true);
        assertEquals(without.keySet(), with.keySet());
        assertAll(
                without.keySet().stream().map(table -> () -> assertEquals(without.get(table), with.get(table), table)));
        assertEquals(3 * 2, with.get("days").size());
        assertTrue(with.get("positions").size() >= 2 * 6 * 2 * MINUTES, "two vehicles, two hours");
    }

    /** What is stored in the end. */
    private Map<String, List<String>> run(boolean recompute) throws Exception {
        long workS = firstWork();
        DatabaseSettings database = TestDatabase.settings();
        try (Database opened = Database.open(database)) {
            DemoCity.load(opened, simulation, CityDay.CALENDAR.windowOf(DAY).from());
        }
        Path data = directory.resolve(recompute ? "with" : "without");
        try (RunningServer server = new RunningServer(data, database, Instant.ofEpochSecond(workS))) {
            List<SocketTerminal> terminals = new ArrayList<>();
            for (SimulatedVehicle vehicle : simulation.vehicles()) {
                terminals.add(
                        server.terminal(ProtocolVersion.V2013, vehicle.phone()).online());
            }
            drive(server, terminals, workS, 0, MINUTES, new CountDownLatch(1));
            drive(server, terminals, workS, 1, MINUTES / 3, new CountDownLatch(1));
            CountDownLatch streaming = new CountDownLatch(RECOMPUTE_AT);
            CompletableFuture<Void> stream =
                    CompletableFuture.runAsync(() -> drive(server, terminals, workS, 2, 2 * MINUTES / 3, streaming));
            assertTrue(streaming.await(60, TimeUnit.SECONDS), "positions stream in");
            if (recompute) {
                recompute(server);
            }
            stream.get(60, TimeUnit.SECONDS);
            server.awaitStored();
            Map<String, List<String>> stored = stored(database);
            for (SocketTerminal terminal : terminals) {
                terminal.close();
            }
            return stored;
        }
    }

    private void recompute(RunningServer server) throws Exception {
        Instant end = CityDay.CALENDAR.windowOf(DAY).to();
        Map<String, JsonNode> before = new LinkedHashMap<>();
        for (String report : REPORTS) {
            before.put(
                    report,
                    server.await(
                            path(report),
                            answer ->
                                    !Instant.parse(answer.get("asOf").asText()).isBefore(end)));
        }
        assertTrue(
                before.get("vehicle-day").toString().contains("\"working\""),
                "somebody worked: " + before.get("vehicle-day").get("bulletin"));
        HttpResponse<String> done =
                server.post("/api/v1/recompute", "{\"day\":\"" + DAY + "\",\"reason\":\"a second look\"}");
        assertEquals(201, done.statusCode(), done.body());
        for (String report : REPORTS) {
            assertEquals(figures(before.get(report)), figures(server.get(path(report))), report);
        }
    }

    private static String path(String report) {
        return "/api/v1/reports/" + report + "?day=" + DAY;
    }

    /** All but when it was made. */
    private static JsonNode figures(JsonNode report) {
        return ((ObjectNode) report.deepCopy()).without(List.of("generatedAt", "asOf"));
    }

    /** When the first vehicle starts its engine, s since 1970. */
    private long firstWork() {
        VehicleSample sample = new VehicleSample();
        long second = CityDay.CALENDAR.startMs(DAY.toEpochDay()) / 1000;
        do {
            second += 60;
            simulation.fleet().fleet().measure(simulation.vehicles().get(0), second, sample);
        } while (!sample.accOn);
        return second;
    }

    /** The same drive on another day: of each vehicle six positions a minute, sent when the minute is over. */
    private void drive(
            RunningServer server,
            List<SocketTerminal> terminals,
            long workS,
            int daysLater,
            int minutes,
            CountDownLatch perMinute) {
        VehicleSample sample = new VehicleSample();
        try {
            for (int minute = 0; minute < minutes; minute++) {
                long fromS = workS + minute * 60L;
                server.clock.stand(Instant.ofEpochSecond(fromS + 60 + (long) daysLater * DAY_S));
                for (int i = 0; i < terminals.size(); i++) {
                    for (long second = fromS; second < fromS + 60; second += REPORT_S) {
                        simulation.fleet().fleet().measure(simulation.vehicles().get(i), second, sample);
                        byte[] body = location(sample, (long) daysLater * DAY_S * 1000);
                        if (second == fromS + 60 - REPORT_S) {
                            assertEquals(0, terminals.get(i).ask(MessageId.LOCATION_REPORT, body));
                        } else {
                            terminals.get(i).send(MessageId.LOCATION_REPORT, body);
                        }
                    }
                }
                perMinute.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] location(VehicleSample sample, long laterMs) {
        return new LocationEncoder()
                .begin(sample.timeMs + laterMs)
                .statusBits((sample.accOn ? PointQuality.STATUS_ACC : 0)
                        | (sample.located ? PointQuality.STATUS_LOCATED : 0))
                .position(sample.latE6, sample.lonE6)
                .altitudeM(sample.altitudeM)
                .speedDeciKmh(sample.speedDkmh)
                .headingDeg(sample.headingDeg)
                .item32(AdditionalItem.ODOMETER, sample.odometerHm)
                .item32(AdditionalItem.VEHICLE_SIGNALS, sample.signals)
                .item16(AdditionalItem.IO_STATUS, sample.asleep ? 2 : 0)
                .toBytes();
    }

    private static Map<String, List<String>> stored(DatabaseSettings database) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Connection c = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement s = c.createStatement()) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                List<String> rows = new ArrayList<>();
                try (ResultSet r = s.executeQuery("SELECT row(t.*)::text FROM (" + table.getValue() + ") t")) {
                    while (r.next()) {
                        rows.add(r.getString(1));
                    }
                }
                tables.put(table.getKey(), rows);
            }
        }
        return tables;
    }
}
