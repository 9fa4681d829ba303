package org.sweepwatch.supervise.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.server.SweepWatchServer;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;

/** A whole server with a clock that can be put forward, and a client of its API. */
final class RunningServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The real time and an advance, or the time at which it was told to stand. */
    static final class ForwardClock extends Clock {
        private volatile Duration advance = Duration.ZERO;
        private volatile Instant standing;

        void stand(Instant at) {
            standing = at;
        }

        void advance(Duration by) {
            advance = advance.plus(by);
        }

        @Override
        public Instant instant() {
            Instant at = standing;
            return at == null ? Instant.now().plus(advance) : at;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the server has one zone");
        }
    }

    final ForwardClock clock = new ForwardClock();
    final SweepWatchServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** On an empty database of a server that all tests share. */
    RunningServer(Path data) throws Exception {
        this(data, TestDatabase.settings());
    }

    /** On a database that is there already. */
    RunningServer(Path data, DatabaseSettings database) throws Exception {
        server = SweepWatchServer.start(settings(data, database).read(), clock);
    }

    /** On a database that is there already, with a clock that stands until it is told to go on. */
    RunningServer(Path data, DatabaseSettings database, Instant now) throws Exception {
        clock.stand(now);
        server = SweepWatchServer.start(settings(data, database).read(), clock);
    }

    private RunningServer(SettingsReader settings) throws Exception {
        server = SweepWatchServer.start(settings.read(), clock);
    }

    /** With a database of its own in the data directory. */
    static RunningServer embedded(Path data) throws Exception {
        return new RunningServer(settings(data));
    }

    static SettingsReader settings(Path data, DatabaseSettings database) throws IOException {
        Files.createDirectories(data);
        Path password = data.resolve("db-password");
        Files.writeString(password, database.password() == null ? "" : database.password());
        SettingsReader settings =
                settings(data).option(SettingKey.DB_URL, database.url()).option(SettingKey.DB_PASSWORD_FILE, password);
        return database.user() == null ? settings : settings.option(SettingKey.DB_USER, database.user());
    }

    private static SettingsReader settings(Path data) {
        return new SettingsReader()
                .option(SettingKey.DATA, data)
                .option(SettingKey.JT808_PORT, 0)
                .option(SettingKey.HTTP_PORT, 0)
                .option(SettingKey.ENROL, "open");
    }

    SocketTerminal terminal(ProtocolVersion version, String phone) throws IOException {
        return new SocketTerminal(server.terminalAddress(), version, phone);
    }

    /** Number of the vehicle whose terminal has this phone. */
    int vehicle(String phone) {
        return new VehicleStore(server.database())
                .findByPhone(phone)
                .orElseThrow()
                .id();
    }

    HttpResponse<byte[]> fetch(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws Exception {
        return http.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    /** Asks for a command that is taken; its number. */
    long command(int vehicle, String json) throws Exception {
        HttpResponse<String> answer = post("/api/v1/vehicles/" + vehicle + "/commands", json);
        if (answer.statusCode() != 201) {
            throw new AssertionError(json + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).get("id").asLong();
    }

    /** What a path answers once it is as wanted. */
    JsonNode await(String path, Predicate<JsonNode> wanted) {
        return Awaitility.await().atMost(PATIENCE).until(() -> get(path), wanted);
    }

    /** The command once it is in this state. */
    JsonNode awaitCommand(int vehicle, long number, String state) {
        return await(
                "/api/v1/vehicles/" + vehicle + "/commands/" + number,
                command -> command.get("state").asText().equals(state));
    }

    void awaitStored() {
        Awaitility.await().atMost(PATIENCE).until(server::caughtUp);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.httpUrl() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + server.apiToken());
    }

    @Override
    public void close() {
        server.close();
    }
}
