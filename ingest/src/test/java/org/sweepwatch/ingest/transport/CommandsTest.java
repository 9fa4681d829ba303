package org.sweepwatch.ingest.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sweepwatch.ingest.command.CommandChange;
import org.sweepwatch.ingest.command.CommandRequest;
import org.sweepwatch.ingest.command.CommandSettings;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.command.SubmitResult;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** Messages down to a terminal, as the terminal and who asked for them see it. */
class CommandsTest {
    private static final String PHONE = "13973300187";
    private static final String OTHER_PHONE = "13973300188";
    private static final int TEXT = MessageId.TEXT.code();
    private static final byte[] BODY = {1, 0x41, 0x42};
    private static final CommandSettings PATIENT = CommandSettings.DEFAULT.withRepeats(3, 60_000);

    @TempDir
    Path directory;

    private ServerUnderTest under;

    private ServerUnderTest server(CommandSettings commands) throws Exception {
        under = new ServerUnderTest(directory, with -> with.commands(commands));
        return under;
    }

    private SubmitResult submit(long commandId, String phone, int messageId, Function<ProtocolVersion, byte[]> body) {
        return submit(commandId, phone, messageId, body, 3600);
    }

    private SubmitResult submit(
            long commandId, String phone, int messageId, Function<ProtocolVersion, byte[]> body, int expirySeconds) {
        int terminalId = under.directory.add(phone).id();
        Instant expiry = Instant.now().plusSeconds(expirySeconds);
        return under.server.commands().submit(new CommandRequest(commandId, terminalId, messageId, body, expiry));
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void aCommandIsWrittenForTheEditionOfItsTerminalAndConfirmed(ProtocolVersion version) throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal = server.connect(version, PHONE).registered()) {
            List<ProtocolVersion> asked = new ArrayList<>();
            assertEquals(SubmitResult.TAKEN, submit(7, PHONE, TEXT, speaking -> {
                asked.add(speaking);
                return BODY;
            }));
            TestTerminal.Answer command = terminal.answer();
            assertEquals(List.of(version), asked);
            assertEquals(TEXT, command.messageId());
            assertArrayEquals(BODY, command.body());
            assertEquals(2, command.serial(), "the answers to registration and authentication took 0 and 1");
            server.news.await(7, CommandState.SENT);

            terminal.send(terminal.reply(command.serial(), TEXT, GeneralReply.SUCCESS));
            CommandChange done = server.news.await(7, CommandState.DONE);
            assertEquals(1, done.attempts());
            assertEquals(server.directory.find(PHONE).id(), done.terminalId());
            assertEquals(3, serialOfAnswer(terminal), "answers and commands share the serial numbers");
            await().until(() -> server.count(IngestCount.REPLIES_MATCHED) == 1);
            assertEquals(1, server.count(IngestCount.COMMANDS_DONE));
            await().until(() -> server.server.commands().open() == 0);
        }
    }

    private static int serialOfAnswer(TestTerminal terminal) throws Exception {
        return terminal.ask(MessageId.HEARTBEAT).serial();
    }

    @Test
    void anUnansweredCommandIsRepeatedUnchangedAfterGrowingWaits() throws Exception {
        try (ServerUnderTest server = server(CommandSettings.DEFAULT.withRepeats(2, 150));
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> BODY);
            byte[] first = terminal.answer().frame();
            long firstAt = System.nanoTime();
            assertArrayEquals(first, terminal.answer().frame());
            assertArrayEquals(first, terminal.answer().frame());
            long waitedMs = (System.nanoTime() - firstAt) / 1_000_000;
            assertTrue(waitedMs > 150 + 300 - 50, "150 and 300 ms, not " + waitedMs);
            assertEquals(3, server.news.await(1, CommandState.TIMED_OUT).attempts());
            assertEquals(1, server.count(IngestCount.COMMANDS_TIMED_OUT));
            assertTrue(terminal.hearsNothingFor(50));
        }
    }

    @Test
    void theWaitsAreThoseOfTheStandard() {
        CommandSettings settings = CommandSettings.DEFAULT;
        assertEquals(
                List.of(10_000L, 20_000L, 60_000L, 240_000L),
                List.of(settings.waitMs(1), settings.waitMs(2), settings.waitMs(3), settings.waitMs(4)));
    }

    @Test
    void aLongBodyGoesInPartsAndIsConfirmedByTheSerialOfItsLastPart() throws Exception {
        byte[] body = new byte[2 * 1023 + 500];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 31);
        }
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal =
                        server.connect(ProtocolVersion.V2019, PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> body);
            byte[] joined = new byte[0];
            int serial = 0;
            for (int part = 1; part <= 3; part++) {
                TestTerminal.Answer frame = terminal.answer();
                FrameHeader header = new FrameHeader();
                header.parse(frame.frame(), frame.frame().length);
                assertEquals(3, header.partTotal());
                assertEquals(part, header.partIndex());
                assertEquals(part == 1 ? frame.serial() : serial + 1, frame.serial());
                serial = frame.serial();
                int before = joined.length;
                joined = Arrays.copyOf(joined, before + frame.body().length);
                System.arraycopy(frame.body(), 0, joined, before, frame.body().length);
            }
            assertArrayEquals(body, joined);
            terminal.send(terminal.reply(serial, TEXT, GeneralReply.SUCCESS));
            server.news.await(1, CommandState.DONE);
            assertEquals(serial + 1, serialOfAnswer(terminal));
        }
    }

    @Test
    void aPartAskedForAgainComesUnchangedAndOneThatIsNotKeptIsRefused() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal =
                        server.connect(ProtocolVersion.V2019, PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> new byte[3000]);
            TestTerminal.Answer first = terminal.answer();
            byte[] second = terminal.answer().frame();
            byte[] third = terminal.answer().frame();
            int serial = first.serial();
            byte[] wanted = {(byte) (serial >>> 8), (byte) serial, 0, 2, 0, 3, 0, 2};
            terminal.send(MessageId.TERMINAL_RESEND_REQUEST, wanted);
            assertArrayEquals(third, terminal.answer().frame());
            assertArrayEquals(second, terminal.answer().frame());
            await().until(() -> server.count(IngestCount.PARTS_RESENT) == 2);

            terminal.send(terminal.reply(serial, TEXT, GeneralReply.SUCCESS));
            server.news.await(1, CommandState.DONE);
            TestTerminal.Answer refused = terminal.ask(MessageId.TERMINAL_RESEND_REQUEST, wanted);
            assertEquals(GeneralReply.FAILURE, refused.result());
            assertEquals(1, server.count(IngestCount.RESEND_UNKNOWN));
            assertTrue(server.stored().isEmpty(), "what is about sending is not kept");
        }
    }

    @Test
    void aLongMessageWaitsForOneOfThePlacesForLongMessages() throws Exception {
        try (ServerUnderTest server = server(PATIENT.withBounds(10, 10, 1));
                TestTerminal first = server.connect(PHONE).registered();
                TestTerminal second = server.connect(OTHER_PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> new byte[1500]);
            int serial = first.answer().serial();
            submit(2, OTHER_PHONE, TEXT, version -> new byte[1500]);
            assertTrue(second.hearsNothingFor(100));
            first.send(first.reply(serial, TEXT, GeneralReply.SUCCESS));
            assertEquals(TEXT, second.answer().messageId());
        }
    }

    @Test
    void anAnswerWithAnOddSerialIsTakenForTheOneCommandItCanMean() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> BODY);
            terminal.answer();
            terminal.send(terminal.reply(0x7777, MessageId.CALL_BACK.code(), GeneralReply.SUCCESS));
            terminal.send(terminal.reply(0x7777, TEXT, GeneralReply.SUCCESS));
            server.news.await(1, CommandState.DONE);
            assertEquals(1, server.count(IngestCount.REPLIES_UNMATCHED));
            await().until(() -> server.count(IngestCount.REPLIES_MATCHED_BY_ID) == 1);
        }
    }

    @Test
    void aDoubledAnswerIsNotTakenForTheNextCommandOfTheSameKind() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> BODY);
            submit(2, PHONE, TEXT, version -> BODY);
            int first = terminal.answer().serial();
            assertTrue(terminal.hearsNothingFor(50), "one at a time");
            terminal.send(terminal.reply(first, TEXT, GeneralReply.SUCCESS));
            int second = terminal.answer().serial();
            terminal.send(terminal.reply(first, TEXT, GeneralReply.SUCCESS));
            await().until(() -> server.count(IngestCount.REPLIES_DOUBLED) == 1);
            assertTrue(server.news.isIn(1, CommandState.DONE));
            assertFalse(server.news.isIn(2, CommandState.DONE));
            terminal.send(terminal.reply(second, TEXT, GeneralReply.SUCCESS));
            server.news.await(2, CommandState.DONE);
        }
    }

    @Test
    void aTerminalThatRefusesIsTakenAtItsWord() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(1, PHONE, TEXT, version -> BODY);
            terminal.send(terminal.reply(terminal.answer().serial(), TEXT, GeneralReply.NOT_SUPPORTED));
            assertEquals(
                    GeneralReply.NOT_SUPPORTED,
                    server.news.await(1, CommandState.REFUSED).result());
            terminal.send(MessageId.TERMINAL_GENERAL_REPLY, new byte[4]);
            await().until(() -> server.count(IngestCount.REPLIES_UNREADABLE) == 1);
        }
    }

    @Test
    void aCommandWaitsForATerminalThatComesLater() throws Exception {
        try (ServerUnderTest server = server(PATIENT)) {
            submit(1, PHONE, TEXT, version -> BODY);
            submit(2, PHONE, TEXT, version -> BODY, 1);
            server.news.await(1, CommandState.QUEUED);
            server.news.await(2, CommandState.EXPIRED);
            try (TestTerminal terminal = server.connect(PHONE).registered()) {
                TestTerminal.Answer command = terminal.answer();
                terminal.send(terminal.reply(command.serial(), TEXT, GeneralReply.SUCCESS));
                server.news.await(1, CommandState.DONE);
                assertTrue(terminal.hearsNothingFor(50), "what has expired is not sent");
                assertEquals(1, server.count(IngestCount.COMMANDS_NOT_SENT));
            }
            int id = server.directory.find(PHONE).id();
            CommandRequest late = new CommandRequest(3, id, TEXT, version -> BODY, Instant.now());
            assertEquals(SubmitResult.EXPIRED, server.server.commands().submit(late));
        }
    }

    @Test
    void aCommandWhoseLinkBreaksIsSentAgainOnTheNext() throws Exception {
        try (ServerUnderTest server = server(PATIENT)) {
            try (TestTerminal before = server.connect(PHONE).registered()) {
                submit(1, PHONE, TEXT, version -> BODY);
                assertEquals(TEXT, before.answer().messageId());
            }
            server.news.await(1, CommandState.QUEUED);
            try (TestTerminal after = server.connect(PHONE).registered();
                    UdpTerminal newest = server.udp(PHONE)) {
                assertEquals(TEXT, after.answer().messageId());
                assertEquals(GeneralReply.SUCCESS, newest.authenticate(InMemoryDirectory.codeOf(PHONE)));
                TestTerminal.Answer command = newest.answer();
                newest.send(newest.reply(command.serial(), TEXT, GeneralReply.SUCCESS));
                assertEquals(3, server.news.await(1, CommandState.DONE).attempts());
            }
        }
    }

    @Test
    void terminalsDoNotHoldUpEachOther() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal one = server.connect(PHONE).registered();
                TestTerminal other =
                        server.connect(ProtocolVersion.V2019, OTHER_PHONE).registered()) {
            for (int i = 0; i < 20; i += 2) {
                submit(i, PHONE, TEXT, version -> BODY);
                submit(i + 1, OTHER_PHONE, MessageId.CALL_BACK.code(), version -> BODY);
            }
            for (int i = 0; i < 20; i += 2) {
                TestTerminal.Answer ofOne = one.answer();
                TestTerminal.Answer ofOther = other.answer();
                other.send(other.reply(ofOther.serial(), ofOther.messageId(), GeneralReply.SUCCESS));
                one.send(one.reply(ofOne.serial(), ofOne.messageId(), GeneralReply.FAILURE));
                server.news.await(i, CommandState.REFUSED);
                server.news.await(i + 1, CommandState.DONE);
            }
        }
    }

    @Test
    void aFullQueueSaysWhichItIs() throws Exception {
        try (ServerUnderTest server = server(PATIENT.withBounds(3, 5, 1))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(SubmitResult.TAKEN, submit(i, PHONE, TEXT, version -> BODY));
            }
            assertEquals(SubmitResult.TERMINAL_FULL, submit(3, PHONE, TEXT, version -> BODY));
            assertEquals(SubmitResult.TAKEN, submit(4, OTHER_PHONE, TEXT, version -> BODY));
            assertEquals(SubmitResult.TAKEN, submit(5, OTHER_PHONE, TEXT, version -> BODY));
            assertEquals(SubmitResult.SERVER_FULL, submit(6, OTHER_PHONE, TEXT, version -> BODY));
            assertEquals(5, server.server.commands().open());
        }
    }

    @Test
    void aServerThatStopsTakesNoMore() throws Exception {
        try (ServerUnderTest server = server(PATIENT)) {
            server.server.close();
            assertEquals(SubmitResult.STOPPING, submit(1, PHONE, TEXT, version -> BODY));
            assertEquals(0, server.server.commands().open());
        }
    }

    @Test
    void aCommandThatCannotBeWrittenEndsAndTheNextIsSent() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(1, PHONE, MessageId.LINK_TEST.code(), version -> null);
            submit(2, PHONE, TEXT, version -> {
                throw new IllegalStateException("made to fail");
            });
            submit(3, PHONE, TEXT, version -> BODY);
            assertArrayEquals(BODY, terminal.answer().body());
            server.news.await(1, CommandState.NOT_KNOWN);
            server.news.await(2, CommandState.FAILED);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new CommandRequest(4, 1, MessageId.HEARTBEAT.code(), version -> BODY, Instant.now()));
        }
    }

    @Test
    void aMessageNobodyWaitsForIsSentThroughTheSession() throws Exception {
        try (ServerUnderTest server = server(PATIENT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            assertTrue(server.session(PHONE).send(MessageId.MULTIMEDIA_REPLY, new byte[] {0, 0, 0, 9}));
            TestTerminal.Answer reply = terminal.answer();
            assertEquals(MessageId.MULTIMEDIA_REPLY.code(), reply.messageId());
            assertArrayEquals(new byte[] {0, 0, 0, 9}, reply.body());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> server.session(PHONE).send(MessageId.MULTIMEDIA_REPLY, new byte[1024]));
            assertNull(server.news.of(0));
        }
    }
}
