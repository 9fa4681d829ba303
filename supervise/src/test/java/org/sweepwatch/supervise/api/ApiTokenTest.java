package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokenTest {
    @TempDir
    private Path directory;

    @Test
    void isMadeOnceAndReadableOnlyByItsOwner() throws IOException {
        ApiToken made = ApiToken.loadOrCreate(directory.resolve("data"));
        Path file = directory.resolve("data").resolve(ApiToken.FILE_NAME);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(
                made.value().length() >= 32,
                "at least 128 bits: " + made.value().length() + " characters");
        assertEquals(
                made.value(), ApiToken.loadOrCreate(directory.resolve("data")).value());
        assertNotEquals(
                made.value(), ApiToken.loadOrCreate(directory.resolve("other")).value());
    }

    @Test
    void matchesItselfAndNothingElse() throws IOException {
        ApiToken token = ApiToken.loadOrCreate(directory);

        assertTrue(token.matches(token.value()));
        assertFalse(token.matches(""));
        assertFalse(token.matches(token.value() + "x"));
        assertFalse(token.matches(token.value().substring(1)));
        assertFalse(token.toString().contains(token.value()));
    }

    @Test
    void aFileOfOnesOwnMustHoldALongToken() throws IOException {
        Path file = directory.resolve("own");
        Files.writeString(file, "0123456789abcdef0123456789abcdef\n");
        assertEquals("0123456789abcdef0123456789abcdef", ApiToken.read(file).value());

        Files.writeString(file, "secret\n");
        IOException tooShort = assertThrows(IOException.class, () -> ApiToken.read(file));
        assertTrue(tooShort.getMessage().contains("22"), tooShort.getMessage());
        assertFalse(tooShort.getMessage().contains("secret"), "a token is never shown");

        Files.writeString(file, "");
        assertThrows(IOException.class, () -> ApiToken.read(file));
        assertThrows(IOException.class, () -> ApiToken.read(directory.resolve("none")));
    }
}
