package org.sweepwatch.supervise.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.supervise.point.Signal;

class ProfilesTest {
    private static final String HEAD = "name: own\nmatch: [{model: S8}]\n";

    @TempDir
    Path directory;

    private final LocationEncoder encoder = new LocationEncoder().begin(1_780_000_000_000L);

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private TerminalProfile own(String keys) throws IOException {
        write("own.yaml", HEAD + keys);
        return Profiles.with(directory).named("own");
    }

    private LocationReport report() {
        byte[] body = encoder.toBytes();
        LocationReport report = new LocationReport();
        assertTrue(report.decode(body, 0, body.length));
        return report;
    }

    @Test
    void theShippedProfilesAreInOrderAndTheDefaultReadsNothing() {
        Profiles shipped = Profiles.shipped();
        encoder.item32(AdditionalItem.VEHICLE_SIGNALS, 0xFFFF_FFFFL);
        assertEquals("default", shipped.of("", "", "").name());
        assertEquals(0, shipped.named("default").signals(report()));
        assertEquals("sweepwatch-simulator", shipped.of("zztst", "QX-2019C", "").name());
    }

    @Test
    void theClosestMatchCountsAndAnOwnProfileTakesThePlaceOfAShippedOne() throws IOException {
        write("a.yaml", "name: any-s\nmatch: [{model: S*}]\n");
        write("b.yaml", "name: s8\nmatch: [{model: S8}, {model: S9, firmware: V2*}]\n");
        write("c.yaml", "name: sweepwatch-simulator\nmatch: [{maker: OTHER}]\n");
        Profiles profiles = Profiles.with(directory);
        assertEquals("s8", profiles.of("M", "S8", "").name());
        assertEquals("any-s", profiles.of("M", "S9", "V1.0").name());
        assertEquals("s8", profiles.of("M", "S9", "V2.1").name());
        assertEquals("default", profiles.of("ZZTST", "QX-808B", "").name());
        assertEquals(4, profiles.all().size());
    }

    @Test
    void bitsThresholdsAndVendorItemsBecomeSignals() throws IOException {
        TerminalProfile profile = own("""
                signals:
                  MAIN_BRUSH: {item: 0x25, bit: 31}
                  SIDE_BRUSH: {item: 0x2A, bit: 3, inverted: true}
                  FAN: {analog: 0, above: 12, scale: 0.1}
                  HIGH_PRESSURE_PUMP: {item: 0xE3, offset: 2, bit: 7}
                  LOW_PRESSURE_PUMP: {item: 0xE3, offset: 9, bit: 0}
                  MIST_CANNON: {item: 0xE4, width: 2, signed: true, above: -5}
                  WATER_LEVEL: {analog: 1, scale: 0.5}
                """);
        encoder.item32(AdditionalItem.VEHICLE_SIGNALS, 0x8000_0000L)
                .item16(AdditionalItem.IO_STATUS, 1 << 3)
                .item32(AdditionalItem.ANALOG, 1_000L << 16 | 121)
                .item(0xE3, (byte) 0, (byte) 0, (byte) 0x80)
                .item(0xE4, (byte) 0xFF, (byte) 0xFA);
        int word = profile.signals(report());
        assertEquals(Signal.MAIN_BRUSH.bit() | Signal.FAN.bit() | Signal.HIGH_PRESSURE_PUMP.bit(), Signal.on(word));
        assertEquals(
                0xFF & ~Signal.LOW_PRESSURE_PUMP.bit() & ~Signal.LIFT.bit(),
                Signal.known(word),
                "the item is too short for the low-pressure pump, and nothing tells of the lift");
        assertEquals(500, Signal.level(word));
    }

    @Test
    void passedThroughBytesOfASerialCollectorAreRead() throws IOException {
        TerminalProfile profile = own("signals:\n  FAN: {serial: 0x41, offset: 1, bit: 0}\n");
        assertEquals(Signal.FAN.word(true), profile.signals(0x41, new byte[] {0x41, 0, 1}, 1));
        assertEquals(0, profile.signals(0x42, new byte[] {0x42, 0, 1}, 1));
        assertEquals(0, profile.signals(0x41, new byte[] {0x41, 0}, 1));
        assertEquals(Signal.FAN.bit(), profile.serialSet());
    }

    @Test
    void valuesOfTheModelsOwnAreRead() throws IOException {
        TerminalProfile profile = own(
                "items:\n  - {name: oilTemperature, item: 0xE5, offset: 1, width: 2, signed: true, scale: 0.1, unit: °C}\n");
        CustomItem item = profile.customItems().get(0);
        assertNull(item.value(report()));
        encoder.item(0xE5, (byte) 9, (byte) 0xFF, (byte) 0x9C);
        assertEquals(-10.0, item.value(report()), 1e-9);
        assertEquals("°C", item.unit());
    }

    @Test
    void readingAReportByAProfileAllocatesNothing() throws IOException {
        write("own.yaml", HEAD + """
                signals:
                  MAIN_BRUSH: {item: 0xE3, offset: 1, bit: 1}
                  FAN: {item: 0xE4, width: 2, above: 120}
                  WATER_LEVEL: {item: 0xE5, width: 2, scale: 0.1}
                """);
        TerminalModels models = new TerminalModels(directory);
        models.registered(7, "M", "S8");
        byte[] body = encoder.item32(AdditionalItem.ODOMETER, 123_456)
                .item8(AdditionalItem.SATELLITES, 9)
                .item(0xE3, (byte) 0, (byte) 2)
                .item(0xE4, (byte) 2, (byte) 0x80)
                .item(0xE5, (byte) 3, (byte) 0x2C)
                .toBytes();
        LocationReport report = new LocationReport();
        AdditionalItems items = new AdditionalItems();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        int rounds = 100_000;
        int word = 0;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < rounds; i++) {
                report.decode(body, 0, body.length);
                TerminalModel model = models.of(7);
                word = model.profile().signals(report);
                assertFalse(model.count(report, items));
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(Signal.MAIN_BRUSH.bit() | Signal.FAN.bit(), Signal.on(word));
        long bytes = least;
        assertTrue(bytes < rounds, () -> bytes + " bytes for " + rounds + " reports");
    }

    @Test
    void clockSpeedAndEditionOfAModelAreCorrected() throws IOException {
        TerminalProfile profile = own("clock: utc\nspeed-factor: 10\nedition: 2011\n");
        assertEquals(8 * 3_600_000L, profile.timeMs(0));
        assertEquals(420, profile.speedDkmh(42));
        assertEquals(ProtocolVersion.V2011, profile.edition());
        assertEquals(0, TerminalProfile.STANDARD.timeMs(0));
        assertEquals(0, profile.serverTimeAheadMs());
        assertEquals(8 * 3_600_000L, own("server-time: gmt8\n").serverTimeAheadMs());
        assertEquals(42, TerminalProfile.STANDARD.speedDkmh(42));
    }

    @Test
    void theFixedTailIsReadOnlyWhereItIsNoItems() throws IOException {
        TerminalProfile profile = own("fixed-tail: true\n");
        byte[] body = java.util.Arrays.copyOf(encoder.toBytes(), LocationReport.BASIC_BLOCK_BYTES + 18);
        body[LocationReport.BASIC_BLOCK_BYTES + 6] = 1; // 256 km and more
        body[LocationReport.BASIC_BLOCK_BYTES + 7] = 2;
        body[LocationReport.BASIC_BLOCK_BYTES + 14] = 27;
        body[LocationReport.BASIC_BLOCK_BYTES + 17] = 5;
        LocationReport report = new LocationReport();
        report.decode(body, 0, body.length);
        assertTrue(profile.hasFixedTail(report));
        assertEquals(2_580, profile.tailOdometerHm(report));
        assertEquals(27, profile.tailRssi(report));
        assertFalse(TerminalProfile.STANDARD.hasFixedTail(report));
        encoder.item(0xE3, new byte[16]);
        assertFalse(profile.hasFixedTail(report()), "one whole item of 18 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clok: utc | no key 'clok' (expected: clock, edition",
                "server-time: local | server-time is \"local\" (expected: utc, gmt8)",
                "clock: gmt9 | clock is \"gmt9\" (expected: gmt8, utc, server-time-as-local)",
                "edition: 2019 | expected: 2011 or 2013",
                "speed-factor: fast | speed-factor is \"fast\" (expected: a number from 0.01 to 100.0)",
                "fixed-tail: 3 | fixed-tail is 3 (expected: true or false)",
                "signals: {BROOM: {item: 0x25, bit: 1}} | no 'BROOM' (expected: MAIN_BRUSH, SIDE_BRUSH",
                "signals: {FAN: {item: 0x25, bit: 32}} | signals.FAN.bit is 32 (expected: 0 to 31",
                "signals: {FAN: {item: 0x25}} | signals.FAN is {\"item\":37} (expected: either a bit or a number with above)",
                "signals: {FAN: {bit: 3}} | expected: one of item, analog and serial",
                "signals: {FAN: {item: 0x01, bit: 3}} | expected: no item that means something else",
                "signals: {FAN: {item: 300, bit: 3}} | signals.FAN.item is 300 (expected: 0 to 255",
                "signals: {FAN: {item: 0x25, bit: 3, colour: 1}} | no key 'signals.FAN.colour'",
                "signals: {FAN: {item: 0x25, bit: 3}, FAN: {item: 0x25, bit: 4}} | no YAML",
                "items: [{name: 9, item: 0xE3}] | items.name is 9 (expected: a letter",
                "items: 5 | items is 5 (expected: a list of at most 64 entries)"
            })
    void aMistakeIsNamedWithFileKeyAndWhatIsAllowed(String keys, String expected) {
        ProfileException e = assertThrows(ProfileException.class, () -> own(keys + "\n"));
        assertTrue(e.getMessage().contains("own.yaml"), e.getMessage());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void aProfileNeedsAMatchAndANameOfItsOwn() throws IOException {
        write("a.yaml", "name: twice\nmatch: [{model: A}]\n");
        write("b.yaml", "name: twice\nmatch: [{model: B}]\n");
        write("c.yaml", "name: lonely\n");
        ProfileException e = assertThrows(ProfileException.class, () -> Profiles.with(directory));
        assertTrue(e.getMessage().contains("b.yaml: name 'twice' is that of a.yaml"), e.getMessage());
        assertTrue(e.getMessage().contains("c.yaml: match: missing"), e.getMessage());
    }
}
