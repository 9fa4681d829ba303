package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.supervise.api.TestDatabase;

/** Alarms from the report that brings them to the one that takes them away. */
class AlarmsTest {
    private static final String PHONE = "13900000001";
    private static final int EMERGENCY = 1;
    private static final int ANTENNA_OPEN = 1 << 5;

    @TempDir
    Path directory;

    private final DatabaseSettings database = TestDatabase.settings();

    private final long startMs = System.currentTimeMillis() / 1000 * 1000;

    @Test
    void anAlarmIsOpenUntilItIsClearedAndALatePointChangesNothing() throws Exception {
        String code;
        int vehicle;
        try (RunningServer server = new RunningServer(directory.resolve("data"), database)) {
            try (SocketTerminal terminal =
                    server.terminal(ProtocolVersion.V2013, PHONE).online()) {
                code = terminal.code();
                vehicle = server.vehicle(PHONE);
                terminal.behaving((self, frame) -> {
                    if (frame.messageId() == MessageId.ALARM_CONFIRMATION.code()) {
                        self.reply(frame, 0);
                    }
                });
                terminal.ask(MessageId.LOCATION_REPORT, location(0, EMERGENCY | ANTENNA_OPEN));
                int serial = terminal.send(MessageId.LOCATION_REPORT, location(1_000, EMERGENCY | ANTENNA_OPEN));
                JsonNode open = server.await(
                        "/api/v1/alarms", answer -> answer.get("items").size() == 2);
                JsonNode emergency = named(open, "emergency");
                assertEquals(serial - 1, emergency.get("serial").asInt());
                assertFalse(emergency.get("ofDevice").asBoolean());

                server.command(
                        vehicle,
                        "{\"message\":\"confirm-alarm\",\"body\":{\"alarmSerial\":" + (serial - 1)
                                + ",\"alarmBits\":1}}");
                server.await(
                        "/api/v1/alarms",
                        answer -> !named(answer, "emergency").get("confirmedAt").isNull());
                terminal.ask(MessageId.LOCATION_REPORT, location(-600_000, 0));
                terminal.ask(MessageId.LOCATION_REPORT, location(-500_000, 1 << 1));
                server.awaitStored();
                assertEquals(2, server.get("/api/v1/alarms").get("items").size());
            }
        }
        try (RunningServer server = new RunningServer(directory.resolve("data"), database);
                SocketTerminal terminal =
                        server.terminal(ProtocolVersion.V2013, PHONE).authenticated(code)) {
            terminal.ask(MessageId.LOCATION_REPORT, location(3_000, ANTENNA_OPEN));
            JsonNode left =
                    server.await("/api/v1/alarms", answer -> answer.get("items").size() == 1);
            assertEquals("gnss-antenna-open", left.at("/items/0/name").asText());
            terminal.ask(MessageId.LOCATION_REPORT, location(4_000, 0));
            server.await("/api/v1/alarms", answer -> answer.get("items").isEmpty());
            server.awaitStored();
            JsonNode events = server.get("/api/v1/events?vehicle=" + vehicle);
            assertEquals(4, events.get("items").size(), events.toString());
            assertEquals("device-alarm-off", events.at("/items/0/kind").asText());
            assertEquals("alarm-off", events.at("/items/1/kind").asText());
        }
    }

    @Test
    void anAlarmInTheSecondOfATimedReportIsStoredBesideItAndARepeatedReportOnce() throws Exception {
        try (RunningServer server = new RunningServer(directory.resolve("data"), database);
                SocketTerminal terminal =
                        server.terminal(ProtocolVersion.V2013, PHONE).online()) {
            for (int alarmBits : new int[] {0, EMERGENCY, 0, EMERGENCY}) {
                terminal.ask(MessageId.LOCATION_REPORT, location(0, alarmBits));
            }
            server.awaitStored();
            try (Database opened = Database.open(database)) {
                Instant at = Instant.ofEpochMilli(startMs);
                List<Long> stored = new TrackQuery(opened)
                        .track(server.vehicle(PHONE), at, at.plusSeconds(1), 10, null).items().stream()
                                .map(Position::alarmBits)
                                .toList();
                assertEquals(List.of(0L, (long) EMERGENCY), stored);
            }
        }
    }

    private static JsonNode named(JsonNode alarms, String name) {
        for (JsonNode alarm : alarms.get("items")) {
            if (alarm.get("name").asText().equals(name)) {
                return alarm;
            }
        }
        throw new AssertionError("no " + name + " in " + alarms);
    }

    private byte[] location(long offsetMs, int alarmBits) {
        return new LocationEncoder()
                .begin(startMs + offsetMs)
                .alarmBits(alarmBits)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .toBytes();
    }
}
