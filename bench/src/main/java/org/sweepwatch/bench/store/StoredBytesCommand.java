package org.sweepwatch.bench.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.sweepwatch.bench.process.ServerProcess;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.write.DayPacking;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;

/**
 * {@code stored-bytes [VEHICLES] [--db-url URL [--db-user NAME] [--db-password-file FILE]]}: bytes that a position takes in
 * the database with every column kept, after a full day (UTC) of the simulated fleet. With TimescaleDB its chunk is then
 * compressed; plain PostgreSQL shows the table with its index, which is then packed.
 */
public final class StoredBytesCommand {
    private static final int USAGE = 2;
    private static final int FLEET = 187;
    private static final int MAX_FLEET = 9_999;
    private static final int BATCH = 4_000;
    private static final int DAY_S = 86_400;
    /** After so many days every day that was written is old enough. */
    private static final int DAYS_TO_PACKING = 30;

    private static final String NATIVE_BYTES =
            "SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('position') WHERE isleaf";
    private static final String USAGE_TEXT =
            " (expected: [VEHICLES] [--db-url URL [--db-user NAME] [--db-password-file FILE]])";

    private StoredBytesCommand() {}

    /** 0 done, 1 the database cannot be used or is not empty, 2 wrong usage. */
    public static int run(PrintStream out, PrintStream err, String... args) throws IOException {
        int vehicles = FLEET;
        String url = null;
        String user = null;
        Path passwordFile = null;
        for (int i = 0; i < args.length; i++) {
            boolean hasValue = i + 1 < args.length;
            if (args[i].equals("--db-url") && hasValue) {
                url = args[++i];
            } else if (args[i].equals("--db-user") && hasValue) {
                user = args[++i];
            } else if (args[i].equals("--db-password-file") && hasValue) {
                passwordFile = Path.of(args[++i]);
            } else if (args[i].matches("[1-9][0-9]{0,3}")) {
                vehicles = Math.min(Integer.parseInt(args[i]), MAX_FLEET);
            } else {
                err.println("stored-bytes: unknown argument " + args[i] + USAGE_TEXT);
                return USAGE;
            }
        }
        if (url == null && (user != null || passwordFile != null)) {
            err.println("stored-bytes: --db-user and --db-password-file go with --db-url" + USAGE_TEXT);
            return USAGE;
        }
        try {
            if (url == null) {
                embedded(out, vehicles);
            } else {
                String password = passwordFile == null
                        ? null
                        : Files.readString(passwordFile).lines().findFirst().orElse("");
                try (Database database = Database.open(DatabaseSettings.of(url, user, password))) {
                    measure(out, database, vehicles);
                }
            }
            return 0;
        } catch (IOException | SQLException | RuntimeException e) {
            err.println("stored-bytes: " + e.getMessage());
            return 1;
        }
    }

    private static void embedded(PrintStream out, int vehicles) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("stored-bytes");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory);
                Database database = Database.open(server.settings())) {
            measure(out, database, vehicles);
        } finally {
            ServerProcess.delete(directory);
        }
    }

    private static void measure(PrintStream out, Database database, int vehicles) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            if (number(statement, "SELECT count(*) FROM (SELECT FROM position LIMIT 1) one") > 0) {
                throw new SQLException("the database has positions: name an empty one, it is filled");
            }
            writeDay(database, vehicles);
            long positions = number(statement, "SELECT count(*) FROM position");
            if (database.timescaleVersion().isEmpty()) {
                print(out, "PostgreSQL, table and index, as written", positions, number(statement, NATIVE_BYTES));
                DayPacking packing = new DayPacking(database);
                Instant later = Instant.now().plus(DAYS_TO_PACKING, ChronoUnit.DAYS);
                while (packing.packOne(later).isPresent()) {
                    // The next one.
                }
                print(out, "PostgreSQL, when the day is packed", positions, number(statement, NATIVE_BYTES));
                return;
            }
            String version = "TimescaleDB " + database.timescaleVersion().get();
            print(out, version + ", as written", positions, number(statement, "SELECT hypertable_size('position')"));
            statement.execute(
                    "SELECT compress_chunk(chunk, if_not_compressed => true) FROM show_chunks('position') AS chunk");
            print(out, version + ", compressed", positions, number(statement, """
                    SELECT sum(after_compression_total_bytes) FROM chunk_compression_stats('position')"""));
        }
    }

    /** The last whole day of UTC, so that it is one chunk or one partition. */
    private static void writeDay(Database database, int vehicles) {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        FleetDay fleet = new FleetDay(vehicles);
        StoreBatch batch = new StoreBatch(BATCH + vehicles);
        try (StoreWriter writer = new StoreWriter(database, Clock.systemUTC())) {
            for (int second = 0; second < DAY_S; second += FleetDay.REPORT_S) {
                fleet.add(batch.positions(), from.plusSeconds(second));
                if (batch.positions().size() >= BATCH || second + FleetDay.REPORT_S >= DAY_S) {
                    writer.write(batch);
                    batch.clear();
                }
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void print(PrintStream out, String what, long positions, long bytes) {
        out.printf(
                Locale.ROOT,
                "%-40s %,12d positions %,16d bytes %8.2f bytes a position%n",
                what,
                positions,
                bytes,
                (double) bytes / positions);
        out.flush();
    }
}
