package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.supervise.api.TestDatabase;

/** The monthly evaluation of a server that nobody asks for anything. */
class MonthByItselfTest {
    /** 06:00 in Zhuzhou on the first of April: the night shift of the last of March still goes on. */
    private static final Instant LAST_NIGHT = Instant.parse("2026-03-31T22:00:00Z");

    private static final Instant OVER = Instant.parse("2026-03-31T22:31:00Z");
    private static final String EVALUATIONS = "/api/v1/evaluations?year=2026";

    @TempDir
    Path directory;

    @Test
    void aMonthIsEvaluatedWhenTheNightShiftOfItsLastEveningIsOver() throws Exception {
        try (RunningServer server = new RunningServer(directory.resolve("data"), TestDatabase.settings(), LAST_NIGHT)) {
            try (SocketTerminal terminal =
                    server.terminal(ProtocolVersion.V2013, "13900000001").online()) {
                terminal.ask(
                        MessageId.LOCATION_REPORT,
                        new LocationEncoder()
                                .begin(LAST_NIGHT.toEpochMilli())
                                .statusBits(3)
                                .position(27_832_150, 113_147_690)
                                .toBytes());
                server.awaitStored();
            }
            // Longer than the 20 s between two looks at the month: what must not happen has had its chance.
            Thread.sleep(25_000);
            assertEquals(0, server.get(EVALUATIONS).get("items").size(), "March is not over yet");
            server.clock.stand(OVER);
            JsonNode done =
                    server.await(EVALUATIONS, answer -> !answer.get("items").isEmpty());
            assertEquals(1, done.get("items").size());
            assertEquals("2026-03", done.at("/items/0/month").asText());
            assertEquals("computed", done.at("/items/0/state").asText());
            assertEquals(
                    "system",
                    server.get("/api/v1/evaluations/2026-03").at("/steps/0/by").asText());
        }
    }
}
