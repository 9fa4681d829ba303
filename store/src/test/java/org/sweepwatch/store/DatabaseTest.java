package org.sweepwatch.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.TestServer.TestDatabase;

class DatabaseTest {
    private TestDatabase db;

    @BeforeEach
    void newDatabase() {
        db = TestServer.newDatabase();
    }

    @AfterEach
    void dropDatabase() {
        db.close();
    }

    @Test
    void aFreshDatabaseGetsTheSchemaAndASecondOpeningLeavesItAsItIs() {
        try (Database first = db.open()) {
            first.ping();
        }
        List<String> history = db.column("SELECT installed_on::text FROM schema_history ORDER BY installed_rank");
        List<String> tables = tables();
        try (Database second = db.open()) {
            second.ping();
        }
        assertEquals(history, db.column("SELECT installed_on::text FROM schema_history ORDER BY installed_rank"));
        assertEquals(tables, tables());
        assertTrue(tables.containsAll(List.of(
                "alive",
                "change_log",
                "checkpoint",
                "device_day",
                "event",
                "exemption",
                "frozen_day",
                "last_position",
                "layer_feature",
                "layer_revision",
                "layer_version",
                "maintenance_window",
                "plan_change",
                "platform_outage",
                "position",
                "quarantine",
                "recalculation",
                "rule_value",
                "shift",
                "terminal_code",
                "vehicle",
                "vehicle_assignment",
                "vehicle_state",
                "weather_stop",
                "weekly_plan")));
    }

    @Test
    void theVersionOfTimescaleDbIsTheOneTheServerHas() {
        try (Database database = db.open()) {
            Optional<String> theirs =
                    db.column("SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'").stream()
                            .findFirst();
            assertEquals(theirs, database.timescaleVersion());
            boolean offered = !db.column("SELECT 1 FROM pg_available_extensions WHERE name = 'timescaledb'")
                    .isEmpty();
            assertEquals(offered, database.timescaleVersion().isPresent());
        }
    }

    @Test
    void aTimescaleDbThatCannotSayWhenAChunkWasMadeIsTooOld() {
        assertTrue(Timescale.isTooOld("1.7.5"));
        assertTrue(Timescale.isTooOld("2.12.2"));
        assertFalse(Timescale.isTooOld("2.13.0"));
        assertFalse(Timescale.isTooOld("2.29.0-dev"));
    }

    @Test
    void aSchemaOfANewerProgramIsRefusedInOneLine() {
        db.open().close();
        db.execute("INSERT INTO schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (99, '999', 'from the future', 'SQL',"
                + " 'V999__from_the_future.sql', 1, 'x', 1, true)");
        StoreException e = assertThrows(StoreException.class, db::open);
        assertEquals("schema_too_new", e.code());
        assertTrue(e.getMessage().contains("schema version 999"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    @Test
    void aWrongPasswordIsALoginErrorAndNotTransient() {
        DatabaseSettings s = db.settings();
        String url = s.url().replaceAll("password=[^&]*", "password=wrong");
        StoreException e = assertThrows(
                StoreException.class,
                () -> Database.open(DatabaseSettings.of(url, s.user(), s.password() == null ? null : "wrong")));
        assertEquals("access_denied", e.code());
        assertTrue(e.getMessage().contains("--db-password-file"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    @Test
    void aMissingDatabaseIsNamed() {
        DatabaseSettings s = db.settings();
        StoreException e = assertThrows(
                StoreException.class,
                () -> Database.open(
                        DatabaseSettings.of(s.url().replace(db.name(), "no_such_database"), s.user(), s.password())));
        assertEquals("no_such_database", e.code());
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        StoreException e =
                assertThrows(StoreException.class, () -> DatabaseSettings.of("mysql://localhost/x", null, null));
        assertEquals("bad_database_url", e.code());
    }

    @Test
    void thePasswordIsNeverShown() {
        DatabaseSettings s =
                DatabaseSettings.of("jdbc:postgresql://h/d?user=u&password=geheim&ssl=true", "u", "geheim");
        assertFalse(s.toString().contains("geheim"), s.toString());
    }

    @Test
    void onlyOneServerHoldsTheLockAndItGoesWithItsConnection() {
        try (Database one = db.open();
                Database two = db.open()) {
            ServerLock held = ServerLock.tryAcquire(one).orElseThrow();
            assertTrue(held.isHeld());
            assertTrue(ServerLock.tryAcquire(two).isEmpty());
            assertTrue(ServerLock.tryAcquire(one).isEmpty());
            held.close();
            ServerLock again = ServerLock.tryAcquire(two).orElseThrow();
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                    + " (SELECT oid FROM pg_database WHERE datname = '" + db.name() + "')");
            assertFalse(again.isHeld());
            ServerLock.tryAcquire(one).orElseThrow().close();
            again.close();
        }
    }

    private List<String> tables() {
        return db.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }
}
