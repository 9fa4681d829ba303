package org.sweepwatch.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.StoreUnavailableException;

/**
 * A PostgreSQL server that belongs to a data directory.
 *
 * <p>Whoever holds the lock file in it runs the server; the lock and the server both go when that process dies, by kill
 * -9 too, and what was committed is there at the next start. Thread safe after start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    /** Covers the recovery after a crash: at most {@code max_wal_size} of log is read again. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration ATTACH_TIMEOUT = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 3;

    private final DatabaseSettings settings;
    private final ServerProcess process;
    private final DirectoryLock lock;

    private EmbeddedPostgres(DatabaseSettings settings, ServerProcess process, DirectoryLock lock) {
        this.settings = settings;
        this.process = process;
        this.lock = lock;
    }

    /**
     * Starts the server of this data directory and owns it until closed. Makes the cluster on first use, stops a server
     * that an earlier run left over, and lets PostgreSQL recover from a crash. Takes about half a second, on first use
     * a few.
     *
     * @throws StoreException {@code data_dir_in_use} when another process runs it, {@code cluster_version}, {@code
     *     no_embedded_binaries}, {@code root_refused}, {@code initdb_failed}, {@code embedded_start_failed}
     */
    public static EmbeddedPostgres start(Path dataDir) {
        Cluster cluster = new Cluster(dataDir);
        DirectoryLock lock = tryLock(cluster);
        if (lock == null) {
            throw new StoreException(
                    "data_dir_in_use",
                    "another SweepWatch runs the database in " + cluster.home()
                            + ": stop it, or choose another directory with --data");
        }
        return startLocked(cluster, lock);
    }

    /**
     * For commands that may run beside a server: uses the running server of this directory, or starts it when none
     * runs.
     *
     * @throws StoreUnavailableException when somebody holds the directory but its server does not answer
     */
    public static EmbeddedPostgres attach(Path dataDir) {
        Cluster cluster = new Cluster(dataDir);
        DirectoryLock lock = tryLock(cluster);
        if (lock != null) {
            return startLocked(cluster, lock);
        }
        try {
            int port = cluster.rememberedPort();
            awaitReady(cluster, port, null, ATTACH_TIMEOUT);
            return new EmbeddedPostgres(settings(cluster, port, Cluster.DATABASE), null, null);
        } catch (IOException e) {
            throw cannotUse(cluster, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EmbeddedPostgres startLocked(Cluster cluster, DirectoryLock lock) {
        ServerProcess process = null;
        boolean done = false;
        try {
            ServerAccount account = ServerAccount.choose();
            Path binaries = Binaries.unpackUnder(cluster.home());
            cluster.prepare(binaries, account);
            account.own(cluster.home());
            Leftovers.stop(cluster.data());
            int port = 0;
            for (int attempt = 1; process == null; attempt++) {
                port = cluster.choosePort();
                process = ServerProcess.start(cluster, binaries, account, port);
                if (!awaitReady(cluster, port, process, START_TIMEOUT)) {
                    process = null;
                    // Between choosing the port and using it somebody may have taken it: choose again.
                    if (attempt == PORT_ATTEMPTS || !cluster.lastWords().contains("could not create any TCP")) {
                        throw new StoreException(
                                "embedded_start_failed",
                                "the embedded PostgreSQL ended at once: " + cluster.lastWords() + " (see "
                                        + cluster.log() + ")");
                    }
                }
            }
            createDatabase(cluster, port);
            DatabaseSettings settings = settings(cluster, port, Cluster.DATABASE);
            LOG.debug("embedded PostgreSQL {} on port {} in {}", Binaries.version(), port, cluster.home());
            EmbeddedPostgres started = new EmbeddedPostgres(settings, process, lock);
            done = true;
            return started;
        } catch (IOException e) {
            throw cannotUse(cluster, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!done) {
                if (process != null) {
                    process.stop();
                }
                lock.close();
            }
        }
    }

    /** How to connect to it, as its superuser. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Stops the server if this object started it, and waits until it has ended. */
    @Override
    public void close() {
        if (process != null) {
            process.stop();
            lock.close();
        }
    }

    private static DatabaseSettings settings(Cluster cluster, int port, String database) throws IOException {
        return DatabaseSettings.of(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, Cluster.SUPERUSER, cluster.password());
    }

    /** False when the process ended before it was ready. */
    private static boolean awaitReady(Cluster cluster, int port, ServerProcess process, Duration timeout)
            throws IOException, InterruptedException {
        DatabaseSettings settings = settings(cluster, port, "postgres");
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            try (Connection c = DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
                return c.isValid(5);
            } catch (SQLException e) {
                if (process != null && !process.isAlive()) {
                    return false;
                }
                if (System.nanoTime() > end) {
                    throw new StoreUnavailableException(
                            "the embedded PostgreSQL in " + cluster.home() + " does not answer on port " + port
                                    + " within " + timeout.toSeconds() + " s (see " + cluster.log() + ")",
                            e);
                }
            }
            Thread.sleep(20);
        }
    }

    private static void createDatabase(Cluster cluster, int port) throws IOException {
        DatabaseSettings settings = settings(cluster, port, "postgres");
        try (Connection c = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement s = c.createStatement()) {
            try (ResultSet r = s.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + Cluster.DATABASE + "'")) {
                if (r.next()) {
                    return;
                }
            }
            s.execute("CREATE DATABASE " + Cluster.DATABASE);
        } catch (SQLException e) {
            throw StoreException.of("making the database", e);
        }
    }

    /** Null when it is held already. */
    private static DirectoryLock tryLock(Cluster cluster) {
        try {
            Files.createDirectories(cluster.home());
            return DirectoryLock.tryAcquire(cluster.lockFile());
        } catch (IOException e) {
            throw cannotUse(cluster, e);
        }
    }

    private static StoreException cannotUse(Cluster cluster, IOException e) {
        return new StoreException(
                "data_dir_unusable",
                "the directory " + cluster.home() + " cannot be used: " + e + " (correct its permissions, free the"
                        + " disk, or choose another with --data)",
                e);
    }

    private static StoreException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoreException("interrupted", "interrupted while starting the embedded PostgreSQL", e);
    }
}
