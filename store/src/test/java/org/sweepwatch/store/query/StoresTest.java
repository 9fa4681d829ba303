package org.sweepwatch.store.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;

/** The small tables: vehicles, codes, layers, frozen days, exemptions, outages. */
class StoresTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Change CHANGE = new Change("test", "because", NOW);
    private static final String INJECTION = "'; DROP TABLE vehicle; --";
    private static TestDatabase db;
    private static Database database;

    @BeforeAll
    static void open() {
        db = TestServer.newDatabase();
        database = db.open();
    }

    @AfterAll
    static void close() {
        database.close();
        db.close();
    }

    @BeforeEach
    void empty() {
        db.execute("TRUNCATE vehicle, terminal_code, exemption, layer_feature, layer_revision, frozen_day,"
                + " recalculation, platform_outage, alive RESTART IDENTITY CASCADE");
    }

    @Test
    void anImportMakesChangesAndLeavesVehicles() {
        VehicleStore vehicles = new VehicleStore(database);
        VehicleEntry one = entry("湘B00001", "13800000001", "天元区");
        VehicleEntry two = entry("湘B00002", "13800000002", "荷塘区");
        assertEquals(new ImportResult(2, 0, 0, 0), vehicles.upsertAll(List.of(one, two), NOW));
        assertEquals(new ImportResult(0, 0, 2, 0), vehicles.upsertAll(List.of(one, two), NOW.plusSeconds(9)));
        VehicleEntry moved = entry("湘B00001", "13800000001", "芦淞区");
        assertEquals(new ImportResult(0, 1, 0, 0), vehicles.upsertAll(List.of(moved), NOW));

        Vehicle got = vehicles.findByPhone("13800000001").orElseThrow();
        assertEquals(new Vehicle(got.id(), "湘B00001", "13800000001", "芦淞区", "JS-1", "JS", "环卫处", NOW, null), got);
        assertEquals(got, vehicles.find(got.id()).orElseThrow());
        assertEquals(2, vehicles.list().size());
        assertTrue(vehicles.find(999).isEmpty());
        assertTrue(vehicles.findByPhone(INJECTION).isEmpty());
    }

    @Test
    void aKnownPlateWithANewPhoneIsASwappedUnitAndKeepsItsNumber() {
        VehicleStore vehicles = new VehicleStore(database);
        vehicles.upsertAll(List.of(entry("湘B00001", "1", "x")), NOW);
        int id = vehicles.findByPhone("1").orElseThrow().id();
        assertEquals(new ImportResult(0, 1, 0, 0), vehicles.upsertAll(List.of(entry("湘B00001", "2", "x")), NOW));
        assertEquals(id, vehicles.findByPhone("2").orElseThrow().id());
        assertTrue(vehicles.findByPhone("1").isEmpty());
    }

    @Test
    void anImportWithAConflictChangesNothing() {
        VehicleStore vehicles = new VehicleStore(database);
        vehicles.upsertAll(List.of(entry("湘B00001", "1", "x"), entry("湘B00002", "2", "x")), NOW);
        StoreException e = assertThrows(
                StoreException.class,
                () -> vehicles.upsertAll(List.of(entry("湘B00003", "3", "x"), entry("湘B00001", "2", "x")), NOW));
        assertEquals("vehicle_conflict", e.code());
        assertTrue(e.getMessage().contains("湘B00001"), e.getMessage());
        assertTrue(vehicles.findByPhone("3").isEmpty());
    }

    @Test
    void aTerminalEnrolsOnceAndNeverTakesThePlateOfAnother() {
        VehicleStore vehicles = new VehicleStore(database);
        Vehicle first = vehicles.enrol("1", "湘B00001", NOW);
        assertEquals("湘B00001", first.plate());
        assertEquals(first, vehicles.enrol("1", "湘B99999", NOW.plusSeconds(5)));
        Vehicle second = vehicles.enrol("2", "湘B00001", NOW);
        assertNull(second.plate());
        assertNull(vehicles.enrol("3", null, NOW).plate());
        assertEquals(3, vehicles.list().size());
    }

    @Test
    void manyTerminalsEnrolAtOnceEachOnce() {
        VehicleStore vehicles = new VehicleStore(database);
        List<Integer> ids = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> vehicles.enrol(Integer.toString(100 + i % 20), "湘B" + i % 5, NOW)
                        .id())
                .distinct()
                .toList();
        assertEquals(20, ids.size());
        assertEquals(20, vehicles.list().size());
    }

    @Test
    void aPhoneThatIsNoneIsRefused() {
        assertThrows(StoreException.class, () -> new VehicleStore(database).enrol("12a", null, NOW));
    }

    @Test
    void aVehicleIsInServiceFromItsFirstToItsLastInstant() {
        Vehicle v = new Vehicle(1, null, "1", null, null, null, null, NOW, NOW.plusSeconds(100));
        assertTrue(v.inService(NOW.minusSeconds(10), NOW.plusSeconds(1)));
        assertFalse(v.inService(NOW.minusSeconds(10), NOW));
        assertTrue(v.inService(NOW.plusSeconds(99), NOW.plusSeconds(200)));
        assertFalse(v.inService(NOW.plusSeconds(100), NOW.plusSeconds(200)));
    }

    @Test
    void aNewRegistrationReplacesTheCode() {
        Vehicle v = new VehicleStore(database).enrol("1", null, NOW);
        TerminalCodeStore codes = new TerminalCodeStore(database);
        codes.save(code(v.id(), (byte) 1, "湘B00001"));
        codes.save(code(v.id(), (byte) 2, null));
        List<TerminalCode> all = codes.list();
        assertEquals(1, all.size());
        TerminalCode got = all.get(0);
        assertArrayEquals(new byte[] {2}, got.codeSha256());
        assertEquals(NOW, got.registeredAt());
        assertEquals("2013", got.protocolVersion());
        assertEquals(43, got.provinceId());
        assertEquals(200, got.cityId());
        assertEquals("maker", got.makerId());
        assertEquals("model", got.model());
        assertEquals("id", got.terminalId());
        assertEquals(2, got.plateColour());
        assertNull(got.plate());
    }

    @Test
    void aLayerIsReplacedAndNamesKeepTheirNumbers() {
        LayerStore layers = new LayerStore(database);
        assertEquals(0, layers.revision(LayerKind.ROUTE));
        assertEquals(
                new ImportResult(2, 0, 0, 0),
                layers.replace(LayerKind.ROUTE, List.of(feature("A", "1"), feature("B", "1")), DAY, CHANGE));
        List<LayerFeature> before = layers.list(LayerKind.ROUTE, DAY);
        assertEquals(
                new ImportResult(1, 1, 0, 1),
                layers.replace(LayerKind.ROUTE, List.of(feature("B", "2"), feature("C", "1")), DAY, CHANGE));
        assertEquals(
                List.of("B", "C"),
                layers.list(LayerKind.ROUTE, DAY).stream()
                        .map(LayerFeature::name)
                        .toList());
        assertEquals(
                before.get(1).id(), layers.list(LayerKind.ROUTE, DAY).get(0).id());
        assertEquals("{\"width\":2}", layers.list(LayerKind.ROUTE, DAY).get(0).properties());
        assertEquals(
                new ImportResult(1, 0, 2, 0),
                layers.replace(
                        LayerKind.ROUTE,
                        List.of(feature("A", "1"), feature("B", "2"), feature("C", "1")),
                        DAY,
                        CHANGE));
        assertEquals(before.get(0), layers.list(LayerKind.ROUTE, DAY).get(0));
        assertEquals(3, layers.revision(LayerKind.ROUTE));
        assertEquals(0, layers.revision(LayerKind.FENCE));
        assertTrue(layers.list(LayerKind.FENCE, DAY).isEmpty());
        layers.replace(LayerKind.GRID, List.of(feature(INJECTION, "1")), DAY, CHANGE);
        assertEquals(INJECTION, layers.list(LayerKind.GRID, DAY).get(0).name());
    }

    @Test
    void aFrozenDayChangesOnlyByALoggedRecalculation() {
        FrozenDayStore days = new FrozenDayStore(database);
        LocalDate day = LocalDate.of(2026, 11, 22);
        Recalculation early =
                days.recalculate(day, 7, null, "admin", "late data", NOW).orElseThrow();
        assertNull(early.revision());
        assertTrue(days.find(day).isEmpty());
        String report = "{\"rate\": 0.0106,   \"b\":1}";
        assertTrue(days.freeze(day, report, "{\"work\":1}", "automatic", NOW));
        assertFalse(days.freeze(day, "{}", "{}", "again", NOW));
        assertEquals(
                new FrozenDay(day, 1, report, "{\"work\":1}", NOW, "automatic"),
                days.find(day).orElseThrow());
        assertTrue(
                days.recalculate(day, 7, null, "admin", "without figures", NOW).isEmpty());
        Recalculation log = days.recalculate(
                        day,
                        null,
                        new FrozenDayStore.Figures("{\"rate\":0}", "{\"work\":2}"),
                        "admin",
                        "appeal",
                        NOW.plusSeconds(1))
                .orElseThrow();
        assertEquals(2, log.revision());
        assertNull(log.vehicleId());
        assertEquals("{\"rate\":0}", days.find(day).orElseThrow().report());
        assertEquals("{\"work\":2}", days.find(day).orElseThrow().work());
        assertEquals(report, days.revisions(day).get(0).report());
        assertEquals(
                List.of("late data", "appeal"),
                days.recalculations(day).stream().map(Recalculation::reason).toList());
    }

    @Test
    void exemptionsThatTouchTheDayAreFoundAndComeInOnce() {
        int id = new VehicleStore(database).enrol("1", null, NOW).id();
        ExemptionStore exemptions = new ExemptionStore(database);
        Exemption e = new Exemption(0, id, NOW, NOW.plusSeconds(3600), "repair", "灯");
        assertEquals(new ImportResult(1, 0, 0, 0), exemptions.addAll(List.of(e), CHANGE));
        assertEquals(new ImportResult(0, 0, 1, 0), exemptions.addAll(List.of(e), CHANGE));
        Exemption other = new Exemption(0, id, NOW, NOW.plusSeconds(3600), "repair", "天线");
        assertEquals(new ImportResult(0, 1, 0, 0), exemptions.addAll(List.of(other), CHANGE));
        assertEquals(
                1, exemptions.list(NOW.plusSeconds(3599), NOW.plusSeconds(9999)).size());
        assertEquals("天线", exemptions.list(NOW, NOW.plusSeconds(1)).get(0).reason());
        assertTrue(exemptions.list(NOW.plusSeconds(3600), NOW.plusSeconds(9999)).isEmpty());
        Exemption backwards = new Exemption(0, id, NOW, NOW, "repair", null);
        assertThrows(StoreException.class, () -> exemptions.addAll(List.of(backwards), CHANGE));
        assertThrows(
                StoreException.class,
                () -> exemptions.addAll(List.of(new Exemption(0, 999, NOW, NOW.plusSeconds(1), "x", null)), CHANGE));
    }

    @Test
    void outagesAndTheMarkOfLife() {
        OutageStore outages = new OutageStore(database);
        assertTrue(outages.lastAlive().isEmpty());
        outages.alive(NOW);
        outages.alive(NOW.plusSeconds(10));
        assertEquals(NOW.plusSeconds(10), outages.lastAlive().orElseThrow());
        long id = outages.add(NOW, null, "database away");
        assertEquals(1, outages.list(NOW.plusSeconds(500), NOW.plusSeconds(600)).size());
        outages.end(id, NOW.plusSeconds(60));
        assertTrue(outages.list(NOW.plusSeconds(60), NOW.plusSeconds(600)).isEmpty());
        assertEquals(
                new Outage(id, NOW, NOW.plusSeconds(60), "database away"),
                outages.list(NOW, NOW.plusSeconds(1)).get(0));
    }

    private static VehicleEntry entry(String plate, String phone, String district) {
        return new VehicleEntry(plate, phone, district, "JS-1", "JS", "环卫处", null, null);
    }

    private static LayerFeature feature(String name, String width) {
        return new LayerFeature(
                0,
                name,
                "{\"width\":" + width + "}",
                "{\"type\":\"LineString\",\"coordinates\":[[113.1,27.8],[113.2,27.8]]}");
    }

    private static TerminalCode code(int vehicle, byte hash, String plate) {
        return new TerminalCode(vehicle, new byte[] {hash}, NOW, "2013", 43, 200, "maker", "model", "id", 2, plate);
    }
}
