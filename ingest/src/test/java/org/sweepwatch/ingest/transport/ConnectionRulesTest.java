package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** Who may connect, for how long, and how much of what is put up with. Every limit is reached here. */
class ConnectionRulesTest {
    private static final String PHONE = "13973300187";

    @TempDir
    Path directory;

    @Test
    void theNewestAuthenticatedConnectionWins() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory)) {
            TestTerminal before = under.connect(PHONE).registered();
            for (int flip = 0; flip < 100; flip++) {
                TestTerminal newer = under.connect(PHONE);
                assertEquals(GeneralReply.SUCCESS, newer.authenticate(InMemoryDirectory.codeOf(PHONE)));
                assertTrue(before.isClosedByServer(), "flip " + flip);
                assertEquals(
                        GeneralReply.SUCCESS, newer.ask(MessageId.HEARTBEAT).result());
                await().pollInterval(Duration.ofMillis(2)).until(() -> under.server.openConnections() == 1);
                assertEquals(1, under.server.sessions().size());
                before.close();
                before = newer;
            }
            assertEquals(100, under.count(IngestCount.CLOSED_REPLACED));
            before.close();
            await().until(() -> under.server.sessions().size() == 0);
        }
    }

    @Test
    void anUnauthenticatedConnectionNeverEvicts() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal genuine = under.connect(PHONE).registered();
                TestTerminal intruder = under.connect(PHONE)) {
            assertEquals(GeneralReply.FAILURE, intruder.authenticate("guess"));
            intruder.send(MessageId.LOCATION_REPORT, TestTerminal.location(0));
            assertTrue(intruder.hearsNothingFor(100));
            assertEquals(GeneralReply.SUCCESS, genuine.ask(MessageId.HEARTBEAT).result());
            intruder.close();
            await().until(() -> under.server.openConnections() == 1);
            assertNotNull(
                    under.server.sessions().find(under.directory.find(PHONE).id()));
            assertEquals(GeneralReply.SUCCESS, genuine.ask(MessageId.HEARTBEAT).result());
        }
    }

    @Test
    void aWrongCodeThreeTimesClosesTheConnection() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE)) {
            under.directory.add(PHONE);
            for (int i = 0; i < 3; i++) {
                assertEquals(GeneralReply.FAILURE, terminal.authenticate("wrong" + i));
            }
            assertTrue(terminal.isClosedByServer());
            assertEquals(3, under.count(IngestCount.AUTHENTICATION_FAILED));
            assertEquals(1, under.count(IngestCount.CLOSED_AUTHENTICATION));
        }
    }

    @Test
    void aPhoneNobodyRegisteredIsRefused() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE)) {
            assertEquals(GeneralReply.FAILURE, terminal.authenticate(InMemoryDirectory.codeOf(PHONE)));
            assertEquals(1, under.count(IngestCount.UNKNOWN_TERMINAL));
            under.directory.refusing = true;
            TestTerminal.Answer answer = terminal.ask(MessageId.REGISTRATION, terminal.registration());
            assertEquals(MessageId.REGISTRATION_REPLY.code(), answer.messageId());
            assertEquals(3, answer.body().length, "no code with a refusal");
            assertEquals(4, answer.body()[2]);
            assertEquals(1, under.count(IngestCount.REGISTRATION_REFUSED));
        }
    }

    @Test
    void aCodeThatCannotBeJudgedYetIsSentAwayUnanswered() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal known = under.connect(PHONE);
                TestTerminal unknown = under.connect("13973300188")) {
            under.directory.add(PHONE);
            under.directory.incomplete = true;
            assertEquals(GeneralReply.SUCCESS, known.authenticate(InMemoryDirectory.codeOf(PHONE)));
            unknown.send(MessageId.AUTHENTICATION, unknown.authentication(InMemoryDirectory.codeOf(unknown.phone)));
            assertTrue(unknown.isClosedByServer(), "no refusal: it would make the terminal register anew");
            assertEquals(1, under.count(IngestCount.CLOSED_TOO_EARLY));
            assertEquals(0, under.count(IngestCount.UNKNOWN_TERMINAL));
        }
    }

    @Test
    void positionsBeforeAuthenticationAreNotTaken() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxFramesBeforeAuthentication(5));
                TestTerminal terminal = under.connect(PHONE)) {
            under.directory.add(PHONE);
            for (int i = 0; i < 5; i++) {
                terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(i));
            }
            assertTrue(terminal.hearsNothingFor(100), "not answered, so not taken for delivered");
            terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(6));
            assertTrue(terminal.isClosedByServer());
            assertTrue(under.stored().isEmpty());
            assertEquals(6, under.count(IngestCount.REFUSED_BEFORE_AUTHENTICATION));
            assertEquals(1, under.count(IngestCount.CLOSED_BEFORE_AUTHENTICATION));
        }
    }

    @Test
    void framesOfAnotherPhoneAreNotTaken() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered();
                TestTerminal other = under.connect("13973300188").registered()) {
            terminal.send(other.frame(MessageId.LOCATION_REPORT.code(), TestTerminal.location(0)));
            terminal.send(other.frame(
                    MessageId.AUTHENTICATION.code(), other.authentication(InMemoryDirectory.codeOf(other.phone))));
            assertTrue(terminal.hearsNothingFor(100));
            assertEquals(2, under.count(IngestCount.REFUSED_PHONE));
            assertTrue(under.stored().isEmpty());
            assertEquals(GeneralReply.SUCCESS, other.ask(MessageId.HEARTBEAT).result());
            assertEquals(GeneralReply.SUCCESS, terminal.ask(MessageId.HEARTBEAT).result());
        }
    }

    @Test
    void aRegistrationLoopIsEnded() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxRegistrationsPerConnection(3));
                TestTerminal terminal = under.connect(PHONE)) {
            for (int i = 0; i < 3; i++) {
                terminal.register();
            }
            terminal.send(MessageId.REGISTRATION, terminal.registration());
            assertTrue(terminal.isClosedByServer());
        }
    }

    @Test
    void registrationsBeyondTheMostPendingAreLeftUnanswered() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPendingRegistrations(2));
                TestTerminal first = under.connect("1");
                TestTerminal second = under.connect("2");
                TestTerminal third = under.connect("3");
                TestTerminal known = under.connect(PHONE).registered()) {
            under.directory.stuck = true;
            for (TestTerminal terminal : List.of(first, second, third)) {
                terminal.send(MessageId.REGISTRATION, terminal.registration());
                assertTrue(terminal.hearsNothingFor(50));
            }
            assertEquals(1, under.count(IngestCount.REGISTRATION_UNANSWERED));
            assertEquals(
                    GeneralReply.SUCCESS, known.ask(MessageId.HEARTBEAT).result(), "a stuck database holds up nobody");
        }
    }

    @Test
    void aConnectionWithoutAFrameIsClosed() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.firstFrameSeconds(3));
                TestTerminal silent = under.connect(PHONE);
                TestTerminal crawler = under.connect(PHONE);
                TestTerminal half = under.connect(PHONE);
                TestTerminal good = under.connect(PHONE).registered()) {
            crawler.send(TestTerminal.ascii("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"));
            byte[] frame = half.frame(MessageId.HEARTBEAT.code(), new byte[0]);
            half.send(Arrays.copyOf(frame, frame.length / 2));
            assertTrue(silent.isClosedByServer());
            assertTrue(crawler.isClosedByServer());
            assertTrue(half.isClosedByServer());
            assertEquals(3, under.count(IngestCount.CLOSED_NO_FRAME));
            assertEquals(GeneralReply.SUCCESS, good.ask(MessageId.HEARTBEAT).result());
        }
    }

    @Test
    void aConnectionThatDoesNotAuthenticateIsClosed() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(
                        directory, with -> with.firstFrameSeconds(3).authenticateSeconds(4));
                TestTerminal terminal = under.connect(PHONE)) {
            terminal.register();
            assertTrue(terminal.isClosedByServer());
            assertEquals(1, under.count(IngestCount.CLOSED_UNAUTHENTICATED));
        }
    }

    @Test
    void aSilentTerminalIsClosedAndBytesThatAreNoFrameDoNotCount() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(
                        directory, with -> with.firstFrameSeconds(3).silenceSeconds(2));
                TestTerminal terminal = under.connect(PHONE).registered()) {
            long start = System.nanoTime();
            while (under.count(IngestCount.CLOSED_SILENT) == 0) {
                assertTrue(System.nanoTime() - start < 60_000_000_000L, "still open");
                try {
                    terminal.send(new byte[] {0x7E, 1});
                } catch (IOException e) {
                    break; // closed
                }
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }
            assertTrue(terminal.isClosedByServer());
            await().until(() -> under.server.sessions().size() == 0);
        }
    }

    @Test
    void theMostConnectionsAreReachedAndFreedAgain() throws Exception {
        try (ServerUnderTest under =
                new ServerUnderTest(directory, with -> with.maxConnections(10).maxConnectionsPerAddress(10))) {
            List<TestTerminal> connected = fill(under, 10);
            assertRefused(under, IngestCount.REFUSED_TOTAL);
            connected.get(0).close();
            await().until(() -> under.server.openConnections() == 9);
            under.connect(PHONE).registered().close();
            closeAll(connected);
        }
    }

    @Test
    void theMostConnectionsOfOneAddressAreReachedAndFreedAgain() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxConnectionsPerAddress(7))) {
            List<TestTerminal> connected = fill(under, 7);
            assertRefused(under, IngestCount.REFUSED_ADDRESS);
            connected.get(0).close();
            await().until(() -> under.server.openConnections() == 6);
            under.connect(PHONE).registered().close();
            closeAll(connected);
        }
    }

    @Test
    void connectsAreLimitedASecondAndRecover() throws Exception {
        for (boolean each : new boolean[] {true, false}) {
            try (ServerUnderTest under = new ServerUnderTest(
                    directory,
                    with -> each ? with.maxConnectsPerSecondPerAddress(20) : with.maxConnectsPerSecond(20))) {
                IngestCount refused = each ? IngestCount.REFUSED_ADDRESS_RATE : IngestCount.REFUSED_RATE;
                for (int i = 0; i < 200 && under.count(refused) == 0; i++) {
                    under.connect(PHONE).close();
                }
                assertTrue(under.count(refused) > 0);
                await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
                under.connect(PHONE).registered().close();
            }
        }
    }

    @Test
    void aMegabyteWithoutADelimiterIsDroppedAndTheConnectionClosed() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory)) {
            for (byte[] start : List.of(new byte[] {1}, new byte[] {0x7E, 1})) {
                try (TestTerminal terminal = under.connect(PHONE).registered()) {
                    terminal.send(start);
                    byte[] garbage = new byte[1 << 20];
                    Arrays.fill(garbage, (byte) 0x55);
                    try {
                        terminal.send(garbage);
                    } catch (IOException e) {
                        assertNotNull(e.getMessage()); // closed while sending
                    }
                    assertTrue(terminal.isClosedByServer());
                }
            }
            assertEquals(2, under.count(IngestCount.CLOSED_GARBAGE));
            assertTrue(under.stored().isEmpty());
        }
    }

    @Test
    void badFramesInARowCloseTheConnectionAndAGoodOneForgivesThem() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxBadFramesInARow(10));
                TestTerminal terminal = under.connect(PHONE).registered()) {
            byte[] bad = terminal.frame(MessageId.HEARTBEAT.code(), new byte[0]);
            bad[bad.length - 2] ^= 0x10;
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 10; i++) {
                    terminal.send(bad);
                }
                assertEquals(
                        GeneralReply.SUCCESS, terminal.ask(MessageId.HEARTBEAT).result());
            }
            for (int i = 0; i < 11; i++) {
                terminal.send(bad);
            }
            assertTrue(terminal.isClosedByServer());
            assertEquals(41, under.count(IngestCount.DROPPED_BAD_CHECK));
        }
    }

    @Test
    void aTerminalThatNeverReadsIsClosed() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxUnreadAnswerBytes(16 << 10));
                TestTerminal terminal =
                        new TestTerminal(under.address, ProtocolVersion.V2013, PHONE, 4096).registered()) {
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1_000_000; i++) {
                    terminal.send(MessageId.HEARTBEAT);
                }
            });
            assertEquals(1, under.count(IngestCount.CLOSED_UNREAD));
        }
    }

    @Test
    void mutatedFramesHarmNeitherTheConnectionNorTheNextGoodFrame() throws Exception {
        long seed = System.nanoTime();
        System.out.println("mutatedFramesHarmNeitherTheConnectionNorTheNextGoodFrame seed " + seed);
        Random random = new Random(seed);
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxGarbageInARow(1_000_000));
                TestTerminal terminal = under.connect(PHONE).registered()) {
            for (int round = 0; round < 200; round++) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (int i = 0; i < 500; i++) {
                    byte[] frame = terminal.frame(MessageId.LOCATION_REPORT.code(), TestTerminal.location(i));
                    for (int flips = random.nextInt(4); flips >= 0; flips--) {
                        frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
                    }
                    all.write(frame, 0, 1 + random.nextInt(frame.length));
                }
                terminal.send(all.toByteArray());
                terminal.send(new byte[] {0x7E});
                terminal.send(MessageId.HEARTBEAT);
                int wanted = terminal.lastSerial();
                TestTerminal.Answer answer = terminal.answer();
                while (answer.answeredSerial() != wanted || answer.body()[3] != 0x02) {
                    answer = terminal.answer();
                }
                assertEquals(GeneralReply.SUCCESS, answer.result(), "seed " + seed);
            }
            assertTrue(under.count(IngestCount.DROPPED_BAD_CHECK) > 10_000);
            assertEquals(0, under.count(IngestCount.CLOSED_ERROR));
        }
        assertEquals(List.of(), LeakReports.collect());
    }

    @Test
    void settingsThatCannotBeAreRefusedByName() {
        assertRefused("port", with -> with.port(70_000));
        assertRefused("ringSlots", with -> with.ringSlots(1000));
        assertRefused("maxConnectionsPerAddress", with -> with.maxConnections(5));
        assertRefused("firstFrameSeconds", with -> with.firstFrameSeconds(31));
    }

    private static void assertRefused(String name, UnaryOperator<IngestSettings.Builder> with) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> with.apply(IngestSettings.builder()).build())
                .getMessage();
        assertTrue(message.startsWith(name + ": "), message);
        assertTrue(message.contains("expected"), message);
    }

    private static List<TestTerminal> fill(ServerUnderTest under, int count) throws IOException {
        List<TestTerminal> connected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connected.add(under.connect("1397330" + (2000 + i)).registered());
        }
        return connected;
    }

    private static void assertRefused(ServerUnderTest under, IngestCount reason) throws IOException {
        try (TestTerminal refused = under.connect(PHONE)) {
            assertTrue(refused.isClosedByServer());
        }
        assertEquals(1, under.count(reason));
        assertFalse(under.server.openConnections() == 0);
    }

    private static void closeAll(List<TestTerminal> connected) throws IOException {
        for (TestTerminal terminal : connected) {
            terminal.close();
        }
    }
}
