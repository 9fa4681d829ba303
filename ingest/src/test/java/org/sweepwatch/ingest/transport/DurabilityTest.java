package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.journal.Force;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.ingest.journal.JournalState;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** No answer without a force. */
class DurabilityTest {
    private static final String PHONE = "13973300187";

    @TempDir
    Path directory;

    @Test
    void noAnswerComesBeforeTheForceHasReturned() throws Exception {
        Semaphore gate = new Semaphore(1_000_000);
        Force waiting = channel -> {
            gate.acquireUninterruptibly();
            channel.force(false);
        };
        try (ServerUnderTest under = start(settings -> settings, journal -> journal.withForce(waiting));
                TestTerminal terminal = under.connect(PHONE).registered()) {
            assertEquals(GeneralReply.SUCCESS, terminal.ask(MessageId.HEARTBEAT).result());
            gate.drainPermits();
            for (MessageId id : List.of(MessageId.LOCATION_REPORT, MessageId.HEARTBEAT, MessageId.LOCATION_BATCH)) {
                terminal.send(id, TestTerminal.location(0));
                assertTrue(terminal.hearsNothingFor(200), "answered " + id + " before the force");
                gate.release();
                TestTerminal.Answer answer = terminal.answer();
                assertEquals(terminal.lastSerial(), answer.answeredSerial());
                assertEquals(GeneralReply.SUCCESS, answer.result());
            }
            gate.release(1_000_000);
        }
    }

    @Test
    void aFailedForceStopsTheAnswersForGood() throws Exception {
        AtomicInteger forces = new AtomicInteger();
        AtomicInteger failAt = new AtomicInteger(Integer.MAX_VALUE);
        Force failingOnce = channel -> {
            if (forces.incrementAndGet() == failAt.get()) {
                throw new IOException("Input/output error");
            }
            channel.force(false);
        };
        try (ServerUnderTest under = start(settings -> settings, journal -> journal.withForce(failingOnce));
                TestTerminal terminal = under.connect(PHONE).registered()) {
            terminal.ask(MessageId.HEARTBEAT);
            failAt.set(forces.get() + 1);
            for (int i = 0; i < 20; i++) {
                terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(i));
            }
            assertTrue(terminal.hearsNothingFor(500));
            assertEquals(failAt.get(), forces.get(), "no second force");
            assertEquals(JournalState.FAILED, under.journal.state());
            assertEquals(1, under.stored().size());
            assertEquals(20, under.count(IngestCount.NOT_JOURNALED));
            assertEquals(1, under.server.openConnections(), "the terminal stays connected");
        }
    }

    @Test
    void answersStopOnAShortDiskAndComeAgainWithRoom() throws Exception {
        AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        try (ServerUnderTest under = start(settings -> settings, journal -> journal.withDisk(path -> free.get()));
                TestTerminal terminal = under.connect(PHONE).registered()) {
            terminal.ask(MessageId.HEARTBEAT);
            free.set(0);
            await().until(() -> under.journal.state() == JournalState.DISK_LOW);
            terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(0));
            assertTrue(terminal.hearsNothingFor(300));
            assertEquals(1, under.stored().size());
            free.set(Long.MAX_VALUE);
            await().until(() -> under.journal.state() == JournalState.OK);
            assertEquals(
                    GeneralReply.SUCCESS,
                    terminal.ask(MessageId.LOCATION_REPORT, TestTerminal.location(1))
                            .result());
            assertEquals(2, under.stored().size());
        }
    }

    @Test
    void aSlowDiskHoldsTheTerminalsBackAndLosesNothing() throws Exception {
        Semaphore gate = new Semaphore(1_000_000);
        Force slow = channel -> {
            gate.acquireUninterruptibly();
            channel.force(false);
        };
        int terminals = 8;
        int frames = 400;
        try (ServerUnderTest under = start(
                settings -> settings.ringSlots(64).maxGroupRecords(16).maxFramesInFlight(32),
                journal -> journal.withForce(slow))) {
            List<TestTerminal> connected = new ArrayList<>();
            for (int i = 0; i < terminals; i++) {
                connected.add(under.connect("1397330" + (1000 + i)).registered());
            }
            gate.drainPermits();
            List<Thread> senders = new ArrayList<>();
            for (TestTerminal terminal : connected) {
                Thread sender = new Thread(() -> {
                    try {
                        for (int i = 0; i < frames; i++) {
                            terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(i));
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                sender.start();
                senders.add(sender);
            }
            await().until(() -> under.count(IngestCount.RING_FULL) > 0);
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            long taken = under.count(IngestCount.FRAMES_GOOD) - 2L * terminals;
            assertTrue(
                    taken <= 64 + 16, taken + " frames taken while the disk stood still: no more than ring and group");
            gate.release(1_000_000);
            for (TestTerminal terminal : connected) {
                for (int i = 0; i < frames; i++) {
                    assertEquals(GeneralReply.SUCCESS, terminal.answer().result());
                }
                terminal.close();
            }
            for (Thread sender : senders) {
                sender.join();
            }
            assertEquals(terminals * frames, under.stored().size());
        }
    }

    @Test
    void oneTerminalHasNoMoreFramesUnderWayThanItMay() throws Exception {
        Semaphore gate = new Semaphore(1_000_000);
        Force waiting = channel -> {
            gate.acquireUninterruptibly();
            channel.force(false);
        };
        try (ServerUnderTest under =
                        start(settings -> settings.maxFramesInFlight(8), journal -> journal.withForce(waiting));
                TestTerminal terminal = under.connect(PHONE).registered();
                TestTerminal other = under.connect("13973300188").registered()) {
            gate.drainPermits();
            long before = under.count(IngestCount.FRAMES_GOOD);
            for (int i = 0; i < 100; i++) {
                terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(i));
            }
            await().until(() -> under.count(IngestCount.FRAMES_GOOD) == before + 8);
            other.send(MessageId.HEARTBEAT);
            await().until(() -> under.count(IngestCount.FRAMES_GOOD) == before + 9);
            gate.release(1_000_000);
            int first = terminal.answer().answeredSerial();
            for (int i = 1; i < 100; i++) {
                assertEquals(first + i, terminal.answer().answeredSerial());
            }
            assertEquals(GeneralReply.SUCCESS, other.answer().result());
        }
    }

    private ServerUnderTest start(
            UnaryOperator<IngestSettings.Builder> settings, UnaryOperator<JournalSettings> journal) throws Exception {
        return new ServerUnderTest(directory, settings, journal, Clock.systemUTC());
    }
}
