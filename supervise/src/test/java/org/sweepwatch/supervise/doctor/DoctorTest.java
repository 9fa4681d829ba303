package org.sweepwatch.supervise.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.ServerLock;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.supervise.doctor.Finding.Level;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.settings.SettingsReader;

class DoctorTest {
    @TempDir
    private Path dir;

    @Test
    void aFreshMachineIsFitAndStaysAsItWas() throws Exception {
        Path data = dir.resolve("not/yet");
        Map<String, Finding> found =
                examine(Map.of(SettingKey.DATA, data, SettingKey.JT808_PORT, 0, SettingKey.HTTP_PORT, 0));
        assertEquals(Level.OK, found.get("java").level());
        assertEquals(Level.OK, found.get("directory").level());
        assertEquals(
                Level.OK, found.get("database").level(), found.get("database").text());
        assertTrue(found.get("database").text().contains("starts on this machine"));
        assertEquals(Level.OK, found.get("clock").level());
        assertFalse(Files.exists(data));
        try (Stream<Path> left = Files.list(dir)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aBusyPortFailsUnlessItIsTheServerOfTheSameData() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = EmbeddedPostgres.start(dir);
                Database database = Database.open(postgres.settings())) {
            Map<SettingKey, Object> options =
                    Map.of(SettingKey.DATA, dir, SettingKey.JT808_PORT, busy.getLocalPort(), SettingKey.HTTP_PORT, 0);
            Map<String, Finding> found = examine(options);
            assertEquals(Level.FAIL, found.get("jt808-port").level());
            assertTrue(
                    found.get("jt808-port").text().contains("--jt808-port"),
                    found.get("jt808-port").text());
            assertEquals(Level.OK, found.get("database").level());
            assertTrue(found.get("server").text().startsWith("no server"));
            try (ServerLock lock = ServerLock.tryAcquire(database).orElseThrow()) {
                assertTrue(lock.isHeld());
                found = examine(options);
                assertEquals(Level.OK, found.get("jt808-port").level());
                assertTrue(found.get("server").text().startsWith("a server runs"));
            }
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithItsAddress() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, Finding> found = examine(
                Map.of(SettingKey.DATA, dir, SettingKey.DB_URL, "jdbc:postgresql://127.0.0.1:" + port + "/nothing"));
        assertEquals(Level.FAIL, found.get("database").level());
        assertTrue(found.get("database").text().contains("127.0.0.1:" + port));
    }

    @Test
    void aDirectoryThatIsAFileFails() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");
        Finding finding = MachineChecks.directory(file);
        assertEquals(Level.FAIL, finding.level());
        assertTrue(finding.text().contains("--data"));
    }

    @Test
    void tooLittleDiskFails() {
        Finding finding = MachineChecks.disk(dir, Integer.MAX_VALUE);
        assertEquals(Level.FAIL, finding.level());
        assertTrue(finding.text().contains("min-free-disk-mb"));
    }

    @Test
    void anAddressThatIsNotOfThisMachineFails() {
        Finding finding = MachineChecks.port("http-port", "192.0.2.1", 8080, false);
        assertEquals(Level.FAIL, finding.level());
    }

    @Test
    void aClockThatLostItsBatteryFails() {
        assertEquals(Level.FAIL, MachineChecks.clock(Instant.EPOCH).level());
    }

    @Test
    void allFindingsAreOneLineEach() {
        Settings settings = new SettingsReader()
                .option(SettingKey.DATA, dir)
                .option(SettingKey.DB_URL, "jdbc:postgresql://127.0.0.1:1/x")
                .read();
        List<Finding> found = new Doctor(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).examine(finding -> {});
        assertTrue(found.stream().noneMatch(f -> f.text().contains("\n")), found.toString());
    }

    private static Map<String, Finding> examine(Map<SettingKey, Object> options) {
        SettingsReader reader = new SettingsReader();
        options.forEach(reader::option);
        return new Doctor(reader.read(), Clock.systemUTC())
                .examine(finding -> {}).stream().collect(Collectors.toMap(Finding::check, Function.identity()));
    }
}
