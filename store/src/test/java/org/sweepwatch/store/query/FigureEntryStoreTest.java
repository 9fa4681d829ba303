package org.sweepwatch.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.DatabaseSettings;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;

/** What people entered, for districts and for vehicles, in a database that is older than entries for vehicles. */
class FigureEntryStoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Change CHANGE = new Change("tester", "例行填报", Instant.parse("2026-03-03T00:00:00Z"));

    private TestDatabase db;
    private Database database;
    private FigureEntryStore store;

    @BeforeEach
    void aDatabaseOfTheVersionBeforeWithAnEntry() {
        db = TestServer.newDatabase();
        DatabaseSettings settings = db.settings();
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .table("schema_history")
                .target("7")
                .load()
                .migrate();
        db.execute(
                "INSERT INTO figure_entry (figure, day, whole_month, district, numerator, evidence, actor, reason, at)"
                        + " VALUES ('C12', '2026-03-02', false, '荷塘区', 9.2, 'meter', 'tester', 'as every day', now())");
        database = db.open();
        db.execute("INSERT INTO vehicle (phone, in_service_from) VALUES ('1', now()), ('2', now())");
        store = new FigureEntryStore(database);
    }

    @AfterEach
    void close() {
        database.close();
        db.close();
    }

    private static FigureEntry entry(boolean wholeMonth, String district, Integer vehicle, String amount) {
        return new FigureEntry(
                0,
                "C12",
                wholeMonth ? DAY.withDayOfMonth(1) : DAY,
                wholeMonth,
                district,
                vehicle,
                new BigDecimal(amount),
                wholeMonth ? BigDecimal.TEN : null,
                "meter",
                CHANGE);
    }

    private List<String> counted() {
        return store.ofDay(DAY).stream()
                .map(one -> (one.vehicleId() == null ? one.district() : one.vehicleId()) + " " + one.numerator())
                .toList();
    }

    @Test
    void anEntryFromBeforeIsOneForItsDistrict() {
        assertEquals(List.of("荷塘区 9.2"), counted());
    }

    @Test
    void theNewestCountsOfEachDistrictAndOfEachVehicle() {
        store.addAll(List.of(
                entry(false, null, 1, "1"),
                entry(false, null, 2, "2"),
                entry(false, null, 1, "3"),
                entry(false, "荷塘区", null, "4")));
        assertEquals(List.of("荷塘区 4", "1 3", "2 2"), counted());
        assertEquals(5, store.list(DAY, DAY, 10).size(), "the others are kept");
        assertEquals(List.of(), store.ofMonth(YearMonth.from(DAY)));
        LoggedChange logged = new ChangeLog(database)
                .list("figure_entry", "C12 2026-03-02 vehicle 2", Long.MAX_VALUE, 1)
                .get(0);
        assertTrue(logged.after().contains("\"vehicleId\":2"), logged.after());
    }

    @Test
    void anEntryIsForADistrictOrForAVehicleThatThereIsAndForNoMonthOfAVehicle() {
        for (FigureEntry wrong : List.of(
                entry(false, "荷塘区", 1, "1"),
                entry(false, null, null, "1"),
                entry(false, null, 3, "1"),
                entry(true, null, 1, "1"))) {
            assertThrows(StoreException.class, () -> store.addAll(List.of(wrong)), wrong.toString());
        }
        assertEquals(List.of("荷塘区 9.2"), counted());
    }
}
