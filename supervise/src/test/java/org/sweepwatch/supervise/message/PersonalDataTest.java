package org.sweepwatch.supervise.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataTest {
    private static final String DRIVER = "{\"name\":\"欧阳明\"}";
    private static final byte[] RAW = {1, 2, 3, 4, 5};

    @TempDir
    Path directory;

    @Test
    void whatIsSealedDoesNotTellAndOpensAgainAfterARestart() throws IOException {
        PersonalData first = PersonalData.loadOrCreate(directory);
        String text = first.seal(DRIVER);
        byte[] bytes = first.seal(RAW);
        assertFalse(text.contains("欧"));
        assertNotEquals(text, first.seal(DRIVER), "the same driver must not be recognised by its bytes");
        Path key = directory.resolve(KeyFile.NAME);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));

        PersonalData again = PersonalData.loadOrCreate(directory);
        assertEquals(DRIVER, again.open(text));
        assertArrayEquals(RAW, again.open(bytes));
    }

    @Test
    void whatWasStoredUnsealedStaysReadable() throws IOException {
        PersonalData personal = PersonalData.loadOrCreate(directory);
        assertEquals(DRIVER, personal.open(DRIVER));
        assertArrayEquals(RAW, personal.open(RAW));
    }

    @Test
    void anotherKeyAndChangedBytesOpenNothing() {
        PersonalData personal = new PersonalData(new byte[32]);
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;
        PersonalData other = new PersonalData(otherKey);
        assertNull(other.open(personal.seal(DRIVER)));
        byte[] sealed = personal.seal(RAW);
        assertNull(other.open(sealed));
        sealed[sealed.length - 1] ^= 1;
        assertNull(personal.open(sealed));
        String text = personal.seal(DRIVER);
        assertNull(personal.open(text.substring(0, text.length() - 9)));
        assertNull(personal.open(text.substring(0, 12)));
    }

    @Test
    void aFileThatIsNoKeyIsNamedWithTheRemedy() throws IOException {
        Files.write(directory.resolve(KeyFile.NAME), "c2hvcnQ=\n".getBytes(StandardCharsets.US_ASCII));
        IOException wrong = assertThrows(IOException.class, () -> PersonalData.loadOrCreate(directory));
        assertTrue(wrong.getMessage().contains("restore it from the backup"), wrong::getMessage);
    }
}
