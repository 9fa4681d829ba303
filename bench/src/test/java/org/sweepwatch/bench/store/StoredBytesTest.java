package org.sweepwatch.bench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.embedded.EmbeddedPostgres;

class StoredBytesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) throws IOException {
        return StoredBytesCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    @Test
    void aDayIsWrittenAndMeasuredAndADatabaseInUseIsLeftAlone() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            DatabaseSettings settings = server.settings();
            Path password = Files.writeString(folder.resolve("password"), settings.password() + "\n");
            String[] arguments = {
                "1", "--db-url", settings.url(), "--db-user", settings.user(), "--db-password-file", password.toString()
            };
            assertEquals(0, run(arguments), err::toString);
            assertTrue(out.toString(StandardCharsets.UTF_8).contains(" 8,640 positions "), out::toString);
            double each = Double.parseDouble(out.toString(StandardCharsets.UTF_8)
                    .replaceAll("(?s).* bytes +([0-9.]+) bytes a position.*", "$1"));
            assertTrue(each > 50 && each < 500, out::toString);

            assertEquals(1, run(arguments));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("name an empty one"), err::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db-url", "none", "0", "--db-user me"})
    void wrongUsageIsExitCodeTwo(String arguments) throws IOException {
        assertEquals(2, run(arguments.split(" ", -1)));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    }
}
