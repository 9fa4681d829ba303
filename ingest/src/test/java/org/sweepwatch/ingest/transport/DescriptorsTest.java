package org.sweepwatch.ingest.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.ChildJvm;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;

/** More connections than the process has descriptors: some are refused, and the journal keeps what it needs. */
class DescriptorsTest {
    private static final long FIRST_PHONE = 13_973_300_000L;
    private static final int DESCRIPTORS = 400;

    @TempDir
    Path directory;

    @Test
    void connectionsNeverTakeTheDescriptorsOfTheJournal() throws Exception {
        List<String> limited = List.of("sh", "-c", "ulimit -n " + DESCRIPTORS + " && exec \"$@\"", "limited");
        try (ChildJvm server =
                new ChildJvm(limited, ServerProcess.class, directory.toString(), Long.toString(FIRST_PHONE), "2")) {
            InetSocketAddress address = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(server.lineAfter("ready ")));
            try (TestTerminal early = new TestTerminal(address, ProtocolVersion.V2013, Long.toString(FIRST_PHONE))) {
                assertEquals(GeneralReply.SUCCESS, early.authenticate(InMemoryDirectory.codeOf(early.phone)));
                List<TestTerminal> crowd = new ArrayList<>();
                for (int i = 0; i < DESCRIPTORS; i++) {
                    crowd.add(new TestTerminal(address, ProtocolVersion.V2013, "1"));
                }
                assertEquals(
                        GeneralReply.SUCCESS, early.ask(MessageId.HEARTBEAT).result(), "a file could be opened");
                assertTrue(crowd.get(DESCRIPTORS - 1).isClosedByServer());
                for (TestTerminal one : crowd) {
                    one.close();
                }
                String phone = Long.toString(FIRST_PHONE + 1);
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> authenticates(address, phone));
            }
        }
    }

    private static boolean authenticates(InetSocketAddress address, String phone) {
        try (TestTerminal late = new TestTerminal(address, ProtocolVersion.V2013, phone)) {
            return late.authenticate(InMemoryDirectory.codeOf(phone)) == GeneralReply.SUCCESS;
        } catch (IOException e) {
            return false; // still none left
        }
    }
}
