package org.sweepwatch.store.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.TestServer;
import org.sweepwatch.store.TestServer.TestDatabase;
import org.sweepwatch.store.query.CheckpointStore;
import org.sweepwatch.store.query.CheckpointStore.Checkpoint;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.KeptMessage;
import org.sweepwatch.store.query.MediumQuery;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.store.query.Page;
import org.sweepwatch.store.query.SimTrafficStore;
import org.sweepwatch.store.query.TerminalFactStore;
import org.sweepwatch.store.query.TrafficSum;
import org.sweepwatch.store.query.WantedParameter;
import org.sweepwatch.store.query.WantedParameterStore;

/** Messages, facts, media, alarms: each once, with the checkpoint or not at all. */
class MessageRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T01:00:00Z");
    private static final long NOW_MS = NOW.toEpochMilli();
    private static final byte[] RAW = {1, 2, 3};

    private static TestDatabase db;
    private static Database database;
    private static StoreWriter writer;

    private final StoreBatch batch = new StoreBatch(10);
    private final MessageRows rows = batch.messages();

    @BeforeAll
    static void open() {
        db = TestServer.newDatabase();
        database = db.open();
        writer = new StoreWriter(database, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        writer.close();
        database.close();
        db.close();
    }

    @BeforeEach
    void empty() {
        db.execute("TRUNCATE message, terminal_fact, medium, open_alarm, checkpoint, command, quarantine");
    }

    @Test
    void everythingWrittenTenTimesIsThereOnce() {
        rows.keep(1, 0, 7, NOW_MS, 0x0108, 3, "{}", RAW);
        rows.fact(7, "upgrade", NOW_MS, "{\"result\":0}");
        rows.medium(new MessageRows.Medium(2, 7, NOW_MS, 77, 0, 0, 0, 1, null, null, null, 3, "a.jpg"));
        rows.alarmOpened(7, 5, NOW_MS, NOW_MS, 9);
        batch.checkpoint("j", 2);
        for (int i = 0; i < 10; i++) {
            writer.write(batch);
        }
        for (String table : List.of("message", "terminal_fact", "medium", "open_alarm")) {
            assertEquals(1, db.count(table), table);
        }
    }

    @Test
    void withoutACheckpointMessagesAreAMistakeOfTheCaller() {
        rows.keep(1, 0, 7, NOW_MS, 0x0108, 3, null, RAW);
        assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
    }

    @Test
    void theReadBackIndexGoesWithTheCheckpoint() {
        CheckpointStore checkpoints = new CheckpointStore(database);
        batch.checkpoint("j", 10, 4);
        writer.write(batch);
        assertEquals(new Checkpoint(10, 4), checkpoints.read("j").orElseThrow());
        batch.checkpoint("j", 11);
        writer.write(batch);
        assertEquals(new Checkpoint(11, 11), checkpoints.read("j").orElseThrow());
    }

    @Test
    void aFactIsReplacedByALaterOneOnly() {
        TerminalFactStore facts = new TerminalFactStore(database);
        rows.fact(7, "driver", NOW_MS, "{\"n\":1}");
        rows.fact(7, "driver", NOW_MS - 1, "{\"n\":0}");
        write(1);
        rows.fact(7, "driver", NOW_MS - 5, "{\"n\":2}");
        rows.fact(8, "driver", NOW_MS, "{\"n\":3}");
        write(2);
        assertEquals("{\"n\":1}", facts.of(7).get("driver").value());
        rows.fact(7, "driver", NOW_MS + 1, "{\"n\":4}");
        write(3);
        assertEquals("{\"n\":4}", facts.of(7).get("driver").value());
    }

    @Test
    void anAlarmThatGoesAndComesInOneBatchIsOpenAndNotConfirmed() {
        OpenAlarmStore alarms = new OpenAlarmStore(database);
        rows.alarmOpened(7, 31, NOW_MS, NOW_MS, 9);
        rows.alarmOpened(7, 5, NOW_MS, NOW_MS, 9);
        write(1);
        alarms.confirmed(7, 1 << 31, NOW);
        assertEquals(
                List.of(31),
                alarms.list(7).stream()
                        .filter(a -> a.confirmedAt() != null)
                        .map(a -> a.bit())
                        .toList());
        rows.alarmClosed(7, 31);
        rows.alarmOpened(7, 31, NOW_MS + 5_000, NOW_MS + 5_000, 12);
        rows.alarmClosed(7, 5);
        write(2);
        assertEquals(1, alarms.list(null).size());
        assertEquals(12, alarms.list(7).get(0).serial());
        assertEquals(null, alarms.list(7).get(0).confirmedAt());
    }

    @Test
    void messagesComeInPagesNewestFirstAndByKind() {
        for (int i = 0; i < 7; i++) {
            rows.keep(i, 0, 7, NOW_MS + i / 2, i % 2 == 0 ? 0x0900 : 0x0702, i, null, RAW);
        }
        write(10);
        MessageQuery messages = new MessageQuery(database);
        Instant from = NOW.minusSeconds(1);
        Instant to = NOW.plusSeconds(1);
        Page<KeptMessage> first = messages.messages(7, from, to, null, 4, null);
        assertEquals(
                List.of(6, 5, 4, 3),
                first.items().stream().map(KeptMessage::serial).toList());
        Page<KeptMessage> second = messages.messages(7, from, to, null, 4, first.next());
        assertEquals(
                List.of(2, 1, 0),
                second.items().stream().map(KeptMessage::serial).toList());
        assertEquals(
                3, messages.messages(7, from, to, 0x0702, 100, null).items().size());
        assertEquals(
                3,
                messages.nearest(7, 0x0702, NOW.plusMillis(1), from, to)
                        .orElseThrow()
                        .serial());
    }

    @Test
    void aFullBatchIsToldByItsBytes() {
        while (!batch.isFull()) {
            rows.keep(1, 0, 7, NOW_MS, 0x0900, 1, null, new byte[1 << 20]);
            assertTrue(rows.kept.size() <= 16, "no end");
        }
        assertEquals(16, rows.kept.size());
    }

    @Test
    void whatIsOldGoesWithTheNamesOfItsFiles() {
        rows.keep(1, 0, 7, NOW_MS, 0x0108, 3, null, RAW);
        rows.medium(new MessageRows.Medium(2, 7, NOW_MS, 77, 0, 0, 0, 1, null, null, null, 3, "old.jpg"));
        rows.medium(new MessageRows.Medium(
                3, 7, NOW_MS + Duration.ofDays(30).toMillis(), 78, 0, 0, 0, 1, null, null, null, 3, "new.jpg"));
        write(3);
        CommandStore commands = new CommandStore(database);
        long waiting = commands.add(7, "a", NOW, 0x8300, "{}", NOW, "QUEUED");
        long done = commands.add(7, "a", NOW, 0x8300, "{}", NOW, "QUEUED");
        commands.change(done, "DONE", 1, 0, NOW, NOW, null);
        assertEquals(List.of("old.jpg"), new KeptRetention(database).apply(31, NOW.plus(Duration.ofDays(32))));
        assertEquals(0, db.count("message"));
        assertEquals(
                1,
                new MediumQuery(database)
                        .media(7, NOW, NOW.plus(Duration.ofDays(60)), 10, null)
                        .items()
                        .size());
        assertEquals(
                List.of(waiting),
                commands.list(7, 10, null).stream().map(c -> c.id()).toList());
    }

    @Test
    void aCommandKeepsItsFirstSendingAndItsEnd() {
        CommandStore commands = new CommandStore(database);
        long id = commands.add(7, "王", NOW, 0x8300, "{}", NOW.plusSeconds(60), "QUEUED");
        commands.change(id, "SENT", 1, null, NOW.plusSeconds(1), null, null);
        commands.change(id, "SENT", 2, null, NOW.plusSeconds(11), null, null);
        assertEquals(1, commands.unfinished().size());
        commands.change(id, "DONE", 2, 0, NOW.plusSeconds(12), NOW.plusSeconds(12), null);
        commands.change(id, "TIMED_OUT", 3, null, NOW.plusSeconds(13), NOW.plusSeconds(13), null);
        assertEquals("DONE", commands.find(7, id).orElseThrow().state());
        assertEquals(NOW.plusSeconds(1), commands.find(7, id).orElseThrow().sentAt());
        assertEquals(2, commands.find(7, id).orElseThrow().attempts());
        assertTrue(commands.find(8, id).isEmpty());
        assertEquals(List.of(), commands.unfinished());
    }

    @Test
    void aVehiclesOwnWishGoesBeforeThatForTheFleet() {
        WantedParameterStore wanted = new WantedParameterStore(database);
        wanted.put(new WantedParameter(WantedParameterStore.FLEET, 0x0029, "10"));
        wanted.put(new WantedParameter(WantedParameterStore.FLEET, 0xFFFFFFFFL, "AA"));
        wanted.put(new WantedParameter(7, 0x0029, "5"));
        assertEquals(Map.of(0x0029L, "5", 0xFFFFFFFFL, "AA"), wanted.of(7));
        assertEquals("10", wanted.of(8).get(0x0029L));
        assertTrue(wanted.remove(7, 0x0029));
        assertEquals("10", wanted.of(7).get(0x0029L));
    }

    @Test
    void trafficAddsUpByDay() {
        SimTrafficStore traffic = new SimTrafficStore(database);
        LocalDate day = LocalDate.of(2026, 3, 10);
        traffic.add(day, Map.of(7, new TrafficSum(100, 10), 8, new TrafficSum(1, 1)));
        traffic.add(day, Map.of(7, new TrafficSum(50, 5)));
        traffic.add(day.plusDays(1), Map.of(7, new TrafficSum(1_000, 0)));
        assertEquals(new TrafficSum(150, 15), traffic.sum(7, day, day));
        assertEquals(new TrafficSum(1_150, 15), traffic.sum(7, day.withDayOfMonth(1), day.plusDays(1)));
        assertEquals(new TrafficSum(0, 0), traffic.sum(9, day, day));
    }

    private void write(long index) {
        batch.checkpoint("j", index);
        writer.write(batch);
        batch.clear();
    }
}
