package org.sweepwatch.supervise.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.query.ModelItem;
import org.sweepwatch.store.query.ModelTerminal;

class TerminalModelsTest {
    private static final Instant NOW = Instant.parse("2026-03-12T08:00:00Z");

    @TempDir
    Path directory;

    private static boolean count(TerminalModel model, byte... more) {
        byte[] block = new LocationEncoder().begin(NOW.toEpochMilli()).toBytes();
        byte[] body = Arrays.copyOf(block, block.length + more.length);
        System.arraycopy(more, 0, body, block.length, more.length);
        LocationReport report = new LocationReport();
        report.decode(body, 0, body.length);
        return report.hasMore() && model.count(report, new AdditionalItems());
    }

    @Test
    void whatNothingExplainsIsCountedByModelWithAnExample() {
        TerminalModels models = new TerminalModels(directory);
        models.registered(7, "M", "S8");
        assertFalse(count(models.of(7), (byte) 0x30, (byte) 1, (byte) 31), "a standard item");
        assertTrue(count(models.of(7), (byte) 0xE3, (byte) 2, (byte) 1, (byte) 2));
        assertTrue(count(models.of(7), (byte) 0xE3, (byte) 1, (byte) 9));
        assertTrue(count(models.of(7), (byte) 0x30, (byte) 2, (byte) 0, (byte) 31));
        assertTrue(count(models.of(7), (byte) 0x30, (byte) 1, (byte) 31, (byte) 0));
        assertTrue(count(models.of(99), (byte) 0xE3, (byte) 0));

        List<ModelItem> items = models.drain(NOW);
        assertEquals(4, items.size(), items.toString());
        assertEquals("", items.get(0).model(), "a vehicle that has not said what it is");
        ModelItem unknown = items.get(1);
        assertEquals("M/S8/unknown", unknown.makerId() + "/" + unknown.model() + "/" + unknown.kind());
        assertEquals(0xE3, unknown.itemId());
        assertEquals(2, unknown.count());
        assertArrayEquals(new byte[] {1, 2}, unknown.example());
        assertEquals("malformed", items.get(2).kind());
        assertEquals("tail", items.get(3).kind());
        assertEquals(List.of(), models.drain(NOW));
    }

    @Test
    void moreModelsThanThereIsRoomForAreCountedTogether() {
        TerminalModels models = new TerminalModels(directory);
        for (int i = 0; i < TerminalModels.MODELS_MAX + 5; i++) {
            models.registered(i, "M", "S" + i);
        }
        assertTrue(count(models.of(TerminalModels.MODELS_MAX + 4), (byte) 0xE3, (byte) 0));
        assertEquals("", models.drain(NOW).get(0).model());
    }

    @Test
    void firmwareAndChangedFilesAreTakenInAndABadFileChangesNothing() throws IOException {
        TerminalModels models = new TerminalModels(directory);
        models.registered(7, "M", "S8");
        Files.writeString(directory.resolve("s8.yaml"), "name: s8-v2\nmatch: [{model: S8, firmware: V2*}]\n");
        models.reload();
        assertEquals("default", models.of(7).profile().name());
        models.refresh(() -> List.of(new ModelTerminal(7, "M", "S8", "V2.1")));
        assertEquals("s8-v2", models.of(7).profile().name());

        Files.writeString(directory.resolve("bad.yaml"), "name: bad\n");
        assertThrows(ProfileException.class, models::reload);
        assertThrows(ProfileException.class, models::reload, "until it is put right");
        assertEquals("s8-v2", models.of(7).profile().name());
        Files.delete(directory.resolve("bad.yaml"));
        models.reload();
        assertThrows(ProfileException.class, () -> {
            Files.writeString(directory.resolve("bad.yaml"), "name: [\n");
            new TerminalModels(directory);
        });
    }
}
