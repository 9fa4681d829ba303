package org.sweepwatch.ingest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.ChildJvm;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** kill -9 of a server under load. */
class ServerKillTest {
    private static final long FIRST_PHONE = 13_973_300_000L;
    private static final int TERMINALS = 24;
    private static final int ROUNDS = 3;
    private static final int LATITUDE_OFFSET = 8;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedPositionIsInTheJournal() throws Exception {
        long seed = System.nanoTime();
        System.out.println("everyAcknowledgedPositionIsInTheJournal seed " + seed);
        Random random = new Random(seed);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        long slowestStartNanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int firstNumber = round * 1_000_000;
            long before = acknowledged.size();
            long start = System.nanoTime();
            try (ChildJvm server = new ChildJvm(
                    ServerProcess.class,
                    false,
                    directory.toString(),
                    Long.toString(FIRST_PHONE),
                    Integer.toString(TERMINALS))) {
                InetSocketAddress address = new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(server.lineAfter("ready ")));
                slowestStartNanos = Math.max(slowestStartNanos, System.nanoTime() - start);
                List<Thread> terminals = new ArrayList<>();
                for (int i = 0; i < TERMINALS; i++) {
                    String phone = Long.toString(FIRST_PHONE + i);
                    Thread terminal = new Thread(() -> deliver(address, phone, firstNumber, acknowledged));
                    terminal.start();
                    terminals.add(terminal);
                }
                while (acknowledged.size() < before + TERMINALS) {
                    LockSupport.parkNanos(1_000_000);
                    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60), "no answers");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                server.kill();
                for (Thread terminal : terminals) {
                    terminal.join();
                }
            }
        }
        Set<String> stored = new HashSet<>();
        FrameHeader header = new FrameHeader();
        try (ChronicleJournal journal = ChronicleJournal.open(
                JournalSettings.in(directory).withMinFreeBytes(JournalSettings.MIN_RESERVE_BYTES))) {
            for (ServerUnderTest.Stored record : ServerUnderTest.read(journal)) {
                header.parse(record.frame(), record.frame().length);
                int number = ByteBuffer.wrap(record.frame()).getInt(header.bodyOffset() + LATITUDE_OFFSET);
                stored.add(header.phone() + " " + number);
            }
            assertEquals(0, journal.corruptRecords());
        }
        System.out.println(acknowledged.size() + " acknowledged, " + stored.size() + " stored, slowest start "
                + slowestStartNanos / 1_000_000 + " ms");
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(stored);
        assertEquals(Set.of(), lost, "seed " + seed);
    }

    /** Sends numbered positions, one outstanding, and notes each that is answered, until the connection breaks. */
    private static void deliver(InetSocketAddress server, String phone, int firstNumber, Set<String> acknowledged) {
        try (TestTerminal terminal = new TestTerminal(server, ProtocolVersion.V2013, phone)) {
            terminal.authenticate(InMemoryDirectory.codeOf(phone));
            for (int number = firstNumber; ; number++) {
                byte[] body = TestTerminal.location(number);
                ByteBuffer.wrap(body).putInt(LATITUDE_OFFSET, number);
                if (terminal.ask(MessageId.LOCATION_REPORT, body).result() == GeneralReply.SUCCESS) {
                    acknowledged.add(phone + " " + number);
                }
            }
        } catch (IOException e) {
            // the server was killed, as planned
        }
    }
}
