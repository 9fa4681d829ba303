package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.command.CommandRequest;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** Several terminals on one connection (转发), where the settings allow it. That they are refused else, says another test. */
class RelayTest {
    private static final long FIRST_PHONE = 13_973_300_200L;

    @TempDir
    Path directory;

    private static TerminalFrames terminal(int number) {
        ProtocolVersion version = number % 2 == 0 ? ProtocolVersion.V2013 : ProtocolVersion.V2019;
        return new TerminalFrames(version, Long.toString(FIRST_PHONE + number));
    }

    private static void enter(ServerUnderTest under, TestTerminal relay, TerminalFrames terminal) throws Exception {
        assertEquals(GeneralReply.SUCCESS, tryToEnter(under, relay, terminal).result());
    }

    private static TerminalFrames.Answer tryToEnter(ServerUnderTest under, TestTerminal relay, TerminalFrames terminal)
            throws Exception {
        under.directory.add(terminal.phone);
        String code = InMemoryDirectory.codeOf(terminal.phone);
        relay.send(terminal.frame(MessageId.AUTHENTICATION.code(), terminal.authentication(code)));
        return relay.answer();
    }

    private static String phoneOf(TerminalFrames.Answer answer) {
        FrameHeader header = new FrameHeader();
        header.parse(answer.frame(), answer.frame().length);
        return header.phone();
    }

    @Test
    void eachTerminalHasASessionOfItsOwnUntilTheConnectionCloses() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPhonesPerConnection(10));
                TestTerminal relay = under.connect("1")) {
            List<TerminalFrames> terminals = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                terminals.add(terminal(i));
                enter(under, relay, terminals.get(i));
            }
            assertEquals(10, under.server.sessions().size());
            assertEquals(1, under.server.openConnections());
            for (int round = 0; round < 5; round++) {
                for (TerminalFrames one : terminals) {
                    relay.send(one.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(round)));
                    TerminalFrames.Answer answer = relay.answer();
                    assertEquals(one.phone, phoneOf(answer));
                    assertEquals(one.lastSerial(), answer.answeredSerial());
                    assertEquals(round + 1, answer.serial(), "serial numbers are of the terminal, not of the relay");
                }
            }
            assertEquals(
                    10,
                    under.stored().stream()
                            .map(ServerUnderTest.Stored::terminalId)
                            .distinct()
                            .count());
            relay.close();
            await().until(() -> under.server.sessions().size() == 0);
        }
    }

    @Test
    void aTerminalThatHasNotAuthenticatedIsNotTakenBecauseAnotherHas() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPhonesPerConnection(3));
                TestTerminal relay = under.connect("1")) {
            enter(under, relay, terminal(0));
            TerminalFrames guest = terminal(1);
            relay.send(guest.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0)));
            assertTrue(relay.hearsNothingFor(50));
            under.directory.add(guest.phone);
            String codeOfAnother = InMemoryDirectory.codeOf(terminal(0).phone);
            relay.send(guest.frame(MessageId.AUTHENTICATION.code(), guest.authentication(codeOfAnother)));
            assertEquals(GeneralReply.FAILURE, relay.answer().result());
            assertEquals(1, under.server.sessions().size());
            assertTrue(under.stored().isEmpty());
        }
    }

    @Test
    void theMostTerminalsOfAConnectionAreReached() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPhonesPerConnection(3));
                TestTerminal relay = under.connect("1")) {
            for (int i = 0; i < 3; i++) {
                enter(under, relay, terminal(i));
            }
            TerminalFrames fourth = terminal(3);
            under.directory.add(fourth.phone);
            String code = InMemoryDirectory.codeOf(fourth.phone);
            relay.send(fourth.frame(MessageId.AUTHENTICATION.code(), fourth.authentication(code)));
            assertTrue(relay.hearsNothingFor(50));
            await().until(() -> under.count(IngestCount.REFUSED_PHONE) == 1);
            assertEquals(3, under.server.sessions().size());
        }
    }

    @Test
    void aTerminalThatComesByItselfLeavesTheRelayToTheOthers() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPhonesPerConnection(3));
                TestTerminal relay = under.connect("1")) {
            TerminalFrames leaving = terminal(0);
            TerminalFrames staying = terminal(2);
            enter(under, relay, leaving);
            enter(under, relay, staying);
            try (TestTerminal own = under.connect(leaving.phone).registered()) {
                await().until(() -> under.count(IngestCount.CLOSED_REPLACED) == 1);
                relay.send(leaving.frame(MessageId.HEARTBEAT.code(), new byte[0]));
                relay.send(staying.frame(MessageId.HEARTBEAT.code(), new byte[0]));
                assertEquals(staying.phone, phoneOf(relay.answer()));
                assertEquals(GeneralReply.SUCCESS, own.ask(MessageId.HEARTBEAT).result());
                assertEquals(2, under.server.sessions().size());
                assertEquals(1, under.count(IngestCount.REFUSED_BEFORE_AUTHENTICATION));
            }
            await().until(() -> under.session(leaving.phone) == null);
            enter(under, relay, leaving);
            assertNotNull(under.session(leaving.phone));
        }
    }

    @Test
    void aTerminalThatIsSilentEndsThoughTheRelayLives() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(
                        directory,
                        with -> with.maxPhonesPerConnection(3)
                                .firstFrameSeconds(1)
                                .silenceSeconds(2));
                TestTerminal relay = under.connect("1")) {
            TerminalFrames silent = terminal(0);
            TerminalFrames talking = terminal(1);
            enter(under, relay, silent);
            enter(under, relay, talking);
            await().until(() -> {
                relay.send(talking.frame(MessageId.HEARTBEAT.code(), new byte[0]));
                relay.answer();
                return under.session(silent.phone) == null;
            });
            assertNotNull(under.session(talking.phone));
            assertEquals(1, under.server.openConnections());
        }
    }

    @Test
    void commandsReachTheTerminalTheyAreFor() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPhonesPerConnection(3));
                TestTerminal relay = under.connect("1")) {
            for (int i = 0; i < 3; i++) {
                enter(under, relay, terminal(i));
            }
            int text = MessageId.TEXT.code();
            for (int i = 0; i < 3; i++) {
                TerminalFrames one = terminal(i);
                int id = under.directory.find(one.phone).id();
                Instant expiry = Instant.now().plusSeconds(60);
                under.server.commands().submit(new CommandRequest(i, id, text, version -> new byte[2], expiry));
                TerminalFrames.Answer command = relay.answer();
                assertEquals(one.phone, phoneOf(command));
                relay.send(terminal((i + 1) % 3).reply(command.serial(), text, GeneralReply.SUCCESS));
                relay.send(one.reply(command.serial(), text, GeneralReply.FAILURE));
                under.news.await(i, CommandState.REFUSED);
            }
            assertNull(under.session("1"));
        }
    }
}
