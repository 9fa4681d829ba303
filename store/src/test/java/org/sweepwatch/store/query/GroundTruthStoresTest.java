package org.sweepwatch.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;

/** What days are judged by: each day finds what was in force on it, and the change log says who changed what. */
class GroundTruthStoresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Change CHANGE = new Change("李工", "新线路", NOW);
    private static final PlanStore.Check ANYTHING = (plans, changes) -> {};
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
        db.execute(
                "TRUNCATE vehicle, layer_feature, layer_revision, change_log, rule_value, shift, weather_stop, maintenance_window"
                        + " RESTART IDENTITY CASCADE");
    }

    private static LayerFeature feature(String name, int width) {
        return new LayerFeature(0, name, "{\"width\":" + width + "}", "{\"type\":\"Point\"}");
    }

    private static List<String> names(LayerStore layers, LocalDate day) {
        return layers.list(LayerKind.ROUTE, day).stream()
                .map(f -> f.name() + f.properties())
                .toList();
    }

    @Test
    void aPastDayKeepsTheLayerOfThatDay() {
        LayerStore layers = new LayerStore(database);
        layers.replace(LayerKind.ROUTE, List.of(feature("A", 1), feature("B", 1)), MONDAY, CHANGE);
        layers.replace(LayerKind.ROUTE, List.of(feature("A", 2), feature("C", 1)), MONDAY.plusDays(7), CHANGE);
        assertEquals(List.of(), names(layers, MONDAY.minusDays(1)));
        assertEquals(List.of("A{\"width\":1}", "B{\"width\":1}"), names(layers, MONDAY.plusDays(6)));
        assertEquals(List.of("A{\"width\":2}", "C{\"width\":1}"), names(layers, MONDAY.plusDays(7)));
        List<LayerVersion> versions = layers.versions(LayerKind.ROUTE, "A");
        assertEquals(MONDAY.plusDays(7), versions.get(0).until());
        assertEquals(versions.get(0).feature().id(), versions.get(1).feature().id(), "a name keeps its number");
    }

    @Test
    void aLayerThatCountsFromAnEarlierDayTakesThePlaceOfWhatWasToCome() {
        LayerStore layers = new LayerStore(database);
        layers.replace(LayerKind.ROUTE, List.of(feature("A", 2)), MONDAY.plusDays(7), CHANGE);
        assertEquals(
                new ImportResult(0, 1, 0, 0),
                layers.replace(LayerKind.ROUTE, List.of(feature("A", 3)), MONDAY, CHANGE));
        assertEquals(List.of("A{\"width\":3}"), names(layers, MONDAY.plusDays(30)));
        assertEquals(
                new ImportResult(0, 0, 1, 0),
                layers.replace(LayerKind.ROUTE, List.of(feature("A", 3)), MONDAY.plusDays(3), CHANGE));
    }

    @Test
    void theChangeLogSaysWhoChangedWhatAndWhy() {
        LayerStore layers = new LayerStore(database);
        ChangeLog log = new ChangeLog(database);
        assertEquals(0, log.revision());
        layers.replace(LayerKind.ROUTE, List.of(feature("A", 1)), MONDAY, CHANGE);
        layers.put(LayerKind.ROUTE, feature("A", 2), MONDAY, CHANGE);
        List<LoggedChange> entries = log.list("route", "A", Long.MAX_VALUE, 10);
        assertEquals(2, entries.size());
        assertEquals(CHANGE, entries.get(0).change());
        assertTrue(
                entries.get(0).before().contains("\"width\":1"), entries.get(0).before());
        assertTrue(
                entries.get(0).after().contains("\"width\":2"), entries.get(0).after());
        assertNull(entries.get(1).before());
        assertEquals(List.of(), log.list("route", "B", Long.MAX_VALUE, 10));
        assertEquals(
                List.of(entries.get(1)), log.list(null, null, entries.get(0).id(), 10));
    }

    @Test
    void aVehicleWorksForTheDistrictOfTheDay() {
        VehicleStore vehicles = new VehicleStore(database);
        VehicleEntry hetang = entry("荷塘", "A002");
        VehicleEntry tianyuan = entry("天元", "A009");
        vehicles.upsertAll(List.of(new DatedEntry(hetang, MONDAY, null)), MONDAY, NOW, CHANGE);
        vehicles.upsertAll(
                List.of(new DatedEntry(tianyuan, MONDAY.plusDays(2), MONDAY.plusDays(4))), MONDAY, NOW, CHANGE);
        assertEquals("荷塘", vehicles.list().get(0).district(), "what is to come does not show yet");
        assertEquals("荷塘", vehicles.listOn(MONDAY.plusDays(1)).get(0).district());
        assertEquals("天元", vehicles.listOn(MONDAY.plusDays(3)).get(0).district());
        assertEquals("荷塘", vehicles.listOn(MONDAY.plusDays(4)).get(0).district(), "back where it came from");
        assertEquals("荷塘", vehicles.listOn(MONDAY.minusDays(9)).get(0).district(), "before all else the first");
        assertEquals(1, vehicles.applyAssignments(MONDAY.plusDays(2)));
        assertEquals("A009", vehicles.list().get(0).code());
        assertEquals(0, vehicles.applyAssignments(MONDAY.plusDays(3)));
        assertEquals(3, vehicles.assignments(vehicles.list().get(0).id()).size());
        assertEquals(
                new ImportResult(0, 0, 1, 0),
                vehicles.upsertAll(
                        List.of(new DatedEntry(tianyuan, MONDAY.plusDays(2), MONDAY.plusDays(4))),
                        MONDAY,
                        NOW,
                        CHANGE));
    }

    private static VehicleEntry entry(String district, String code) {
        return new VehicleEntry("湘B00001", "13800000001", district, code, "JS", "环卫处", NOW, null);
    }

    @Test
    void shiftsAndRulesCountFromTheirDay() {
        ShiftStore shifts = new ShiftStore(database);
        ShiftVersion night = new ShiftVersion("N", "夜班", LocalTime.of(20, 0), LocalTime.of(6, 30), MONDAY, null);
        ShiftVersion later =
                new ShiftVersion("N", "夜班", LocalTime.of(21, 0), LocalTime.of(5, 0), MONDAY.plusDays(7), null);
        assertEquals(new ImportResult(1, 0, 0, 0), shifts.putAll(List.of(night), CHANGE));
        assertEquals(new ImportResult(0, 1, 0, 0), shifts.putAll(List.of(later), CHANGE));
        assertEquals(new ImportResult(0, 0, 1, 0), shifts.putAll(List.of(later), CHANGE));
        assertEquals(LocalTime.of(20, 0), shifts.on(MONDAY).get(0).start());
        assertEquals(LocalTime.of(21, 0), shifts.on(MONDAY.plusDays(7)).get(0).start());
        assertTrue(shifts.end("N", MONDAY.plusDays(9), CHANGE));
        assertFalse(shifts.end("N", MONDAY.plusDays(9), CHANGE));
        assertEquals(List.of(), shifts.on(MONDAY.plusDays(9)));

        RuleStore rules = new RuleStore(database);
        rules.set(new RuleValue("work.js.limit-kmh", MONDAY, "15"), CHANGE);
        rules.set(new RuleValue("work.js.limit-kmh", MONDAY, "14"), CHANGE);
        assertEquals(List.of(new RuleValue("work.js.limit-kmh", MONDAY, "14")), rules.list());
    }

    @Test
    void plansOfNamedVehiclesAreReplacedFromTheDayOn() {
        VehicleStore vehicles = new VehicleStore(database);
        int a = vehicles.enrol("1", null, NOW).id();
        int b = vehicles.enrol("2", null, NOW).id();
        PlanStore plans = new PlanStore(database);
        WeeklyPlan ofA = plan(a, "R1", MONDAY);
        WeeklyPlan ofB = plan(b, "R2", MONDAY);
        assertEquals(
                new ImportResult(2, 0, 0, 0), plans.replace(List.of(ofA, ofB), List.of(), MONDAY, ANYTHING, CHANGE));
        LocalDate next = MONDAY.plusDays(7);
        assertEquals(
                new ImportResult(1, 0, 0, 1),
                plans.replace(List.of(plan(a, "R3", next)), List.of(), next, ANYTHING, CHANGE));
        assertEquals(
                new ImportResult(0, 0, 1, 0),
                plans.replace(List.of(plan(a, "R3", next)), List.of(), next, ANYTHING, CHANGE));
        List<WeeklyPlan> stored = plans.plansFrom(MONDAY);
        assertEquals(
                List.of("R1", "R3", "R2"),
                stored.stream().map(p -> p.routes().get(0)).toList());
        assertTrue(stored.get(0).on(next.minusDays(1)) && !stored.get(0).on(next));
        assertTrue(plans.end(stored.get(2).id(), next, ANYTHING, CHANGE));
        assertFalse(plans.end(stored.get(2).id(), next, ANYTHING, CHANGE));
    }

    private static WeeklyPlan plan(int vehicle, String route, LocalDate from) {
        return new WeeklyPlan(0, vehicle, "N", "JS", List.of(route), WeeklyPlan.EVERY_DAY, from, null);
    }

    @Test
    void whatTheCheckRefusesIsNotStored() {
        int a = new VehicleStore(database).enrol("1", null, NOW).id();
        PlanStore plans = new PlanStore(database);
        PlanStore.Check never = (all, changes) -> {
            throw new IllegalStateException(all.size() + " plans, " + changes.size() + " changes");
        };
        PlanChange change = new PlanChange(0, MONDAY, a, "D", PlanChange.Kind.ADD, "JS", List.of("R1"), "加班");
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> plans.replace(List.of(plan(a, "R1", MONDAY)), List.of(change), MONDAY, never, CHANGE));
        assertEquals("1 plans, 1 changes", refused.getMessage());
        assertEquals(List.of(), plans.plansFrom(MONDAY));
        assertEquals(List.of(), plans.changes(MONDAY, null));
        assertEquals(change.day(), plans.put(change, ANYTHING, CHANGE).day());
        assertTrue(plans.remove(plans.changes(MONDAY, null).get(0).id(), ANYTHING, CHANGE));
    }

    @Test
    void aWeatherStopComesInOnceAndIsFoundByItsTime() {
        WeatherStopStore stops = new WeatherStopStore(database);
        WeatherStop cold =
                new WeatherStop(0, NOW, NOW.plusSeconds(3600), List.of("荷塘"), List.of("SS", "GX"), "低温 \"冰\"", "张主任");
        assertEquals(new ImportResult(1, 0, 0, 0), stops.addAll(List.of(cold), CHANGE));
        assertEquals(new ImportResult(0, 0, 1, 0), stops.addAll(List.of(cold), CHANGE));
        WeatherStop stored =
                stops.list(NOW.plusSeconds(3599), NOW.plusSeconds(9999)).get(0);
        assertEquals("低温 \"冰\"", stored.reason());
        assertTrue(stored.covers("荷塘", "SS") && !stored.covers("荷塘", "JS") && !stored.covers("天元", "SS"));
        assertTrue(stops.list(NOW.plusSeconds(3600), NOW.plusSeconds(9999)).isEmpty());
        assertTrue(stops.remove(stored.id(), CHANGE));
        assertFalse(stops.remove(stored.id(), CHANGE));
        assertEquals(
                2,
                new ChangeLog(database)
                        .list("weather_stop", null, Long.MAX_VALUE, 10)
                        .size());
    }

    @Test
    void aMaintenanceWindowIsTakenOutOnlyBeforeItBegins() {
        MaintenanceWindowStore windows = new MaintenanceWindowStore(database);
        MaintenanceWindow upgrade = new MaintenanceWindow(0, NOW, NOW.plusSeconds(3600), "升级 \"9\"", "张主任", NOW);
        MaintenanceWindow stored = windows.add(upgrade, CHANGE);
        assertEquals(List.of(stored), windows.list(NOW.plusSeconds(3599), NOW.plusSeconds(9999)));
        assertEquals("升级 \"9\"", stored.reason());
        assertTrue(windows.list(NOW.plusSeconds(3600), NOW.plusSeconds(9999)).isEmpty());
        assertFalse(windows.remove(stored.id(), new Change("x", "late", NOW)));
        assertEquals(stored, windows.find(stored.id()).orElseThrow());
        assertTrue(windows.remove(stored.id(), new Change("x", "put off", NOW.minusSeconds(1))));
        assertTrue(windows.find(stored.id()).isEmpty());
        assertEquals(
                2,
                new ChangeLog(database)
                        .list("maintenance_window", null, Long.MAX_VALUE, 10)
                        .size());
    }

    @Test
    void aMaintenanceWindowForThePastOrForDaysCannotBeStored() {
        MaintenanceWindowStore windows = new MaintenanceWindowStore(database);
        for (MaintenanceWindow wrong : List.of(
                new MaintenanceWindow(0, NOW, NOW.plusSeconds(60), "x", "x", NOW.plusSeconds(1)),
                new MaintenanceWindow(0, NOW, NOW.plusSeconds(86_401), "x", "x", NOW),
                new MaintenanceWindow(0, NOW, NOW, "x", "x", NOW))) {
            assertThrows(StoreException.class, () -> windows.add(wrong, CHANGE));
        }
    }
}
