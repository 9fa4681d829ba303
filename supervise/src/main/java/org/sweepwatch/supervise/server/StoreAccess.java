package org.sweepwatch.supervise.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.settings.SettingsException;

/** The database that the settings mean: the operator's own, or the embedded one below the data directory. */
public final class StoreAccess implements AutoCloseable {
    private static final String EMBEDDED_DIRECTORY = "postgres";

    private final EmbeddedPostgres embedded;
    private final Database database;

    private StoreAccess(EmbeddedPostgres embedded, Database database) {
        this.embedded = embedded;
        this.database = database;
    }

    /** For the server: starts the embedded database, ending one that an earlier run left behind. */
    public static StoreAccess forServer(Settings settings) {
        return settings.embeddedDatabase()
                ? open(EmbeddedPostgres.start(settings.data()))
                : new StoreAccess(null, Database.open(external(settings)));
    }

    /** For a command: joins the embedded database if a server runs it, starts it for the while otherwise. */
    public static StoreAccess forCommand(Settings settings) {
        if (!settings.embeddedDatabase()) {
            return new StoreAccess(null, Database.open(external(settings)));
        }
        if (!Files.isDirectory(settings.data().resolve(EMBEDDED_DIRECTORY))) {
            throw new SettingsException("no data under " + settings.data()
                    + " (run 'serve' there first, or name the right directory with --data or a server with --db-url)");
        }
        return open(EmbeddedPostgres.attach(settings.data()));
    }

    private static StoreAccess open(EmbeddedPostgres embedded) {
        boolean done = false;
        try {
            StoreAccess access = new StoreAccess(embedded, Database.open(embedded.settings()));
            done = true;
            return access;
        } finally {
            if (!done) {
                embedded.close();
            }
        }
    }

    private static DatabaseSettings external(Settings settings) {
        String user = settings.dbUser().isEmpty() ? null : settings.dbUser();
        return DatabaseSettings.of(settings.dbUrl(), user, password(settings.dbPasswordFile()));
    }

    private static String password(Path file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new SettingsException("db-password-file " + file + " cannot be read: " + e.getMessage());
        }
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
