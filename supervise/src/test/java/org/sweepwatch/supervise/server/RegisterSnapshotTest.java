package org.sweepwatch.supervise.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.session.Terminal;
import org.sweepwatch.supervise.server.RegisterSnapshot.Entry;

/** What a restart knows of the terminals before the database is there. */
class RegisterSnapshotTest {
    private static final byte[] HASH = {1, 2, (byte) 0xFF};

    @TempDir
    Path directory;

    private RegisterSnapshot snapshot(String database) {
        return new RegisterSnapshot(directory, database);
    }

    private void write() {
        snapshot("embedded")
                .write(List.of(
                        new Entry(new Terminal(7, "13973300187"), HASH),
                        new Entry(new Terminal(8, "13973300188"), null)));
    }

    @Test
    void theNextStartKnowsWhatTheLastOneKnew() throws Exception {
        write();
        List<Entry> entries = snapshot("embedded").read().orElseThrow();
        assertEquals(new Terminal(7, "13973300187"), entries.get(0).terminal());
        assertArrayEquals(HASH, entries.get(0).codeSha256());
        assertNull(entries.get(1).codeSha256(), "registered by import, has no code yet");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("terminals"))));
    }

    @Test
    void anotherDatabaseHasOtherNumbersForItsVehicles() {
        write();
        assertTrue(snapshot("jdbc:postgresql://elsewhere/sweepwatch").read().isEmpty());
    }

    @Test
    void aDamagedFileIsNotTrusted() throws Exception {
        write();
        Path file = directory.resolve("terminals");
        Files.writeString(file, Files.readString(file).replace("13973300188 -", "13973300188"));
        assertTrue(snapshot("embedded").read().isEmpty());
    }
}
