package org.sweepwatch.supervise.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.ServerLock;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.query.OutageStore;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.settings.SettingsException;

/** What the database says: there, of which version, with TimescaleDB, in step with our clock, in use. */
final class DatabaseChecks {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final Clock clock;
    private boolean serverRunning;

    DatabaseChecks(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** After {@link #run}: whether a server of ours works on this database. */
    boolean isServerRunning() {
        return serverRunning;
    }

    void run(Consumer<Finding> note) {
        boolean fresh = settings.embeddedDatabase()
                && !Files.isDirectory(settings.data().resolve("postgres"));
        if (fresh) {
            note.accept(trial());
            return;
        }
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            Database database = access.database();
            String kind = settings.embeddedDatabase() ? "embedded PostgreSQL " : "PostgreSQL ";
            note.accept(Finding.ok("database", kind + database.serverVersion() + " answers, schema up to date"));
            note.accept(extension(database));
            note.accept(server(database));
            note.accept(clocks(database));
        } catch (StoreException | SettingsException e) {
            note.accept(Finding.fail("database", e.getMessage()));
        } catch (SQLException e) {
            note.accept(Finding.fail("database", "gave up in the middle: " + e.getMessage()));
        }
    }

    private Finding extension(Database database) {
        Optional<String> version = database.timescaleVersion();
        if (version.isPresent()) {
            return Finding.ok("timescaledb", version.get());
        }
        return settings.embeddedDatabase()
                ? Finding.ok("timescaledb", "none in the embedded PostgreSQL: positions go to daily partitions")
                : Finding.warn(
                        "timescaledb",
                        "none: positions go to daily partitions, uncompressed. To change that install TimescaleDB on"
                                + " the server and start with an empty database");
    }

    private Finding server(Database database) {
        Optional<ServerLock> lock = ServerLock.tryAcquire(database);
        lock.ifPresent(ServerLock::close);
        serverRunning = lock.isEmpty();
        return Finding.ok(
                "server", serverRunning ? "a server runs on this database" : "no server runs on this database");
    }

    private Finding clocks(Database database) throws SQLException {
        Instant now = clock.instant();
        Instant theirs;
        try (Connection c = database.connection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SELECT clock_timestamp()")) {
            r.next();
            theirs = r.getTimestamp(1).toInstant();
        }
        Duration apart = Duration.between(now, theirs).abs();
        if (apart.compareTo(CLOCK_TOLERANCE) > 0) {
            return Finding.warn(
                    "db-clock",
                    "the clock of the database is " + apart.toSeconds()
                            + " s away from ours: let NTP keep both (chrony, systemd-timesyncd)");
        }
        Instant alive = new OutageStore(database).lastAlive().orElse(Instant.EPOCH);
        if (alive.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return Finding.warn(
                    "db-clock",
                    "the server last ran at " + alive + ", which is still to come: one of the two clocks was or is"
                            + " wrong; correct it before the next start");
        }
        return Finding.ok("db-clock", "in step with ours");
    }

    /** Nothing is there yet: shows that the embedded server can run here at all, in a directory made for it. */
    private static Finding trial() {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("sweepwatch-doctor");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
                    Database database = Database.open(postgres.settings())) {
                return Finding.ok(
                        "database",
                        "no data yet; the embedded PostgreSQL " + database.serverVersion() + " starts on this machine");
            }
        } catch (StoreException e) {
            return Finding.fail("database", e.getMessage());
        } catch (IOException e) {
            return Finding.fail("database", "no room for a trial of the embedded PostgreSQL: " + e);
        } finally {
            if (directory != null) {
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) {
                Files.delete(p);
            }
        } catch (IOException e) {
            // What is left lies in the system's directory for such things and hurts nobody.
            directory.toFile().deleteOnExit();
        }
    }
}
