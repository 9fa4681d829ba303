package org.sweepwatch.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;

class LedgerCheckTest {
    private static final String HEADER = "phone,time,serial,lat,lon";

    @TempDir
    private static Path data;

    private static EmbeddedPostgres server;
    private static Database database;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(data);
        database = Database.open(server.settings());
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @BeforeEach
    void twoStoredPositions() throws SQLException {
        execute("TRUNCATE position", "DELETE FROM vehicle");
        execute("INSERT INTO vehicle (phone, in_service_from) VALUES ('139', now())");
        store("2026-11-23T01:00:00Z", 1, 27_833_333);
        store("2026-11-23T01:00:00Z", 2, 27_833_334);
    }

    private static void store(String time, int alarmBits, int latE6) throws SQLException {
        execute("INSERT INTO position (vehicle_id, time, lag_s, lat_e6, lon_e6, alarm_bits, status_bits,"
                + " altitude_m, speed_dkmh, heading_deg, quality) SELECT id, '" + time + "', 0, " + latE6
                + ", 113133333, " + alarmBits + ", 0, 0, 0, 0, 0 FROM vehicle");
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private int verify(String... lines) throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        Files.write(ledger, List.of(HEADER));
        Files.write(ledger, List.of(lines), java.nio.file.StandardOpenOption.APPEND);
        return LoadTool.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "verify",
                "--data",
                data.toString(),
                ledger.toString());
    }

    @Test
    void aLedgerWhoseEveryPositionIsStoredOnceIsInOrder() throws Exception {
        int exit = verify(
                "139,2026-11-23T01:00:00Z,4,27.833333,113.133333", "139,2026-11-23T01:00:00Z,5,27.833334,113.133333");
        assertEquals(0, exit, err::toString);
        assertEquals(
                "acknowledged 2, stored 2, missing 0, stored twice 0",
                out.toString().strip());
    }

    @Test
    void positionsThatAreNotThereAreMissing() throws Exception {
        int exit = verify(
                "139,2026-11-23T01:00:00Z,4,27.833333,113.133333",
                "139,2026-11-23T01:00:01Z,5,27.833334,113.133333",
                "140,2026-11-23T01:00:00Z,5,27.833333,113.133333");
        assertEquals(1, exit);
        assertEquals(
                "acknowledged 3, stored 1, missing 2, stored twice 0",
                out.toString().strip());
    }

    @Test
    void aPositionStoredTwiceIsFound() throws Exception {
        store("2026-11-23T01:00:00Z", 3, 27_833_333);
        int exit = verify("139,2026-11-23T01:00:00Z,4,27.833333,113.133333");
        assertEquals(1, exit);
        assertEquals(
                "acknowledged 1, stored 1, missing 0, stored twice 1",
                out.toString().strip());
    }

    @Test
    void aLedgerThatIsNotThereIsOneLine() {
        int exit = LoadTool.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "verify",
                "--data",
                data.toString(),
                folder.resolve("none.csv").toString());
        assertEquals(1, exit);
        assertTrue(err.toString().startsWith("load: ledger "), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aDatabaseThatIsNotThereIsOneLine() throws Exception {
        int exit = LoadTool.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "verify",
                "--db-url",
                "jdbc:postgresql://127.0.0.1:1/none",
                Files.write(folder.resolve("ledger.csv"), List.of(HEADER)).toString());
        assertEquals(1, exit);
        assertTrue(
                err.toString().startsWith("load: the database at jdbc:postgresql://127.0.0.1:1/none"), err::toString);
        assertEquals(1, err.toString().lines().count());
    }
}
