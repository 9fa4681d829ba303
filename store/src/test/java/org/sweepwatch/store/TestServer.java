package org.sweepwatch.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.sweepwatch.store.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL of the tests: the one named by {@code SWEEPWATCH_TEST_DB_URL} (with {@code SWEEPWATCH_TEST_DB_USER} and
 * {@code SWEEPWATCH_TEST_DB_PASSWORD} where the address does not carry them), else an embedded one for this JVM. Each
 * test class takes a database of its own.
 */
public final class TestServer {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static DatabaseSettings server;

    private TestServer() {}

    /** An empty database, dropped when closed. */
    public static TestDatabase newDatabase() {
        String name = "sweepwatch_test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute(server(), "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        return new TestDatabase(name, settingsOf(name));
    }

    private static synchronized DatabaseSettings server() {
        if (server == null) {
            String url = System.getenv("SWEEPWATCH_TEST_DB_URL");
            server = url == null
                    ? EmbeddedPostgres.start(Path.of(
                                    "target",
                                    "test-postgres-" + ProcessHandle.current().pid()))
                            .settings()
                    : DatabaseSettings.of(
                            url,
                            System.getenv("SWEEPWATCH_TEST_DB_USER"),
                            System.getenv("SWEEPWATCH_TEST_DB_PASSWORD"));
        }
        return server;
    }

    private static DatabaseSettings settingsOf(String database) {
        String url = server().url().replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
        return DatabaseSettings.of(url, server().user(), server().password());
    }

    public static void execute(DatabaseSettings settings, String sql) {
        try (Connection c = connect(settings);
                Statement s = c.createStatement()) {
            s.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** First column of all rows, as text. */
    public static List<String> column(DatabaseSettings settings, String sql) {
        try (Connection c = connect(settings);
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (r.next()) {
                values.add(r.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static Connection connect(DatabaseSettings settings) throws SQLException {
        return settings.user() == null
                ? DriverManager.getConnection(settings.url())
                : DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    /** One database of the test server. */
    public record TestDatabase(String name, DatabaseSettings settings) implements AutoCloseable {
        public Database open() {
            return Database.open(settings);
        }

        public void execute(String sql) {
            TestServer.execute(settings, sql);
        }

        public List<String> column(String sql) {
            return TestServer.column(settings, sql);
        }

        public long count(String table) {
            return Long.parseLong(column("SELECT count(*) FROM " + table).get(0));
        }

        @Override
        public void close() {
            TestServer.execute(server(), "DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
