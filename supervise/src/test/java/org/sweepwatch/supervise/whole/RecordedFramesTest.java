package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.server.SweepWatchServer;
import org.sweepwatch.supervise.simulate.replay.RecordedFrames;
import org.sweepwatch.supervise.simulate.replay.Replay;

/**
 * Frames of other projects, recorded from real terminals and test suites, sent over a socket through the whole server:
 * each located 0x0200 with a right check byte and a date is found in its vehicle's track, each malformed one in a counter.
 */
class RecordedFramesTest {
    private static final int ANSWER_MS = 1_000;

    @TempDir
    Path directory;

    private final DatabaseSettings database = TestDatabase.settings();

    @ParameterizedTest
    @ValueSource(strings = {"corpus.jsonl", "issue_threads.jsonl"})
    void everyGoodLocationIsFoundInItsTrackAndEveryBadFrameInACounter(String name) throws Exception {
        Path file = Path.of("../../shared/frames").resolve(name);
        assumeTrue(Files.exists(file), "skipped: the recorded frames (" + file + ") are not beside this checkout");
        RecordedFrames recorded = RecordedFrames.read(file);
        try (SweepWatchServer server = server()) {
            new Replay(server.terminalAddress(), ANSWER_MS).run(recorded.frames());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(server::caughtUp);

            List<String> missing = new ArrayList<>();
            int expected = 0;
            int bad = 0;
            for (String line : Files.readAllLines(file)) {
                byte[] frame = unescaped(line);
                if (!checked(frame)) {
                    bad++;
                    continue;
                }
                Optional<Location> location = location(frame);
                if (location.isPresent()) {
                    expected++;
                    if (!stored(server, location.get())) {
                        missing.add(location.get().toString());
                    }
                }
            }
            System.out.printf(
                    "%s: %d located positions with a date, %d frames with a wrong check byte%n", name, expected, bad);
            assertEquals(List.of(), missing, "of " + expected + " located positions with a date");
            assertTrue(expected > 0, "only " + expected + " located positions in " + name);
            double dropped = metric(server, "sweepwatch_ingest_dropped_");
            assertTrue(dropped >= bad, dropped + " frames counted as dropped (expected: at least " + bad + ")");
        }
    }

    @Test
    void theServerEndsInOrderAndBeginsWhereItEnded() throws Exception {
        Path frames = directory.resolve("frames.txt");
        Files.writeString(
                frames,
                "7E0200003601397330018701250000012000 0C000301A8AF5606BE7F2A00340056010F261123034510010400"
                                .replace(" ", "")
                        + "01E240030200542504000000102A020000300117310109A57E\n");
        RecordedFrames recorded = RecordedFrames.read(frames);
        for (int round = 0; round < 2; round++) {
            try (SweepWatchServer server = server()) {
                new Replay(server.terminalAddress(), ANSWER_MS).run(recorded.frames());
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(server::caughtUp);
                assertEquals(1, points(server, "13973300187"), "round " + round);
            }
        }
    }

    private SweepWatchServer server() throws Exception {
        return SweepWatchServer.start(
                RunningServer.settings(directory.resolve("data"), database).read(), Clock.systemUTC());
    }

    private record Location(String phone, long timeMs, int latE6, int lonE6) {}

    private static Optional<Location> location(byte[] frame) {
        FrameHeader header = new FrameHeader();
        LocationReport report = new LocationReport();
        if (header.parse(frame, frame.length) != null
                || header.messageId() != MessageId.LOCATION_REPORT.code()
                || header.subpackaged()
                || header.encryption() != 0
                || !report.decode(frame, header.bodyOffset(), header.bodyLength())
                || !report.located()
                || report.timeMs() == BcdTime.INVALID) {
            return Optional.empty();
        }
        return Optional.of(new Location(header.phone(), report.timeMs(), report.latE6(), report.lonE6()));
    }

    private static boolean stored(SweepWatchServer server, Location wanted) {
        return new VehicleStore(server.database())
                .findByPhone(wanted.phone())
                .map(Vehicle::id)
                .map(id -> {
                    Instant time = Instant.ofEpochMilli(wanted.timeMs());
                    return new TrackQuery(server.database())
                            .track(id, time, time.plusMillis(1), 100, null).items().stream()
                                    .anyMatch(position -> Math.abs(position.latitude() - wanted.latE6() / 1e6) < 1e-6
                                            && Math.abs(position.longitude() - wanted.lonE6() / 1e6) < 1e-6);
                })
                .orElse(false);
    }

    private static int points(SweepWatchServer server, String phone) {
        int id = new VehicleStore(server.database())
                .findByPhone(phone)
                .orElseThrow()
                .id();
        return new TrackQuery(server.database())
                .track(id, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 100, null)
                .items()
                .size();
    }

    private static double metric(SweepWatchServer server, String prefix) throws Exception {
        HttpResponse<String> metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.httpUrl() + "/metrics"))
                                .header("Authorization", "Bearer " + server.apiToken())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static byte[] unescaped(String line) {
        String hex = line.replaceAll(".*\"hex\": *\"([0-9A-Fa-f]+)\".*", "$1");
        byte[] frame = new byte[hex.length() / 2];
        int length = 0;
        for (int i = 2; i < hex.length() - 2; i += 2) {
            int value = Integer.parseInt(hex.substring(i, i + 2), 16);
            if (value == 0x7D && i + 4 < hex.length()) {
                int next = Integer.parseInt(hex.substring(i + 2, i + 4), 16);
                if (next == 1 || next == 2) {
                    value = next == 2 ? 0x7E : 0x7D;
                    i += 2;
                }
            }
            frame[length++] = (byte) value;
        }
        return java.util.Arrays.copyOf(frame, length);
    }

    private static boolean checked(byte[] frame) {
        int check = 0;
        for (byte one : frame) {
            check ^= one;
        }
        return frame.length >= 13 && (check & 0xFF) == 0;
    }
}
