package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.command.CommandRequest;
import org.sweepwatch.ingest.command.CommandSettings;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** Much of what is bad for the link at once. */
@Tag("faults")
class LinkFaultsTest {
    private static final String PHONE = "13973300187";
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void fiveThousandHalfFramesAreClosedWithinThirtySeconds() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(
                        directory, with -> with.maxConnectsPerSecond(10_000).maxConnectsPerSecondPerAddress(10_000));
                TestTerminal good = under.connect(PHONE).registered()) {
            List<TestTerminal> halves = new ArrayList<>();
            for (int i = 0; i < 4_900; i++) {
                TestTerminal half = under.connect("1");
                byte[] frame = half.frame(MessageId.HEARTBEAT.code(), new byte[0]);
                half.send(Arrays.copyOf(frame, frame.length / 2));
                halves.add(half);
            }
            Instant sent = Instant.now();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                assertEquals(GeneralReply.SUCCESS, good.ask(MessageId.HEARTBEAT).result());
                return under.server.openConnections() == 1;
            });
            assertTrue(Duration.between(sent, Instant.now()).toSeconds() < 30);
            for (TestTerminal half : halves) {
                half.close();
            }
        }
    }

    @Test
    void aMillionDatagramsOfStrangersLeaveNothingBehind() throws Exception {
        long seed = System.nanoTime();
        System.out.println("aMillionDatagramsOfStrangersLeaveNothingBehind seed " + seed);
        Random random = new Random(seed);
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal known = under.udp(PHONE).registered();
                UdpTerminal stranger = under.udp("1")) {
            long before = usedAfterCollection();
            for (int i = 0; i < 1_000_000; i++) {
                TerminalFrames one =
                        new TerminalFrames(ProtocolVersion.V2013, Long.toString(random.nextLong(1L << 36)));
                switch (random.nextInt(3)) {
                    case 0 -> stranger.send(one.frame(MessageId.AUTHENTICATION.code(), new byte[22]));
                    case 1 -> stranger.send(one.frame(MessageId.REGISTRATION.code(), new byte[3]));
                    default -> stranger.send(one.frame(MessageId.LOCATION_REPORT.code(), new byte[28]));
                }
                if (i % 10_000 == 0) {
                    known.askUntilAnswered(MessageId.LOCATION_REPORT, TerminalFrames.location(i));
                }
            }
            assertEquals(1, under.server.sessions().size());
            long grown = usedAfterCollection() - before;
            assertTrue(grown < 16 * MEGABYTE, grown + " bytes");
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void firmwareForFortyTerminalsAtOnceReachesThemAllWhileTheyReport() throws Exception {
        CommandSettings settings = CommandSettings.DEFAULT.withRepeats(3, 60_000);
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.commands(settings))) {
            List<TestTerminal> terminals = new ArrayList<>();
            byte[] firmware = new byte[(int) MEGABYTE];
            new Random(1).nextBytes(firmware);
            for (int i = 0; i < 40; i++) {
                TestTerminal terminal = under.connect("1397330" + (2000 + i)).registered();
                terminals.add(terminal);
                under.server
                        .commands()
                        .submit(new CommandRequest(
                                i,
                                under.directory.find(terminal.phone).id(),
                                MessageId.UPGRADE_PACKAGE.code(),
                                version -> firmware,
                                Instant.now().plusSeconds(600)));
            }
            List<Thread> readers = new ArrayList<>();
            List<Integer> lengths = new ArrayList<>();
            for (TestTerminal terminal : terminals) {
                Thread reader = new Thread(() -> {
                    int length = receive(terminal, firmware.length);
                    synchronized (lengths) {
                        lengths.add(length);
                    }
                });
                reader.start();
                readers.add(reader);
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertEquals(
                    40,
                    lengths.stream().filter(length -> length == firmware.length).count(),
                    lengths.toString());
            await().until(() -> under.count(IngestCount.REPLIES_MATCHED) == 40);
        }
    }

    /** Takes parts until all are there, reporting now and then; confirms the last. Bytes received. */
    private static int receive(TestTerminal terminal, int wanted) {
        int length = 0;
        try {
            TerminalFrames.Answer part = null;
            while (length < wanted) {
                TerminalFrames.Answer frame = terminal.answer();
                if (frame.messageId() == MessageId.UPGRADE_PACKAGE.code()) {
                    part = frame;
                    length += frame.body().length;
                    if (length % 50 == 0) {
                        terminal.send(MessageId.LOCATION_REPORT, TerminalFrames.location(length));
                    }
                }
            }
            terminal.send(terminal.reply(part.serial(), part.messageId(), GeneralReply.SUCCESS));
        } catch (IOException e) {
            return -length;
        }
        return length;
    }
}
