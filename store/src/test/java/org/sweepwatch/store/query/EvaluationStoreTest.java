package org.sweepwatch.store.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.EvaluationStore.Entry;
import org.sweepwatch.store.query.EvaluationStore.Figures;

/** Evaluations, their schemes, and visits of grids. */
class EvaluationStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static TestDatabase db;
    private static Database database;

    private final EvaluationStore store = new EvaluationStore(database);

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
        db.execute("TRUNCATE evaluation, evaluation_revision, evaluation_step, evaluation_appeal, evaluation_scheme,"
                + " grid_visit RESTART IDENTITY");
    }

    private static Entry entry(String step) {
        return new Entry(step, "somebody", "because", NOW);
    }

    private static Figures figures(String report) {
        return new Figures("{\"scheme\":1}", "{\"facts\":1}", report);
    }

    private Evaluation begun() {
        assertTrue(store.begin(MONTH, figures("{\"r\":1}"), entry("compute")));
        return store.find(MONTH).orElseThrow();
    }

    @Test
    void aMonthBeginsOnce() {
        assertEquals(new Evaluation(MONTH, "computed", 1, null), begun());
        assertFalse(store.begin(MONTH, figures("{\"r\":2}"), entry("compute")));
        assertEquals("{\"r\":1}", store.revision(MONTH, 1).orElseThrow().report());
        assertEquals(1, store.steps(MONTH).size());
        assertEquals(1, store.list(MONTH, MONTH).size());
        assertTrue(store.list(MONTH.plusMonths(1), MONTH.plusMonths(2)).isEmpty());
    }

    @Test
    void twoStepsFromTheSamePlaceAreOne() {
        Evaluation before = begun();
        assertTrue(store.step(before, "published", NOW, figures("{\"r\":2}"), entry("publish")));
        assertFalse(store.step(before, "published", NOW, figures("{\"r\":3}"), entry("publish")));
        Evaluation after = store.find(MONTH).orElseThrow();
        assertEquals(new Evaluation(MONTH, "published", 2, NOW), after);
        assertEquals("{\"r\":2}", store.revision(MONTH, 2).orElseThrow().report());
        assertEquals("{\"r\":1}", store.revision(MONTH, 1).orElseThrow().report());
        assertTrue(store.revision(MONTH, 3).isEmpty());
        assertEquals(
                List.of("compute", "publish"),
                store.steps(MONTH).stream().map(EvaluationStep::step).toList());
        assertTrue(store.step(after, "signed_off", null, null, entry("sign-off")));
        assertEquals(
                new Evaluation(MONTH, "signed_off", 2, NOW), store.find(MONTH).orElseThrow());
    }

    private static Appeal appeal(long id, Boolean accepted) {
        return new Appeal(
                id,
                MONTH,
                "荷塘区",
                "coverage",
                "'; DROP TABLE evaluation; --",
                "photo",
                "荷塘",
                NOW,
                accepted,
                accepted == null ? null : "{\"c\":1}",
                accepted == null ? null : "judge",
                accepted == null ? null : "fair",
                accepted == null ? null : NOW);
    }

    @Test
    void anAppealIsDecidedOnceAndADecisionThatComesTooLateChangesNothing() {
        Evaluation before = begun();
        long id = store.appeal(before, appeal(0, null), entry("appeal")).orElseThrow();
        assertEquals(List.of(appeal(id, null)), store.appeals(MONTH));

        assertTrue(store.decide(before, appeal(id, true), figures("{\"r\":2}"), entry("accept-appeal")));
        assertEquals(List.of(appeal(id, true)), store.appeals(MONTH));
        Evaluation after = store.find(MONTH).orElseThrow();
        assertEquals(2, after.revision());
        assertFalse(store.decide(after, appeal(id, false), null, entry("reject-appeal")));

        long second = store.appeal(after, appeal(0, null), entry("appeal")).orElseThrow();
        assertFalse(store.decide(before, appeal(second, false), null, entry("reject-appeal")));
        assertEquals(appeal(second, null), store.appeals(MONTH).get(1));
        assertTrue(store.appeal(before, appeal(0, null), entry("appeal")).isEmpty());
        assertEquals(2, store.appeals(MONTH).size());
        assertEquals(4, store.steps(MONTH).size());
    }

    @Test
    void theSchemeOfAMonthIsTheNewestEntryOfTheLatestBeginning() {
        SchemeStore schemes = new SchemeStore(database);
        assertTrue(schemes.inForce(MONTH).isEmpty());
        schemes.add(YearMonth.of(2026, 1), "{\"n\":1}", "a", "r", NOW);
        schemes.add(YearMonth.of(2026, 10), "{\"n\":2}", "a", "r", NOW);
        schemes.add(YearMonth.of(2026, 10), "{\"n\":3}", "a", "typo in the one before", NOW);
        schemes.add(YearMonth.of(2026, 11), "{\"n\":4}", "a", "r", NOW);
        assertEquals("{\"n\":3}", schemes.inForce(MONTH).orElseThrow().document());
        assertEquals(
                "{\"n\":1}", schemes.inForce(MONTH.minusMonths(1)).orElseThrow().document());
        assertTrue(schemes.inForce(YearMonth.of(2025, 12)).isEmpty());
        assertEquals(4, schemes.list().size());
    }

    @Test
    void aVisitIsKnownByItsGridItsVisitorAndItsBegin() {
        GridVisitStore visits = new GridVisitStore(database);
        GridVisit visit = new GridVisit("G1", "7", GridVisit.VEHICLE, NOW, NOW.plusSeconds(60), 4, false);
        GridVisit longer = new GridVisit("G1", "7", GridVisit.VEHICLE, NOW, NOW.plusSeconds(180), 9, false);
        GridVisit checkIn = new GridVisit("G1", "张三", GridVisit.HAND, NOW, NOW, 0, true);
        assertEquals(new ImportResult(2, 0, 0, 0), visits.addAll(List.of(visit, checkIn)));
        assertEquals(new ImportResult(0, 1, 1, 0), visits.addAll(List.of(longer, checkIn)));
        assertEquals(List.of(longer, checkIn), visits.list(NOW, NOW.plusSeconds(1)));
        assertTrue(visits.list(NOW.plusSeconds(1), NOW.plusSeconds(99)).isEmpty());
    }
}
