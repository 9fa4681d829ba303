package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.store.query.MediumQuery;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.Position;
import org.sweepwatch.store.query.QuarantineQuery;
import org.sweepwatch.store.query.StoredMedium;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;
import org.sweepwatch.supervise.whole.SocketTerminal;

/** The server killed between the parts of a message whose first parts lie before the checkpoint. */
class KilledBetweenPartsTest {
    private static final int PART_BYTES = 60;
    private static final int ENTRIES = 8;
    /** With its head of 36 bytes three parts long. */
    private static final byte[] PICTURE = new byte[120];

    @TempDir
    Path directory;

    @Test
    void partsAcknowledgedBeforeTwoKillsMakeTheMessageThatIsFinishedAfterThem() throws Exception {
        Path data = directory.resolve("data");
        long firstMs = System.currentTimeMillis() / 1000 * 1000 - 600_000;
        byte[] whole = batch(firstMs, ENTRIES);
        byte[] other = batch(firstMs + 300_000, ENTRIES);
        byte[] medium = medium();
        ServerProcess server = ServerProcess.start(data, 0);
        try {
            String code;
            try (SocketTerminal terminal = terminal(server)) {
                code = terminal.online().code();
                terminal.sendParts(MessageId.LOCATION_BATCH, 100, whole, PART_BYTES, 1, 3);
                terminal.sendParts(MessageId.LOCATION_BATCH, 200, other, PART_BYTES, 5, 4, 3, 2, 1);
                terminal.sendParts(MessageId.MULTIMEDIA_DATA, 300, medium, PART_BYTES, 2, 1);
                terminal.ask(MessageId.UPGRADE_RESULT, (byte) 0, (byte) 0);
                terminal.ask(MessageId.LOCATION_REPORT, location(firstMs + 500_000));
                awaitAllStored(server);
            }
            server.killTree();
            server = ServerProcess.start(data, server.jt808Port());
            try (SocketTerminal terminal = terminal(server)) {
                terminal.authenticated(code).sendParts(MessageId.LOCATION_BATCH, 100, whole, PART_BYTES, 5);
                terminal.sendParts(MessageId.MULTIMEDIA_DATA, 300, medium, PART_BYTES, 3);
                terminal.await(frame -> frame.messageId() == MessageId.MULTIMEDIA_REPLY.code());
                awaitAllStored(server);
            }
            server.killTree();
            server = ServerProcess.start(data, server.jt808Port());
            try (SocketTerminal terminal = terminal(server)) {
                terminal.authenticated(code).sendParts(MessageId.LOCATION_BATCH, 100, whole, PART_BYTES, 4, 2);
                awaitAllStored(server);
            }
            assertEquals(0, server.terminate(10), "exit code after SIGTERM");
        } finally {
            server.close();
        }

        try (StoreAccess store = StoreAccess.forCommand(
                new SettingsReader().option(SettingKey.DATA, data).read())) {
            int id = new VehicleStore(store.database())
                    .findByPhone("13973300187")
                    .orElseThrow()
                    .id();
            List<Position> track = new TrackQuery(store.database())
                    .track(id, Instant.EPOCH, Instant.now().plusSeconds(60), 100, null)
                    .items();
            assertEquals(2 * ENTRIES + 1, track.size());
            assertEquals(List.of(), new QuarantineQuery(store.database()).list(null, 10));
            List<StoredMedium> media = new MediumQuery(store.database())
                    .media(id, Instant.EPOCH, Instant.now().plusSeconds(60), 10, null)
                    .items();
            assertEquals(1, media.size());
            assertArrayEquals(
                    PICTURE,
                    Files.readAllBytes(
                            data.resolve("media").resolve(media.get(0).path())));
            assertEquals(
                    1,
                    new MessageQuery(store.database())
                            .messages(id, Instant.EPOCH, Instant.now().plusSeconds(60), null, 10, null)
                            .items()
                            .size());
        }
    }

    private static byte[] medium() {
        MediaData medium =
                new MediaData(77, 0, 0, 0, 1, new Location(location(1_767_225_600_000L)), null, null, PICTURE);
        return medium.encode(ProtocolVersion.V2013);
    }

    private static SocketTerminal terminal(ServerProcess server) throws Exception {
        return new SocketTerminal(server.terminalAddress(), ProtocolVersion.V2013, "13973300187");
    }

    private static byte[] batch(long firstMs, int entries) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, (byte) entries, 0});
        for (int i = 0; i < entries; i++) {
            byte[] entry = location(firstMs + i * 10_000L);
            body.writeBytes(new byte[] {0, (byte) entry.length});
            body.writeBytes(entry);
        }
        return body.toByteArray();
    }

    private static byte[] location(long timeMs) {
        return new LocationEncoder()
                .begin(timeMs)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .toBytes();
    }

    private static void awaitAllStored(ServerProcess server) {
        HttpClient client = HttpClient.newHttpClient();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            HttpResponse<String> health = client.send(
                    HttpRequest.newBuilder(URI.create(server.httpUrl() + "/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return health.body().contains("everything durable is stored");
        });
    }
}
