package org.sweepwatch.store.write;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;

/**
 * Measures the writer against a bare COPY BINARY into the same table in the same run, and the start of the embedded
 * server. Run by hand: {@code java -cp <test class path> org.sweepwatch.store.write.WriterSpeed [DIR]}.
 *
 * <p>CPU is user plus system time of all PostgreSQL processes and of this thread, so it holds on a busy machine.
 */
final class WriterSpeed {
    private static final int ROWS = 5_000;
    private static final int BATCHES = 60;
    private static final int VEHICLES = 187;
    private static long clock = System.currentTimeMillis() / 1000 * 1000 - 20 * 3_600_000L;

    private WriterSpeed() {}

    private interface Way {
        void write(StoreBatch batch, int number) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path dir = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("writer-speed");
        for (int i = 1; i <= 3; i++) {
            long t = System.nanoTime();
            EmbeddedPostgres postgres = EmbeddedPostgres.start(dir);
            long started = System.nanoTime();
            Database.open(postgres.settings()).close();
            long opened = System.nanoTime();
            postgres.close();
            System.out.printf(
                    "start %d: server %d ms, open and migrate %d ms, stop %d ms%n",
                    i,
                    (started - t) / 1_000_000,
                    (opened - started) / 1_000_000,
                    (System.nanoTime() - opened) / 1_000_000);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir);
                Database database = Database.open(postgres.settings());
                StoreWriter writer = new StoreWriter(database, Clock.systemUTC());
                Connection bare = database.ownConnection()) {
            Path cluster = dir.resolve("postgres/data");
            CopyEncoder encoder = new CopyEncoder();
            Way bareCopy = (batch, n) -> bareCopy(bare, encoder, batch);
            measure("warm up", cluster, false, (batch, n) -> writer.write(batch));
            measure("warm up", cluster, false, bareCopy);
            for (int round = 1; round <= 2; round++) {
                measure("bare COPY BINARY", cluster, false, bareCopy);
                measure("StoreWriter, positions and checkpoint", cluster, false, (batch, n) -> {
                    batch.checkpoint("j", n + ROWS * clock);
                    writer.write(batch);
                });
                measure("StoreWriter, also 187 last positions", cluster, true, (batch, n) -> {
                    batch.checkpoint("j", n + ROWS * clock);
                    writer.write(batch);
                });
                measure("StoreWriter, also 187 device days and states of 400 B", cluster, true, (batch, n) -> {
                    for (int v = 1; v <= VEHICLES; v++) {
                        batch.putDeviceDay(v, 20_000, new byte[400], new byte[2_000], false);
                        batch.putVehicleState(v, new byte[400]);
                    }
                    batch.checkpoint("j", n + ROWS * clock);
                    writer.write(batch);
                });
                measure("StoreWriter, merge (replay expected)", cluster, false, (batch, n) -> {
                    batch.expectDuplicates(true);
                    writer.write(batch);
                });
            }
            System.out.println(memory(cluster));
        }
    }

    private static void bareCopy(Connection c, CopyEncoder encoder, StoreBatch batch) throws Exception {
        c.setAutoCommit(false);
        CopyIn copy = c.unwrap(PgConnection.class)
                .getCopyAPI()
                .copyIn("COPY position (" + CopyEncoder.COLUMNS + ") FROM STDIN (FORMAT binary)");
        encoder.writeAll(batch.positions(), copy);
        copy.endCopy();
        c.commit();
        try (Statement s = c.createStatement()) {
            s.execute("SELECT 1");
        }
        c.commit();
    }

    private static void measure(String what, Path cluster, boolean lastKnown, Way way) throws Exception {
        StoreBatch batch = new StoreBatch(ROWS);
        long serverCpu = 0;
        long threadCpu = 0;
        long nanos = 0;
        var threads = ManagementFactory.getThreadMXBean();
        for (int n = 0; n < BATCHES; n++) {
            fill(batch, lastKnown);
            long server = serverTicks(cluster);
            long thread = threads.getCurrentThreadCpuTime();
            long t = System.nanoTime();
            way.write(batch, n);
            nanos += System.nanoTime() - t;
            threadCpu += threads.getCurrentThreadCpuTime() - thread;
            serverCpu += serverTicks(cluster) - server;
        }
        long rows = (long) ROWS * BATCHES;
        System.out.printf(
                "%-55s %7.0f rows/s  %5.2f ms a batch  server %5.2f us/row  client %5.2f us/row%n",
                what,
                rows * 1e9 / nanos,
                nanos / 1e6 / BATCHES,
                serverCpu * 10_000.0 / rows,
                threadCpu / 1000.0 / rows);
    }

    private static void fill(StoreBatch batch, boolean lastKnown) {
        batch.clear();
        PositionBatch p = batch.positions();
        byte[] items = {(byte) 0xE1, 4, 1, 2, 3, 4};
        for (int i = 0; i < ROWS; i++) {
            if (i % VEHICLES == 0) {
                clock += 1000;
            }
            p.startRow(1 + i % VEHICLES, clock, clock + 2000);
            p.place(27_832_150 + i, 113_147_690 - i, 60);
            p.motion(83, 90);
            p.bits(0, 3, 0);
            p.odometerHm(123_456 + i);
            p.rssi(20);
            p.satellites(12);
            p.ioStatus(1);
            p.route(17, 4);
            p.items(items, 0, items.length);
            if (lastKnown) {
                p.lastKnown();
            }
        }
    }

    /** User and system time of all processes of the cluster, in ticks of 10 ms. */
    private static long serverTicks(Path cluster) throws Exception {
        long ticks = 0;
        for (Path p : processes(cluster)) {
            String stat = Files.readString(p.resolve("stat"));
            String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(f[11]) + Long.parseLong(f[12]);
        }
        return ticks;
    }

    private static String memory(Path cluster) throws Exception {
        long pss = 0;
        long rss = 0;
        for (Path p : processes(cluster)) {
            for (String line : Files.readAllLines(p.resolve("smaps_rollup"))) {
                long kb = line.endsWith("kB") ? Long.parseLong(line.replaceAll("^[^:]*:|[^0-9]", "")) : 0;
                pss += line.startsWith("Pss:") ? kb : 0;
                rss += line.startsWith("Rss:") ? kb : 0;
            }
        }
        return "all PostgreSQL processes: " + pss / 1024 + " MB proportional, " + rss / 1024 + " MB added up";
    }

    private static List<Path> processes(Path cluster) throws Exception {
        List<Path> found = new ArrayList<>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path p : all) {
                if (cluster.toRealPath().equals(workingDirectory(p))) {
                    found.add(p);
                }
            }
        }
        return found;
    }

    private static Path workingDirectory(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd"));
        } catch (IOException e) {
            return null; // ended meanwhile
        }
    }
}
