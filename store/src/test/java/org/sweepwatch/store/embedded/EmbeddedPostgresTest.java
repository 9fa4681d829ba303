package org.sweepwatch.store.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.TestServer;

class EmbeddedPostgresTest {
    @TempDir
    private Path dir;

    @TempDir
    private Path bare;

    @BeforeEach
    void copyAMadeCluster() {
        MadeCluster.copyTo(dir);
    }

    @Test
    void dataIsThereAfterAStopAndAStartOnTheSamePort() {
        DatabaseSettings before;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            before = postgres.settings();
            TestServer.execute(before, "CREATE TABLE t AS SELECT 42 AS n");
        }
        assertThrows(IllegalStateException.class, () -> TestServer.column(before, "SELECT 1"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            assertEquals(before, postgres.settings());
            assertEquals(List.of("42"), TestServer.column(before, "SELECT n FROM t"));
        }
    }

    @Test
    void theServerIsClosedToOthersAndSyncsToDisk() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            DatabaseSettings s = postgres.settings();
            assertEquals(
                    List.of("127.0.0.1", "", "on", "on", "on", "scram-sha-256"),
                    List.of(
                            setting(s, "listen_addresses"),
                            setting(s, "unix_socket_directories"),
                            setting(s, "fsync"),
                            setting(s, "synchronous_commit"),
                            setting(s, "full_page_writes"),
                            setting(s, "password_encryption")));
            assertEquals(
                    List.of("scram-sha-256"),
                    TestServer.column(s, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"));
            assertThrows(
                    IllegalStateException.class,
                    () -> TestServer.column(DatabaseSettings.of(s.url(), s.user(), "guess"), "SELECT 1"));
            Path password = dir.resolve("postgres/password");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
            assertEquals(32, Files.readString(password).strip().length());
            assertFalse(Files.exists(dir.resolve("postgres/password-for-initdb")));
        }
    }

    @Test
    void aSecondStartOnTheSameDirectoryIsRefusedAndAnAttachUsesTheRunningOne() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            StoreException here = assertThrows(StoreException.class, () -> EmbeddedPostgres.start(dir));
            assertEquals("data_dir_in_use", here.code());
            Child other = Child.start(dir, "start");
            assertTrue(other.firstLine().startsWith("failed data_dir_in_use"), other.firstLine());
            try (EmbeddedPostgres attached = EmbeddedPostgres.attach(dir)) {
                assertEquals(postgres.settings(), attached.settings());
            }
            Child command = Child.start(dir, "attach");
            assertEquals("ready " + postgres.settings().url(), command.firstLine());
            command.kill();
            TestServer.column(postgres.settings(), "SELECT 1"); // still there for its owner
        }
    }

    @Test
    void anAttachStartsTheServerWhenNoneRunsAndStopsItAgain() throws Exception {
        DatabaseSettings settings;
        try (EmbeddedPostgres attached = EmbeddedPostgres.attach(dir)) {
            settings = attached.settings();
            TestServer.column(settings, "SELECT 1");
        }
        assertThrows(IllegalStateException.class, () -> TestServer.column(settings, "SELECT 1"));
        assertTrue(Leftovers.processesOn(dir.resolve("postgres/data")).isEmpty());
    }

    @Test
    void killMinusNineOfTheJvmLeavesNoOrphanAndTheDataIsThere() throws Exception {
        Path cluster = dir.resolve("postgres/data");
        for (int round = 0; round < 3; round++) {
            Child child = Child.start(dir, "start");
            String line = child.firstLine();
            assertTrue(line.startsWith("ready "), line);
            try (EmbeddedPostgres attached = EmbeddedPostgres.attach(dir)) {
                TestServer.execute(attached.settings(), "CREATE TABLE IF NOT EXISTS t (n int)");
                TestServer.execute(attached.settings(), "INSERT INTO t VALUES (" + round + ")");
            }
            assertFalse(Leftovers.processesOn(cluster).isEmpty());
            child.kill();
            if (round != 1) { // in round 1 the next start meets what is still stopping
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> Leftovers.processesOn(cluster).isEmpty());
            }
        }
        long before = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            long tookMs = (System.nanoTime() - before) / 1_000_000;
            assertTrue(tookMs < 10_000, tookMs + " ms");
            assertEquals(List.of("0", "1", "2"), TestServer.column(postgres.settings(), "SELECT n FROM t ORDER BY n"));
        }
    }

    @Test
    void anOrphanThatDidNotNoticeIsStoppedAtTheNextStart() throws Exception {
        Path cluster = dir.resolve("postgres/data");
        Child child = Child.start(dir, "orphan"); // clears the wish of its server to die with it
        String line = child.firstLine();
        assertTrue(line.startsWith("ready "), line);
        child.kill();
        assertFalse(Leftovers.processesOn(cluster).isEmpty(), "the orphan lives");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            TestServer.column(postgres.settings(), "SELECT 1");
        }
        assertTrue(Leftovers.processesOn(cluster).isEmpty());
    }

    @Test
    void aPidFileWhoseNumberBelongsToAStrangerDoesNotStopTheStart() throws Exception {
        Path pidFile = dir.resolve("postgres/data/postmaster.pid");
        Files.writeString(
                pidFile,
                ProcessHandle.current().pid() + "\n" + dir.resolve("postgres/data") + "\n1\n5432\n\n127.0.0.1\n");
        EmbeddedPostgres.start(dir).close();
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void aPortTakenBySomebodyElseIsLeftToHim() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            port = port(postgres);
        }
        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = EmbeddedPostgres.start(dir)) {
            assertNotEquals(stranger.getLocalPort(), port(postgres));
            TestServer.column(postgres.settings(), "SELECT 1");
            assertEquals(
                    Integer.toString(port(postgres)),
                    Files.readString(dir.resolve("postgres/port")).strip());
        }
    }

    @Test
    void aClusterOfAnotherVersionIsRefusedWithTheRemedy() throws Exception {
        Path version = dir.resolve("postgres/data/PG_VERSION");
        Files.writeString(version, "12\n");
        StoreException e = assertThrows(StoreException.class, () -> EmbeddedPostgres.start(dir));
        assertEquals("cluster_version", e.code());
        assertTrue(e.getMessage().contains("PostgreSQL 12") && e.getMessage().contains("--db-url"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
        Files.writeString(version, Binaries.majorVersion() + "\n");
        EmbeddedPostgres.start(dir).close(); // the refused start gave the lock back
    }

    @Test
    void whatAnInterruptedFirstStartLeftIsThrownAway() throws Exception {
        Path home = Files.createDirectories(bare.resolve("postgres"));
        Files.createDirectories(home.resolve("bin-unpacking/bin"));
        Files.writeString(home.resolve("bin-unpacking/bin/postgres"), "half");
        Files.createDirectories(home.resolve("data-new"));
        Files.writeString(home.resolve("data-new/PG_VERSION"), "");
        EmbeddedPostgres.start(bare).close();
        assertFalse(Files.exists(home.resolve("bin-unpacking")));
        assertFalse(Files.exists(home.resolve("data-new")));
    }

    @Test
    void aServerThatEndsAtOnceSaysWhy() throws Exception {
        Files.writeString(dir.resolve("postgres/data/postgresql.conf"), "no_such_setting = 1\n");
        StoreException e = assertThrows(StoreException.class, () -> EmbeddedPostgres.start(dir));
        assertEquals("embedded_start_failed", e.code());
        assertTrue(e.getMessage().contains("server.log"), e.getMessage());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(bare.resolve("file"), "");
        StoreException e = assertThrows(StoreException.class, () -> EmbeddedPostgres.start(file));
        assertEquals("data_dir_unusable", e.code());
        assertTrue(e.getMessage().contains("--data"), e.getMessage());
    }

    @Test
    void platformsHaveTheirArchive() {
        assertEquals("postgres-linux-x86_64.txz", Binaries.archiveName("Linux", "amd64"));
        assertEquals("postgres-linux-arm_64.txz", Binaries.archiveName("Linux", "aarch64"));
        assertEquals("postgres-darwin-arm_64.txz", Binaries.archiveName("Mac OS X", "aarch64"));
        assertEquals("postgres-windows-x86_64.txz", Binaries.archiveName("Windows 11", "amd64"));
    }

    @Test
    void theMemoryOfAllItsProcessesIsSmall() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir);
                Database database = Database.open(postgres.settings())) {
            database.ping();
            long kb = 0;
            for (ProcessHandle p : Leftovers.processesOn(dir.resolve("postgres/data"))) {
                kb += proportionalKb(p.pid());
            }
            System.out.println("embedded PostgreSQL, proportional resident memory: " + kb + " kB");
            assertTrue(kb > 1_000 && kb < 100_000, kb + " kB");
        }
    }

    private static long proportionalKb(long pid) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static String setting(DatabaseSettings s, String name) {
        return TestServer.column(s, "SHOW " + name).get(0);
    }

    private static int port(EmbeddedPostgres postgres) {
        return Integer.parseInt(postgres.settings().url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    /** Another JVM that runs {@link ServerMain}. */
    private record Child(Process process, String firstLine) {
        static Child start(Path dir, String mode) throws Exception {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServerMain.class.getName(),
                            dir.toString(),
                            mode)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader();
            return new Child(process, out.readLine());
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
