package org.sweepwatch.supervise.api;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.embedded.EmbeddedPostgres;

/** Databases for tests on a real PostgreSQL: one embedded server for all of them, gone with this JVM. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static DatabaseSettings server;
    private static Database shared;

    private TestDatabase() {}

    /** One database for all tests that do not look at what is stored. */
    static synchronized Database shared() {
        if (shared == null) {
            shared = open();
        }
        return shared;
    }

    /** A new, empty database with the schema in place. */
    public static Database open() {
        return Database.open(settings());
    }

    /** The way to a new, empty database without a schema. */
    public static DatabaseSettings settings() {
        String name = "api_test_" + NUMBER.incrementAndGet();
        DatabaseSettings settings = server();
        try (Connection c = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement s = c.createStatement()) {
            s.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("creating the test database failed", e);
        }
        String url = settings.url().replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        return DatabaseSettings.of(url, settings.user(), settings.password());
    }

    private static synchronized DatabaseSettings server() {
        if (server == null) {
            Path directory =
                    Path.of("target", "api-test-" + ProcessHandle.current().pid());
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            server = postgres.settings();
        }
        return server;
    }
}
