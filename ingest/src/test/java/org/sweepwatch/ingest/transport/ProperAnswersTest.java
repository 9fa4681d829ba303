package org.sweepwatch.ingest.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sweepwatch.ingest.command.CommandChange;
import org.sweepwatch.ingest.command.CommandRequest;
import org.sweepwatch.ingest.command.CommandSettings;
import org.sweepwatch.ingest.command.CommandState;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** Commands that a terminal answers with a message of its own. Each is also kept in the journal, and answered. */
class ProperAnswersTest {
    private static final String PHONE = "13973300187";

    @TempDir
    Path directory;

    private static void submit(ServerUnderTest server, long commandId, int messageId) {
        int terminalId = server.directory.find(PHONE).id();
        server.server
                .commands()
                .submit(new CommandRequest(
                        commandId,
                        terminalId,
                        messageId,
                        version -> new byte[1],
                        Instant.now().plusSeconds(60)));
    }

    private static ServerUnderTest server(Path directory, CommandSettings commands) throws Exception {
        return new ServerUnderTest(directory, with -> with.commands(commands));
    }

    /** Rest: what follows the serial number, or the whole body where there is none. */
    @ParameterizedTest
    @CsvSource({
        "V2011, 8104, 0104, true, 0",
        "V2013, 8106, 0104, true, 0",
        "V2013, 8107, 0107, false, 0",
        "V2011, 8201, 0201, false, 0",
        "V2019, 8201, 0201, true, 0",
        "V2013, 8302, 0302, true, 0",
        "V2019, 8608, 0608, false, 0",
        "V2011, 8700, 0700, false, 0",
        "V2013, 8700, 0700, true, 0",
        "V2013, 8702, 0702, false, 0",
        "V2013, 8801, 0805, true, 2",
        "V2011, 8802, 0802, true, 0",
        "V2013, 8A00, 0A00, false, 0",
        "V2013, 9205, 1205, true, 0",
    })
    void theAnswerEndsTheCommandWithoutAGeneralReply(
            ProtocolVersion version, String commandHex, String answerHex, boolean tellsSerial, int result)
            throws Exception {
        int answerId = Integer.parseInt(answerHex, 16);
        try (ServerUnderTest server = server(directory, CommandSettings.DEFAULT);
                TestTerminal terminal = server.connect(version, PHONE).registered()) {
            submit(server, 1, Integer.parseInt(commandHex, 16));
            int serial = terminal.answer().serial();
            byte[] body = {(byte) result, 0, 0, 0};
            if (tellsSerial) {
                body = new byte[] {(byte) (serial >>> 8), (byte) serial, (byte) result, 0, 0};
            }
            terminal.send(terminal.frame(answerId, body));
            CommandChange answered = server.news.await(1, CommandState.ANSWERED);
            assertEquals(result, answered.result());
            int from = version.layout2019() ? 17 : 12;
            assertArrayEquals(body, Arrays.copyOfRange(answered.answer(), from, from + body.length));
            assertEquals(terminal.lastSerial(), terminal.answer().answeredSerial());
            assertEquals(answerId, server.stored().get(0).messageId());
            assertEquals(
                    1, server.count(tellsSerial ? IngestCount.REPLIES_MATCHED : IngestCount.REPLIES_MATCHED_BY_ID));
        }
    }

    @Test
    void anAnswerStillToComeHoldsUpNothing() throws Exception {
        try (ServerUnderTest server = server(directory, CommandSettings.DEFAULT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(server, 1, MessageId.VEHICLE_CONTROL.code());
            submit(server, 2, MessageId.UPGRADE_PACKAGE.code());
            submit(server, 3, MessageId.TEXT.code());
            int control = terminal.answer().serial();
            terminal.send(terminal.reply(control, MessageId.VEHICLE_CONTROL.code(), GeneralReply.SUCCESS));
            server.news.await(1, CommandState.ACKNOWLEDGED);
            terminal.send(
                    terminal.reply(terminal.answer().serial(), MessageId.UPGRADE_PACKAGE.code(), GeneralReply.SUCCESS));
            terminal.send(terminal.reply(terminal.answer().serial(), MessageId.TEXT.code(), GeneralReply.SUCCESS));
            server.news.await(3, CommandState.DONE);

            byte[] location = TestTerminal.location(0);
            byte[] result = new byte[2 + location.length];
            result[1] = (byte) control;
            System.arraycopy(location, 0, result, 2, location.length);
            terminal.send(MessageId.VEHICLE_CONTROL_ANSWER, result);
            server.news.await(1, CommandState.ANSWERED);
            terminal.send(MessageId.UPGRADE_RESULT, (byte) 0, (byte) 1);
            assertEquals(1, server.news.await(2, CommandState.ANSWERED).result(), "the upgrade failed");
        }
    }

    @Test
    void anAnswerThatDoesNotFollowIsNotWaitedForEndlessly() throws Exception {
        try (ServerUnderTest server = server(directory, CommandSettings.DEFAULT.withAnswerWaitMs(100));
                TestTerminal terminal = server.connect(PHONE).registered()) {
            int terminalId = server.directory.find(PHONE).id();
            Instant soon = Instant.now().plusSeconds(3);
            server.server
                    .commands()
                    .submit(new CommandRequest(1, terminalId, MessageId.SHOOT.code(), version -> new byte[12], soon));
            terminal.send(terminal.reply(terminal.answer().serial(), MessageId.SHOOT.code(), GeneralReply.SUCCESS));
            server.news.await(1, CommandState.TIMED_OUT);
        }
    }

    @Test
    void theFirstPartOfALongAnswerEndsTheCommand() throws Exception {
        try (ServerUnderTest server = server(directory, CommandSettings.DEFAULT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(server, 1, MessageId.SEARCH_STORED_MEDIA.code());
            int serial = terminal.answer().serial();
            FrameAddress address = FrameAddress.of(ProtocolVersion.V2013, PHONE);
            FrameWriter writer = new FrameWriter();
            for (int part = 2; part >= 1; part--) {
                terminal.send(writer.begin(address, MessageId.STORED_MEDIA_ANSWER.code(), 100 + part, 2, part)
                        .put16(part == 1 ? serial : 0xFFFF)
                        .end());
                terminal.answer();
                assertEquals(part == 1, isAnswered(server), "part " + part);
            }
        }
    }

    private static boolean isAnswered(ServerUnderTest server) {
        return server.count(IngestCount.REPLIES_MATCHED) == 1;
    }

    @Test
    void whatATerminalSendsOfItsOwnAccordAnswersNothing() throws Exception {
        try (ServerUnderTest server = server(directory, CommandSettings.DEFAULT);
                TestTerminal terminal = server.connect(PHONE).registered()) {
            submit(server, 1, MessageId.TEXT.code());
            terminal.answer();
            terminal.ask(MessageId.DRIVER_IDENTITY, new byte[8]);
            assertTrue(server.news.isIn(1, CommandState.SENT));
        }
    }
}
