package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.ingest.journal.JournalState;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.ServerLock;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.cli.SweepWatch;
import org.sweepwatch.supervise.message.KeyFile;
import org.sweepwatch.supervise.message.PersonalData;
import org.sweepwatch.supervise.server.KeyChange;

/** The key of personal data is changed, and the change is killed on the way. */
class KilledKeyChangeTest {
    /** Pages enough that a kill after the first one comes in the middle. */
    private static final int MANY = 40_000;

    private static final int FEW = 2_500;
    private static final int VEHICLES = 20;
    private static final byte[] RAW = {1, 2, 3};

    @TempDir
    Path directory;

    private DatabaseSettings settings;
    private Database database;
    private KeyFile file;
    private PersonalData before;

    @BeforeEach
    void open() throws IOException {
        settings = TestDatabase.settings();
        database = Database.open(settings);
        before = PersonalData.loadOrCreate(directory);
        file = new KeyFile(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everythingSealedOpensWithTheNewKeyAloneAndTheRestIsLeft() throws Exception {
        fill(FEW);
        sql("INSERT INTO message VALUES ('j', 900001, 0, 1, now(), 1794, 0, '{\"name\":\"平文\"}', '\\x0102')");
        sql("INSERT INTO message VALUES ('j', 900002, 0, 1, now(), 1794, 0, NULL, '\\x0103')");
        sql("INSERT INTO message VALUES ('j', 900003, 0, 1, now(), 2304, 0, 'sealed:1:not ours', '\\x0104')");
        sql("INSERT INTO terminal_fact VALUES (1, 'attributes', now(), 'sealed:1:not ours')");
        List<Long> told = new ArrayList<>();

        KeyChange.Outcome outcome = change((done, all) -> told.add(done));

        assertEquals(new KeyChange.Outcome(2L * FEW + VEHICLES, 0), outcome);
        assertEquals(List.of(1000L, 2000L, FEW + 2L), told);
        assertEquals(FEW + VEHICLES, sealedWith(file.read()));
        assertEquals(0, sealedWith(before));
        assertFalse(file.isChanging());
        assertEquals(1, Files.readAllLines(file.replacedPath()).size());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.replacedPath())));
        assertEquals("{\"name\":\"平文\"}", text("SELECT body FROM message WHERE journal_index = 900001"));
        assertEquals("sealed:1:not ours", text("SELECT body FROM message WHERE journal_index = 900003"));
        assertEquals("sealed:1:not ours", text("SELECT value FROM terminal_fact WHERE kind = 'attributes'"));

        PersonalData second = file.read();
        assertEquals(2L * FEW + VEHICLES, change((done, all) -> {}).resealed());
        assertEquals(0, sealedWith(second));
        assertEquals(2, Files.readAllLines(file.replacedPath()).size(), "each key that was replaced is kept");
    }

    @Test
    void killedInTheMiddleNothingIsLostAndTheNextRunEndsIt() throws Exception {
        fill(MANY);
        Process process = reseal();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.contains("messages sealed again")) {
                line = err.readLine();
            }
            process.destroyForcibly().waitFor();
            assertTrue(line != null, "it ended before it was killed");
        }

        PersonalData between = file.read();
        assertTrue(file.isChanging());
        assertEquals(MANY + VEHICLES, sealedWith(between), "everything opens with the keys in the file");
        int left = sealedWith(before);
        assertTrue(left > 0 && left < MANY + VEHICLES, left + " were left when it was killed");

        Process again = reseal();
        again.getErrorStream().readAllBytes();
        assertTrue(again.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, again.exitValue());
        assertFalse(file.isChanging());
        assertEquals(MANY + VEHICLES, sealedWith(file.read()));
        assertEquals(0, sealedWith(before));
    }

    @Test
    void killedBeforeTheFirstAndAfterTheLastValueItGoesOnWithTheSameKey() throws Exception {
        fill(FEW);
        file.beginChange(); // killed here: the new key is in the file, and nothing is sealed with it
        String newKey = Files.readAllLines(file.path()).get(0);
        List<String> both = Files.readAllLines(file.path());
        assertEquals(FEW + VEHICLES, sealedWith(PersonalData.loadOrCreate(directory)), "a server could start");
        assertEquals(2L * FEW + VEHICLES, change((done, all) -> {}).resealed());
        assertEquals(List.of(newKey), Files.readAllLines(file.path()));

        Files.write(file.path(), both); // killed there: all is sealed again, and the old key has not left
        assertEquals(new KeyChange.Outcome(0, 0), change((done, all) -> {}));
        assertEquals(List.of(newKey), Files.readAllLines(file.path()));
        assertEquals(FEW + VEHICLES, sealedWith(file.read()));
    }

    @Test
    void whatNoKeyOpensIsToldAndNoKeyIsTakenAway() throws Exception {
        fill(FEW);
        byte[] lost = new byte[32];
        try (Connection c = database.connection()) {
            insert(c, 900_001, new PersonalData(lost));
        }
        String oldKey = Files.readString(file.path()).strip();

        KeyChange.Outcome outcome = change((done, all) -> {});
        assertEquals(2, outcome.unreadable());
        assertEquals(oldKey, Files.readAllLines(file.path()).get(1));

        List<String> lines = new ArrayList<>(Files.readAllLines(file.path()));
        lines.add(Base64.getEncoder().encodeToString(lost)); // found in a backup
        Files.write(file.path(), lines);
        assertEquals(new KeyChange.Outcome(2, 0), change((done, all) -> {}));
        assertFalse(file.isChanging());
        assertEquals(FEW + 1 + VEHICLES, sealedWith(file.read()));
    }

    @Test
    void besideAServerOrWithoutAKeyNothingIsTouched() throws Exception {
        String key = Files.readString(file.path());
        try (ServerLock server = ServerLock.tryAcquire(database).orElseThrow()) {
            assertTrue(server.isHeld());
            StoreException refused = assertThrows(StoreException.class, () -> change((done, all) -> {}));
            assertTrue(refused.getMessage().contains("stop it"), refused::getMessage);
        }
        try (ChronicleJournal server = ChronicleJournal.open(JournalSettings.in(directory.resolve("journal")))) {
            assertEquals(JournalState.OK, server.state());
            JournalException refused = assertThrows(JournalException.class, () -> change((done, all) -> {}));
            assertEquals(
                    JournalException.Code.IN_USE, refused.code(), "a server that has lost its lock in the database");
        }
        assertEquals(key, Files.readString(file.path()));

        Files.delete(file.path());
        IOException none = assertThrows(IOException.class, () -> change((done, all) -> {}));
        assertTrue(none.getMessage().contains("restore the file from the backup"), none::getMessage);
        assertFalse(Files.exists(file.path()));
    }

    private KeyChange.Outcome change(KeyChange.Progress progress) throws IOException, JournalException {
        return new KeyChange(database, directory).run(progress);
    }

    /** The command in a process of its own. */
    private Process reseal() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), settings.password() + "\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-") || argument.startsWith("--enable-native"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SweepWatch.class.getName(), "reseal"));
        command.addAll(List.of("--data", directory.toString(), "--db-url", settings.url()));
        command.addAll(List.of("--db-user", settings.user(), "--db-password-file", password.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void fill(int messages) throws SQLException {
        try (Connection c = database.connection();
                PreparedStatement message =
                        c.prepareStatement("INSERT INTO message VALUES ('j', ?, 0, 1, now(), 1794, 0, ?, ?)");
                PreparedStatement fact =
                        c.prepareStatement("INSERT INTO terminal_fact VALUES (?, 'driver', now(), ?)")) {
            c.setAutoCommit(false);
            for (int i = 0; i < messages; i++) {
                message.setLong(1, i);
                message.setString(2, before.seal(driver(i)));
                message.setBytes(3, before.seal(RAW));
                message.addBatch();
                if (i % 1_000 == 0) {
                    message.executeBatch();
                }
            }
            message.executeBatch();
            for (int vehicle = 1; vehicle <= VEHICLES; vehicle++) {
                fact.setInt(1, vehicle);
                fact.setString(2, before.seal(driver(vehicle)));
                fact.executeUpdate();
            }
            c.commit();
        }
    }

    private static void insert(Connection c, long index, PersonalData sealing) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("INSERT INTO message VALUES ('j', ?, 0, 1, now(), 1794, 0, ?, ?)")) {
            s.setLong(1, index);
            s.setString(2, sealing.seal(driver(index)));
            s.setBytes(3, sealing.seal(RAW));
            s.executeUpdate();
        }
    }

    private static String driver(long number) {
        return "{\"name\":\"欧阳" + number + "\"}";
    }

    /** Rows with a sealed value that these keys open, as what it was. */
    private int sealedWith(PersonalData keys) throws SQLException {
        int opened = 0;
        try (Connection c = database.connection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SELECT journal_index, body, raw FROM message WHERE message_id = 1794"
                        + " AND body LIKE 'sealed:%' UNION ALL SELECT vehicle_id, value, NULL FROM terminal_fact"
                        + " WHERE kind = 'driver'")) {
            while (r.next()) {
                String driver = keys.open(r.getString(2));
                byte[] raw = r.getBytes(3);
                if (driver != null) {
                    assertEquals(driver(r.getLong(1)), driver);
                    opened++;
                }
                if (raw != null && driver != null) {
                    assertNotEquals(RAW.length, raw.length, "sealed");
                    assertArrayEquals(RAW, keys.open(raw), "both values of a message are sealed with the same key");
                }
            }
        }
        return opened;
    }

    private void sql(String statement) throws SQLException {
        try (Connection c = database.connection();
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection c = database.connection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(query)) {
            r.next();
            return r.getString(1);
        }
    }
}
