package org.sweepwatch.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sweepwatch.store.schema.Schema;

/**
 * One database: its connection pool, its schema at our version, and what its server offers.
 *
 * <p>Thread safe. A connection that cannot be had within the connect timeout is a {@link StoreUnavailableException};
 * the pool recovers by itself when the server is back.
 */
public final class Database implements AutoCloseable {
    /** Oldest server we run on; older ones lack what the schema uses. */
    public static final int OLDEST_SERVER_MAJOR = 14;

    private final HikariDataSource pool;
    private final DatabaseSettings settings;
    private final String serverVersion;
    private final String timescaleVersion;

    private Database(HikariDataSource pool, DatabaseSettings settings, String serverVersion, String timescaleVersion) {
        this.pool = pool;
        this.settings = settings;
        this.serverVersion = serverVersion;
        this.timescaleVersion = timescaleVersion;
    }

    /**
     * Connects, checks the server, makes the TimescaleDB extension when the server has it, and brings the schema up to
     * date. Safe to call from several processes at once: the migration takes a lock.
     *
     * @throws StoreUnavailableException when the server cannot be reached
     * @throws StoreException {@code server_too_old}, {@code schema_too_new}, {@code access_denied},
     *     {@code migration_failed}
     */
    public static Database open(DatabaseSettings settings) {
        String version;
        String timescale;
        boolean current;
        try (Connection c = connect(settings)) {
            version = checkServer(c);
            timescale = Timescale.enable(c);
            current = Schema.isCurrent(c);
        } catch (SQLException e) {
            throw StoreException.of("looking at the database server", e);
        }
        HikariDataSource pool = new HikariDataSource(poolOf(settings));
        boolean done = false;
        try {
            if (!current) {
                Schema.migrate(unhurried(settings));
            }
            Database database = new Database(pool, settings, version, timescale);
            done = true;
            return database;
        } finally {
            if (!done) {
                pool.close();
            }
        }
    }

    /** A connection from the pool in auto-commit mode; the caller closes it. */
    public Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw connectFailure(settings, e);
        }
    }

    /**
     * A connection of the caller's own, outside the pool, for who keeps it: it is made at once or fails at once, where
     * the pool tries again with growing pauses.
     */
    public Connection ownConnection() {
        return connect(settings);
    }

    /** Version of the server, for example {@code 18.1}. */
    public String serverVersion() {
        return serverVersion;
    }

    /** Version of TimescaleDB in this database, empty when positions are kept in native partitions. */
    public Optional<String> timescaleVersion() {
        return Optional.ofNullable(timescaleVersion);
    }

    /**
     * One round trip to the server.
     *
     * @throws StoreUnavailableException when there is no answer
     */
    public void ping() {
        try (Connection c = connection();
                Statement s = c.createStatement()) {
            s.execute("SELECT 1");
        } catch (SQLException e) {
            throw StoreException.of("asking the database whether it is there", e);
        }
    }

    public DatabaseSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Connection connect(DatabaseSettings settings) {
        try {
            return DriverManager.getConnection(settings.url(), driverProperties(settings, settings.statementTimeout()));
        } catch (SQLException e) {
            throw connectFailure(settings, e);
        }
    }

    private static HikariConfig poolOf(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setValidationTimeout(Math.min(2_000, settings.connectTimeout().toMillis()));
        config.setIdleTimeout(60_000);
        config.setInitializationFailTimeout(-1);
        config.setDataSourceProperties(driverProperties(settings, settings.statementTimeout()));
        return config;
    }

    /** Without a longest wait for an answer: a migration may rewrite all that is stored. */
    private static DataSource unhurried(DatabaseSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.url());
        try {
            for (Map.Entry<Object, Object> p :
                    driverProperties(settings, Duration.ZERO).entrySet()) {
                source.setProperty(p.getKey().toString(), p.getValue().toString());
            }
        } catch (SQLException e) {
            throw StoreException.of("preparing to bring the schema up to date", e);
        }
        return source;
    }

    private static Properties driverProperties(DatabaseSettings settings, Duration statementTimeout) {
        Properties p = new Properties();
        if (settings.user() != null) {
            p.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            p.setProperty("password", settings.password());
        }
        p.setProperty("ApplicationName", "sweepwatch");
        p.setProperty("tcpKeepAlive", "true");
        p.setProperty(
                "connectTimeout",
                Long.toString(Math.max(1, settings.connectTimeout().toSeconds())));
        p.setProperty("socketTimeout", Long.toString(statementTimeout.toSeconds()));
        p.setProperty("options", "-c TimeZone=UTC -c statement_timeout=" + statementTimeout.toMillis());
        return p;
    }

    private static String checkServer(Connection c) throws SQLException {
        int major = c.getMetaData().getDatabaseMajorVersion();
        String version = c.getMetaData().getDatabaseProductVersion();
        if (major < OLDEST_SERVER_MAJOR) {
            throw new StoreException(
                    "server_too_old",
                    "PostgreSQL " + version + " is too old (expected: >= " + OLDEST_SERVER_MAJOR
                            + "): upgrade the server or leave --db-url out to use the embedded one");
        }
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SHOW server_encoding")) {
            r.next();
            if (!"UTF8".equals(r.getString(1))) {
                throw new StoreException(
                        "bad_encoding",
                        "the database is encoded in " + r.getString(1)
                                + " (expected: UTF8): create it with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0");
            }
        }
        return version.replaceAll("\\s.*", "");
    }

    private static StoreException connectFailure(DatabaseSettings settings, SQLException e) {
        SQLException cause = e;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException s && s.getSQLState() != null) {
                cause = s;
            }
        }
        String where = settings.url().replaceAll("\\?.*", "");
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("28")) {
            return new StoreException(
                    "access_denied",
                    "the database at " + where + " refused the login: check --db-user and --db-password-file ("
                            + StoreException.oneLine(cause) + ")",
                    e);
        }
        if (state.equals("3D000")) {
            return new StoreException(
                    "no_such_database",
                    "there is no such database at " + where + ": create it (CREATE DATABASE ...) or correct --db-url",
                    e);
        }
        return new StoreUnavailableException(
                "the database at " + where + " cannot be reached: " + StoreException.oneLine(cause), e);
    }
}
