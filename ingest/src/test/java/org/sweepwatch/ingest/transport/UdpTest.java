package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sweepwatch.ingest.command.CommandRequest;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.journal.JournalRecord;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.session.Session;

/** Terminals that come by UDP, on the port that TCP has. */
class UdpTest {
    private static final String PHONE = "13973300187";
    private static final String OTHER_PHONE = "13973300188";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void aTerminalRegistersAuthenticatesAndDeliversPositions(ProtocolVersion version) throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(version, PHONE).registered()) {
            TerminalFrames.Answer answer = terminal.ask(MessageId.LOCATION_REPORT, TerminalFrames.location(0));
            assertEquals(GeneralReply.SUCCESS, answer.result());
            assertEquals(terminal.lastSerial(), answer.answeredSerial());
            assertEquals(version, under.session(PHONE).version());
            ServerUnderTest.Stored stored = under.stored().get(0);
            assertEquals(JournalRecord.TRANSPORT_UDP, stored.transport());
            assertEquals(under.directory.find(PHONE).id(), stored.terminalId());
        }
    }

    @Test
    void severalFramesInOneDatagramAreEachAnsweredByADatagram() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(PHONE).registered()) {
            byte[] first = terminal.frame(MessageId.HEARTBEAT.code(), new byte[0]);
            byte[] bad = terminal.frame(MessageId.HEARTBEAT.code(), new byte[0]);
            bad[bad.length - 2] ^= 0x10;
            byte[] last = terminal.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0));
            terminal.send(new byte[] {1, 2, 3}, first, bad, Arrays.copyOf(last, last.length - 1));
            assertEquals(terminal.lastSerial() - 2, terminal.answer().answeredSerial());
            assertEquals(terminal.lastSerial(), terminal.answer().answeredSerial(), "the last flag was left out");
            assertEquals(1, under.count(IngestCount.DROPPED_BAD_CHECK));
            assertEquals(1, under.count(IngestCount.DROPPED_GARBAGE));

            terminal.send(Arrays.copyOf(last, 20));
            terminal.send(Arrays.copyOfRange(last, 20, last.length));
            assertTrue(terminal.hearsNothingFor(50), "a frame does not go on in the next datagram");
        }
    }

    @Test
    void aTerminalThatTheCarrierMovesIsAnsweredWhereItIsNow() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(PHONE).registered()) {
            Session session = under.session(PHONE);
            for (int move = 0; move < 10; move++) {
                terminal.move();
                assertEquals(
                        GeneralReply.SUCCESS,
                        terminal.ask(MessageId.LOCATION_REPORT, TerminalFrames.location(move))
                                .result());
                assertSame(session, under.session(PHONE), "it does not authenticate anew");
                assertEquals(terminal.port(), ((InetSocketAddress) session.remoteAddress()).getPort());
            }
            assertEquals(1, under.server.sessions().size());
            assertEquals(10, under.stored().size());
        }
    }

    @Test
    void onlyTheRightCodeMovesOrEvictsASession() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal genuine = under.udp(PHONE).registered();
                UdpTerminal intruder = under.udp(PHONE)) {
            Session session = under.session(PHONE);
            for (int i = 0; i < 3; i++) {
                assertEquals(GeneralReply.FAILURE, intruder.authenticate("guess" + i));
            }
            intruder.send(MessageId.AUTHENTICATION, intruder.authentication(InMemoryDirectory.codeOf(PHONE)));
            assertTrue(intruder.hearsNothingFor(50), "after three wrong codes none is looked at for the minute");
            await().until(() -> under.count(IngestCount.REFUSED_DATAGRAMS) == 1);
            assertSame(session, under.session(PHONE));
            assertEquals(genuine.port(), ((InetSocketAddress) session.remoteAddress()).getPort());
            assertEquals(GeneralReply.SUCCESS, genuine.ask(MessageId.HEARTBEAT).result());
            assertEquals(0, under.count(IngestCount.CLOSED_REPLACED));
        }
    }

    @Test
    void aCodeThatCannotBeJudgedYetStaysUnanswered() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(PHONE)) {
            under.directory.incomplete = true;
            terminal.send(MessageId.AUTHENTICATION, terminal.authentication(InMemoryDirectory.codeOf(PHONE)));
            await().until(() -> under.count(IngestCount.CLOSED_TOO_EARLY) == 1);
            under.directory.add(PHONE);
            under.directory.incomplete = false;
            assertEquals(GeneralReply.SUCCESS, terminal.authenticate(InMemoryDirectory.codeOf(PHONE)));
        }
    }

    @Test
    void nothingIsTakenBeforeAuthentication() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(PHONE)) {
            under.directory.add(PHONE);
            terminal.send(MessageId.LOCATION_REPORT, TerminalFrames.location(0));
            terminal.send(MessageId.SERVER_TIME_QUERY);
            terminal.send(MessageId.HEARTBEAT);
            assertTrue(terminal.hearsNothingFor(50));
            await().until(() -> under.count(IngestCount.REFUSED_BEFORE_AUTHENTICATION) == 3);
            assertTrue(under.stored().isEmpty());
            assertNull(under.session(PHONE));
        }
    }

    @Test
    void aFloodOfStrangersIsHeldBackAndHarmsNobodyWhoIsIn() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxConnectsPerSecond(10));
                UdpTerminal known = under.udp(PHONE).registered();
                UdpTerminal stranger = under.udp("1")) {
            long flood = 0;
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 50; i++) {
                    try (UdpTerminal one = under.udp(Long.toString(14_000_000_000L + flood++))) {
                        one.send(MessageId.AUTHENTICATION, one.authentication("guess"));
                    }
                    stranger.send(MessageId.LOCATION_REPORT, TerminalFrames.location(i));
                }
                known.askUntilAnswered(MessageId.LOCATION_REPORT, TerminalFrames.location(round));
            }
            await().until(() -> under.count(IngestCount.REFUSED_DATAGRAMS) > 0);
            assertEquals(1, under.server.sessions().size());
            assertEquals(0, under.server.openConnections());
            assertTrue(under.stored().size() >= 20);
            int id = under.directory.find(PHONE).id();
            assertTrue(under.stored().stream().allMatch(one -> one.terminalId() == id));
        }
    }

    @Test
    void aFullHouseLetsNobodyElseInAndPutsNobodyOut() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(
                        directory, with -> with.maxUdpSessions(2).silenceSeconds(3));
                UdpTerminal first = under.udp("1").registered();
                UdpTerminal second = under.udp("2").registered();
                UdpTerminal third = under.udp("3")) {
            third.register();
            third.send(MessageId.AUTHENTICATION, third.authentication(InMemoryDirectory.codeOf("3")));
            await().until(() -> under.count(IngestCount.REFUSED_SESSIONS) == 1);
            assertEquals(2, under.server.sessions().size());
            assertEquals(GeneralReply.SUCCESS, first.authenticate(InMemoryDirectory.codeOf("1")));
            try (TestTerminal byTcp = under.connect("3").registered()) {
                assertEquals(
                        GeneralReply.SUCCESS, byTcp.ask(MessageId.HEARTBEAT).result());
            }
            await().until(() -> under.server.sessions().size() == 0);
            assertEquals(2, under.count(IngestCount.CLOSED_SILENT));
            assertEquals(GeneralReply.SUCCESS, third.authenticate(InMemoryDirectory.codeOf("3")));
            second.send(MessageId.HEARTBEAT);
            assertTrue(second.hearsNothingFor(50), "who was silent has to authenticate again");
        }
    }

    @Test
    void theNewestAuthenticatedOfBothTransportsWins() throws Exception {
        flip(100);
    }

    @Tag("faults")
    @Test
    void theNewestOfAThousandWins() throws Exception {
        flip(1_000);
    }

    private void flip(int flips) throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory)) {
            under.directory.add(PHONE);
            String code = InMemoryDirectory.codeOf(PHONE);
            List<UdpTerminal> opened = new ArrayList<>();
            for (int flip = 0; flip < flips / 2; flip++) {
                TestTerminal tcp = under.connect(PHONE);
                assertEquals(GeneralReply.SUCCESS, tcp.authenticate(code));
                assertEquals(GeneralReply.SUCCESS, tcp.ask(MessageId.HEARTBEAT).result());
                assertEquals(1, under.server.sessions().size());
                if (flip > 0) {
                    int replaced = 2 * flip;
                    soon(() -> under.count(IngestCount.CLOSED_REPLACED) == replaced);
                    UdpTerminal old = opened.get(flip - 1);
                    old.send(MessageId.HEARTBEAT);
                    soon(() -> under.count(IngestCount.REFUSED_BEFORE_AUTHENTICATION) == replaced / 2);
                    old.close();
                }
                UdpTerminal udp = under.udp(PHONE);
                opened.add(udp);
                assertEquals(GeneralReply.SUCCESS, udp.authenticate(code));
                assertTrue(tcp.isClosedByServer(), "flip " + flip);
                soon(() -> under.server.openConnections() == 0);
                assertEquals(GeneralReply.SUCCESS, udp.ask(MessageId.HEARTBEAT).result());
                assertEquals(1, under.server.sessions().size());
                assertNotNull(under.session(PHONE));
                tcp.close();
            }
            for (UdpTerminal udp : opened) {
                udp.close();
            }
        }
    }

    private static void soon(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(2)).until(condition);
    }

    @Test
    void aCommandReachesATerminalThatHasMovedInPartsToo() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(PHONE).registered()) {
            terminal.move();
            terminal.ask(MessageId.HEARTBEAT);
            int text = MessageId.TEXT.code();
            under.server
                    .commands()
                    .submit(new CommandRequest(
                            5,
                            under.directory.find(PHONE).id(),
                            text,
                            version -> new byte[40 * 1023],
                            Instant.now().plusSeconds(60)));
            TerminalFrames.Answer part = terminal.answer();
            for (int i = 1; i < 40; i++) {
                int before = part.serial();
                part = terminal.answer();
                assertEquals(before + 1, part.serial());
            }
            terminal.send(terminal.reply(part.serial(), text, GeneralReply.SUCCESS));
            under.news.await(5, CommandState.DONE);
        }
    }

    @Test
    void whatIsSentTenTimesIsAnsweredTenTimes() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal udp = under.udp(PHONE).registered();
                TestTerminal tcp = under.connect(OTHER_PHONE).registered()) {
            byte[] byUdp = udp.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0));
            byte[] byTcp = tcp.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0));
            for (int i = 0; i < 10; i++) {
                udp.send(byUdp);
                tcp.send(byTcp);
                assertEquals(udp.lastSerial(), udp.answer().answeredSerial());
                assertEquals(tcp.lastSerial(), tcp.answer().answeredSerial());
            }
            for (String phone : List.of(PHONE, OTHER_PHONE)) {
                int id = under.directory.find(phone).id();
                assertEquals(
                        10,
                        under.stored().stream()
                                .filter(one -> one.terminalId() == id)
                                .count());
            }
        }
    }

    @Test
    void whatHasNoRoomIsDroppedAndCounted() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxFramesInFlight(4));
                UdpTerminal terminal = under.udp(PHONE).registered()) {
            byte[][] frames = new byte[200][];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = terminal.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(i));
            }
            terminal.send(frames);
            for (int answered = 0; answered < 4; answered++) {
                assertEquals(GeneralReply.SUCCESS, terminal.answer().result());
            }
            assertEquals(196, under.count(IngestCount.UDP_NO_ROOM));
            assertEquals(GeneralReply.SUCCESS, terminal.ask(MessageId.HEARTBEAT).result());
        }
    }

    @Test
    void withUdpSwitchedOffNobodyAnswers() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.udp(false));
                UdpTerminal terminal = under.udp(PHONE)) {
            terminal.send(MessageId.REGISTRATION, terminal.registration());
            assertTrue(terminal.hearsNothingFor(100));
            assertEquals(0, under.count(IngestCount.DATAGRAMS));
        }
    }

    @Test
    void closingAnswersWhatWasTakenAndEndsTheSessions() throws Exception {
        ServerUnderTest under = new ServerUnderTest(directory, with -> with, journal -> journal, Clock.systemUTC());
        try (UdpTerminal terminal = under.udp(PHONE).registered()) {
            terminal.ask(MessageId.LOCATION_REPORT, TerminalFrames.location(0));
        } finally {
            under.close();
        }
        assertEquals(0, under.server.sessions().size());
        assertEquals(List.of(), LeakReports.collect());
    }
}
