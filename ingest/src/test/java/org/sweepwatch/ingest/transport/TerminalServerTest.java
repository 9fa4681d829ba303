package org.sweepwatch.ingest.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** What a terminal sees of a healthy server. */
class TerminalServerTest {
    private static final String PHONE = "13973300187";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void aTerminalRegistersAuthenticatesAndDeliversPositions(ProtocolVersion version) throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(version, PHONE)) {
            String code = terminal.register();
            assertEquals(InMemoryDirectory.codeOf(PHONE), code);
            assertEquals(version, under.directory.lastRequest.version());
            assertEquals("湘BA6187", under.directory.lastRequest.plate());
            assertEquals(PHONE, under.directory.lastRequest.phone());
            assertEquals(GeneralReply.SUCCESS, terminal.authenticate(code));
            assertEquals(1, under.server.sessions().size());

            for (MessageId id : List.of(MessageId.LOCATION_REPORT, MessageId.HEARTBEAT, MessageId.DEREGISTRATION)) {
                byte[] body = id == MessageId.LOCATION_REPORT ? TestTerminal.location(0) : new byte[0];
                TestTerminal.Answer answer = terminal.ask(id, body);
                assertEquals(MessageId.PLATFORM_GENERAL_REPLY.code(), answer.messageId());
                assertEquals(terminal.lastSerial(), answer.answeredSerial());
                assertEquals(GeneralReply.SUCCESS, answer.result());
            }
            List<ServerUnderTest.Stored> stored = under.stored();
            assertEquals(
                    List.of(0x0200, 0x0002, 0x0003),
                    stored.stream().map(ServerUnderTest.Stored::messageId).toList());
            assertEquals(under.directory.find(PHONE).id(), stored.get(0).terminalId());
            assertEquals(3, under.count(IngestCount.ACKNOWLEDGED));
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void anAnswerCarriesTheHeaderOfTheQuestion(ProtocolVersion version) throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(version, PHONE).registered()) {
            byte[] answer = terminal.ask(MessageId.HEARTBEAT).frame();
            byte[] asked = under.stored().get(0).frame();
            int from = 4;
            int to = version.layout2019() ? 15 : 10;
            assertArrayEquals(Arrays.copyOfRange(asked, from, to), Arrays.copyOfRange(answer, from, to));
            assertEquals(asked[2] & 0x40, answer[2] & 0x40);
        }
    }

    @Test
    void aMissetVersionFlagIsAnsweredInTheLayoutOfTheFrame() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            terminal.send(HexFormat.of().parseHex("7E000240000139733001870007B87E"));
            byte[] answer = terminal.answer().frame();
            assertEquals("80010005013973300187", HexFormat.of().formatHex(answer, 0, 10));
            assertEquals("000700020", HexFormat.of().formatHex(answer, 12, 17).substring(0, 9));
        }
    }

    @Test
    void theServerTimeIsToldInUtc() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T23:58:59Z"), ZoneOffset.UTC);
        try (ServerUnderTest under = new ServerUnderTest(directory, settings -> settings, journal -> journal, clock);
                TestTerminal terminal = under.connect(ProtocolVersion.V2019, PHONE)) {
            TestTerminal.Answer answer = terminal.ask(MessageId.SERVER_TIME_QUERY);
            assertEquals(MessageId.SERVER_TIME_REPLY.code(), answer.messageId());
            assertEquals("261122235859", HexFormat.of().formatHex(answer.body()));

            under.directory.serverTimeAheadMs = null;
            terminal.send(MessageId.SERVER_TIME_QUERY);
            under.directory.serverTimeAheadMs = 8 * 3_600_000L;
            TestTerminal.Answer local = terminal.ask(MessageId.SERVER_TIME_QUERY);
            assertEquals("261123075859", HexFormat.of().formatHex(local.body()), "the query before stays unanswered");
        }
    }

    @Test
    void anUnknownMessageIsKeptRawAndAnsweredAsNotSupported() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            terminal.send(terminal.frame(0x0F5A, new byte[] {1, 2, 3}));
            assertEquals(GeneralReply.NOT_SUPPORTED, terminal.answer().result());
            assertEquals(0x0F5A, under.stored().get(0).messageId());
            assertEquals(1, under.count(IngestCount.FRAMES_UNKNOWN));
            assertEquals(GeneralReply.SUCCESS, terminal.ask(MessageId.HEARTBEAT).result());
        }
    }

    @Test
    void aFrameShorterThanItSaysIsKeptRawAndAnsweredAsFaulty() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            byte[] content = HexFormat.of().parseHex("02000036013973300187012500");
            terminal.send(wrapWithCheck(content));
            TestTerminal.Answer answer = terminal.answer();
            assertEquals(GeneralReply.MESSAGE_ERROR, answer.result());
            assertEquals(0x0125, answer.answeredSerial());
            assertEquals(1, under.stored().size());
            assertEquals(1, under.count(IngestCount.BODY_TRUNCATED));
        }
    }

    @Test
    void anEncryptedFrameIsKeptRawAndAnswered() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            byte[] content = HexFormat.of().parseHex("0200040401397330018701250102030400");
            terminal.send(wrapWithCheck(Arrays.copyOf(content, content.length - 1)));
            assertEquals(GeneralReply.SUCCESS, terminal.answer().result());
            assertEquals(1, under.stored().size());
            assertEquals(1, under.count(IngestCount.FRAMES_ENCRYPTED));
        }
    }

    @Test
    void everyPartOfASubpackagedMessageIsKeptAndAnswered() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            FrameAddress address = FrameAddress.of(ProtocolVersion.V2013, PHONE);
            for (int part = 1; part <= 3; part++) {
                terminal.send(new FrameWriter()
                        .begin(address, 0x0704, 700 + part, 3, part)
                        .putBytes(new byte[100])
                        .end());
                TestTerminal.Answer answer = terminal.answer();
                assertEquals(700 + part, answer.answeredSerial());
                assertEquals(GeneralReply.SUCCESS, answer.result());
            }
            assertEquals(3, under.stored().size());
        }
    }

    @Test
    void aReplyOfTheTerminalIsNotAnsweredAndNotKept() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            terminal.send(MessageId.TERMINAL_GENERAL_REPLY, new byte[5]);
            assertEquals(
                    terminal.lastSerial() + 1, terminal.ask(MessageId.HEARTBEAT).answeredSerial());
            assertEquals(1, under.stored().size());
        }
    }

    @Test
    void manyFramesInOneSegmentAreAnsweredInOrder() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            int frames = 5_000;
            Thread sender = new Thread(() -> {
                try {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    for (int i = 0; i < frames; i++) {
                        all.write(terminal.frame(MessageId.LOCATION_REPORT.code(), TestTerminal.location(i * 1000L)));
                    }
                    terminal.send(all.toByteArray());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            int first = terminal.answer().answeredSerial();
            for (int i = 1; i < frames; i++) {
                assertEquals(first + i, terminal.answer().answeredSerial());
            }
            sender.join();
            assertEquals(frames, under.stored().size());
        }
    }

    @Test
    void aFrameCutAtEveryByteIsUnderstood() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered()) {
            int length = terminal.frame(MessageId.LOCATION_REPORT.code(), TestTerminal.location(0)).length;
            for (int cut = 1; cut < length; cut++) {
                byte[] frame = terminal.frame(MessageId.LOCATION_REPORT.code(), TestTerminal.location(0));
                terminal.send(Arrays.copyOf(frame, cut));
                terminal.send(Arrays.copyOfRange(frame, cut, frame.length));
                assertEquals(terminal.lastSerial(), terminal.answer().answeredSerial());
            }
        }
    }

    @Test
    void closingAnswersEverythingThatIsDurable() throws Exception {
        ServerUnderTest under = new ServerUnderTest(directory);
        int acknowledged = 0;
        try (TestTerminal terminal = under.connect(PHONE).registered()) {
            Thread sender = new Thread(() -> sendUntilClosed(terminal));
            sender.start();
            for (; acknowledged < 500; acknowledged++) {
                terminal.answer();
            }
            Thread closer = new Thread(under.server::close);
            closer.start();
            while (terminal.poll() != null) {
                acknowledged++;
            }
            closer.join();
            sender.join();
            List<ServerUnderTest.Stored> stored = under.stored();
            assertEquals(stored.size(), under.count(IngestCount.ACKNOWLEDGED), "each durable frame and no other");
            assertTrue(acknowledged <= stored.size(), acknowledged + " of " + stored.size());
        } finally {
            under.close();
        }
        assertEquals(0, under.server.sessions().size());
    }

    private static void sendUntilClosed(TestTerminal terminal) {
        try {
            while (true) {
                terminal.send(MessageId.LOCATION_REPORT, TestTerminal.location(0));
            }
        } catch (IOException e) {
            // the server has closed the connection, as it was told to
        }
    }

    @Test
    void aBusyPortIsNamedWithTheRemedy() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory)) {
            int port = under.address.getPort();
            TerminalServer second = new TerminalServer(
                    IngestSettings.builder().port(port).build(),
                    under.journal,
                    under.directory,
                    Clock.systemUTC(),
                    new IngestCounters());
            IOException refused = assertThrows(IOException.class, second::start);
            assertTrue(refused.getMessage().contains("127.0.0.1:" + port), refused.getMessage());
            assertFalse(refused.getMessage().contains("\n"));
            second.close();
        }
    }

    static byte[] wrapWithCheck(byte[] content) {
        int check = 0;
        for (byte b : content) {
            check ^= b;
        }
        byte[] wire = new byte[content.length + 3];
        wire[0] = 0x7E;
        System.arraycopy(content, 0, wire, 1, content.length);
        wire[content.length + 1] = (byte) check;
        wire[content.length + 2] = 0x7E;
        return wire;
    }
}
