package org.sweepwatch.ingest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.message.MessageId;

/** The bytes of each terminal, as its data card (车载数据卡) sees them. */
class TrafficTest {
    private static final String PHONE = "13973300187";
    private static final String OTHER_PHONE = "13973300188";
    /** Every byte of it travels as two. */
    private static final byte[] ESCAPED = {0x7E, 0x7D, 0x7E, 0x7D};

    @TempDir
    Path directory;

    private static Map<Integer, long[]> drain(ServerUnderTest under) {
        Map<Integer, long[]> sums = new HashMap<>();
        under.server.drainTraffic((terminalId, up, down) -> {
            long[] sum = sums.computeIfAbsent(terminalId, id -> new long[2]);
            sum[0] += up;
            sum[1] += down;
        });
        return sums;
    }

    private static void assertTraffic(long up, long down, long[] counted) {
        assertEquals(up + " up, " + down + " down", counted[0] + " up, " + counted[1] + " down");
    }

    @Test
    void everyByteOfAConnectionCountsForItsTerminalOnce() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                TestTerminal terminal = under.connect(PHONE).registered();
                TestTerminal other = under.connect(OTHER_PHONE).registered()) {
            int id = under.directory.find(PHONE).id();
            terminal.send(terminal.frame(0x0F5A, ESCAPED));
            terminal.answer();
            assertTraffic(
                    terminal.bytesSent(), terminal.bytesReceived(), drain(under).get(id));

            assertEquals(0, drain(under).size(), "nothing twice");
            long sent = terminal.bytesSent();
            long received = terminal.bytesReceived();
            terminal.ask(MessageId.LOCATION_REPORT, TestTerminal.location(0));
            assertTraffic(
                    terminal.bytesSent() - sent,
                    terminal.bytesReceived() - received,
                    drain(under).get(id));

            other.ask(MessageId.HEARTBEAT);
            other.close();
            under.server.close();
            assertEquals(1, drain(under).size(), "what came after the last time is there after the end");
            assertEquals(0, drain(under).size());
        }
    }

    @Test
    void everyDatagramCountsForItsTerminal() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory);
                UdpTerminal terminal = under.udp(PHONE)) {
            under.directory.add(PHONE);
            terminal.authenticate(InMemoryDirectory.codeOf(PHONE));
            drain(under);
            long before = terminal.bytesReceived();
            byte[] one = terminal.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0));
            byte[] two = terminal.frame(0x0F5A, ESCAPED);
            terminal.send(one, two);
            terminal.answer();
            terminal.answer();
            long down = terminal.bytesReceived() - before;
            assertTraffic(
                    one.length + two.length,
                    down,
                    drain(under).get(under.directory.find(PHONE).id()));
        }
    }

    @Test
    void theBytesOfARelayAreSharedOutAmongItsTerminals() throws Exception {
        try (ServerUnderTest under = new ServerUnderTest(directory, with -> with.maxPhonesPerConnection(2));
                TestTerminal relay = under.connect(PHONE).registered()) {
            TerminalFrames second = new TerminalFrames(relay.version, OTHER_PHONE);
            under.directory.add(OTHER_PHONE);
            byte[] in = second.frame(
                    MessageId.AUTHENTICATION.code(), second.authentication(InMemoryDirectory.codeOf(OTHER_PHONE)));
            relay.send(in);
            relay.answer();
            drain(under);

            byte[] ofFirst = relay.frame(MessageId.LOCATION_REPORT.code(), TerminalFrames.location(0));
            byte[] ofSecond = second.frame(0x0F5A, ESCAPED);
            relay.send(ofFirst);
            relay.send(ofSecond);
            relay.answer();
            relay.answer();
            Map<Integer, long[]> drained = drain(under);
            assertEquals(ofFirst.length, drained.get(under.directory.find(PHONE).id())[0]);
            assertEquals(
                    ofSecond.length,
                    drained.get(under.directory.find(OTHER_PHONE).id())[0]);
        }
    }
}
