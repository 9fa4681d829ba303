package org.sweepwatch.supervise.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path directory;

    @Test
    void nothingGivenListensOnLoopbackAndRefusesUnknownTerminals() {
        Settings settings = new SettingsReader().read();

        assertEquals("127.0.0.1", settings.bind());
        assertEquals(6808, settings.jt808Port());
        assertEquals(8080, settings.httpPort());
        assertFalse(settings.enrolOpen());
        assertTrue(settings.embeddedDatabase());
    }

    @Test
    void theCommandLineBeatsTheEnvironmentAndThatBeatsTheFile() throws IOException {
        Path file = config("jt808-port: 7001\nhttp-port: 7002\nenrol: open\n");

        Settings settings = new SettingsReader()
                .file(file)
                .environment(Map.of("SWEEPWATCH_HTTP_PORT", "7003", "SWEEPWATCH_ENROL", "closed"))
                .option(SettingKey.ENROL, "open")
                .read();

        assertEquals(7001, settings.jt808Port());
        assertEquals(7003, settings.httpPort());
        assertTrue(settings.enrolOpen());
    }

    @Test
    void anUnknownKeyIsNamedTogetherWithTheKnownOnes() throws IOException {
        Path file = config("jt808-prt: 7001\n");

        String message = problem(new SettingsReader().file(file));

        assertTrue(message.contains("unknown key 'jt808-prt'"), message);
        assertTrue(message.contains("jt808-port"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void everyProblemIsNamedAtOnce() throws IOException {
        Path file = config("http-port: 99999\nenrol: perhaps\noperational-day-start: dawn\nservice-box: 1,2,3\n");

        String message = problem(new SettingsReader().file(file));

        assertTrue(message.contains("http-port is '99999' (expected: 0 to 65535)"), message);
        assertTrue(message.contains("enrol is 'perhaps' (expected: open or closed)"), message);
        assertTrue(message.contains("operational-day-start is 'dawn'"), message);
        assertTrue(message.contains("service-box is '1,2,3'"), message);
    }

    @Test
    void aFileThatIsNotThereOrNotYamlIsNamed() throws IOException {
        assertTrue(problem(new SettingsReader().file(directory.resolve("absent.yaml")))
                .contains("cannot be read"));
        assertTrue(problem(new SettingsReader().file(config("a: [1\n"))).contains("is not YAML"));
        assertTrue(problem(new SettingsReader().file(config("just words\n"))).contains("key: value"));
    }

    @Test
    void anEmptyFileMeansTheDefaults() throws IOException {
        assertEquals(6808, new SettingsReader().file(config("")).read().jt808Port());
    }

    private static String problem(SettingsReader reader) {
        return assertThrows(SettingsException.class, reader::read).getMessage();
    }

    private Path config(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "sweepwatch", ".yaml"), text);
    }
}
