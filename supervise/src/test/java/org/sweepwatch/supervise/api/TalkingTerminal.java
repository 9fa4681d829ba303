package org.sweepwatch.supervise.api;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sweepwatch.store.query.ModelItem;
import org.sweepwatch.store.query.ModelStore;
import org.sweepwatch.store.query.SimTrafficStore;
import org.sweepwatch.store.query.TerminalAreaRow;
import org.sweepwatch.store.query.TerminalAreaStore;
import org.sweepwatch.store.query.TrafficSum;
import org.sweepwatch.store.write.MessageRows;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.supervise.media.MediaFormat;

/** A terminal that has said everything the API can show, and has been sent a command. */
final class TalkingTerminal {
    private static final String JOURNAL = "00000000-0000-0000-0000-000000000000";

    private final RunningApi api;
    private final int vehicle;

    TalkingTerminal(RunningApi api, int vehicle) {
        this.api = api;
        this.vehicle = vehicle;
    }

    void talks() throws IOException {
        long nowMs = RunningApi.NOW.toEpochMilli();
        byte[] picture = "picture".getBytes(StandardCharsets.US_ASCII);
        String path = api.mediaFiles.write(JOURNAL, 1, vehicle, RunningApi.NOW, MediaFormat.JPEG, picture);
        StoreBatch batch = new StoreBatch();
        MessageRows rows = batch.messages();
        rows.keep(1, 0, vehicle, nowMs, 0x0108, 7, "{\"type\":0,\"result\":0}", new byte[] {0, 0});
        rows.fact(vehicle, "attributes", nowMs, "{\"model\":\"QX-808B\"}");
        rows.fact(vehicle, "driver", nowMs, "{\"status\":1,\"name\":\"欧阳明\"}");
        rows.fact(vehicle, "parameter-0x0001", nowMs, "[{\"id\":\"0x0001\",\"value\":60}]");
        rows.alarmOpened(vehicle, 5, nowMs, nowMs, 9);
        rows.medium(new MessageRows.Medium(
                1, vehicle, nowMs, 77, 0, 0, 0, 1, nowMs, 27_832_150, 113_147_690, picture.length, path));
        api.write(batch);
        new SimTrafficStore(api.database)
                .add(RunningApi.TODAY, java.util.Map.of(vehicle, new TrafficSum(81_000_000, 1)));
        new ModelStore(api.database)
                .add(List.of(new ModelItem("", "QX-808B", "unknown", 0xE3, 2, RunningApi.NOW, new byte[] {1})));
        new TerminalAreaStore(api.database)
                .put(new TerminalAreaRow(vehicle, 1, 1, "围栏", "{}", "in-step", null, RunningApi.NOW, null));
        post("/api/v1/redecodings", "{\"model\":\"QX-808B\",\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}", 202);
        post("/api/v1/wanted-parameters", "{\"id\":\"0x0001\",\"value\":60}", 204);
        post("/api/v1/vehicles/" + vehicle + "/commands", "{\"message\":\"locate\"}", 201);
    }

    private void post(String path, String json, int expected) {
        HttpResponse<String> answer = api.send(
                api.authorised(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        if (answer.statusCode() != expected) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
