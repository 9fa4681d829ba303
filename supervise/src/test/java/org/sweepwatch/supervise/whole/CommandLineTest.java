package org.sweepwatch.supervise.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.supervise.cli.SweepWatch;

/** The command line talks to the running server. */
class CommandLineTest {
    @TempDir
    Path directory;

    private record Ran(int exitCode, String out, String err) {}

    @Test
    void sendsByPhoneWaitsForTheEndAndSaysWhatIsWrong() throws Exception {
        Path data = directory.resolve("data");
        try (RunningServer server = RunningServer.embedded(data);
                SocketTerminal terminal =
                        server.terminal(ProtocolVersion.V2013, "13973300187").online()) {
            terminal.behaving((self, frame) -> {
                if (frame.messageId() == MessageId.SET_PARAMETERS.code()) {
                    self.reply(frame, 0);
                } else if (frame.messageId() == MessageId.TEXT.code()) {
                    self.reply(frame, 1);
                }
            });
            String url = server.server.httpUrl();

            Ran set = run(data, url, "13973300187", "set-parameters", "--wait", "--set", "0x0029=10");
            assertEquals(0, set.exitCode(), set.err());
            JsonNode command = new ObjectMapper().readTree(set.out());
            assertEquals("DONE", command.get("state").asText());
            assertEquals(System.getProperty("user.name"), command.get("askedBy").asText());

            Ran text = run(data, url, "13973300187", "text", "--wait", "--set", "text=x");
            assertEquals(1, text.exitCode(), text.out());
            assertTrue(text.out().contains("REFUSED"), text.out());

            Ran unknown = run(data, url, "13973300187", "sing");
            assertEquals(2, unknown.exitCode());
            assertTrue(unknown.err().contains("set-parameters"), unknown.err());

            Ran field = run(data, url, "13973300187", "text", "--set", "txt=x");
            assertEquals(2, field.exitCode());
            assertTrue(field.err().contains("fields: flags, type, text"), field.err());

            Ran nobody = run(data, url, "湘B00000", "locate");
            assertEquals(1, nobody.exitCode());
            assertTrue(nobody.err().contains("湘B00000"), nobody.err());
        }
    }

    private static Ran run(Path data, String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("command", "--data", data.toString(), "--url", url));
        arguments.addAll(List.of(more));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exitCode = SweepWatch.run(arguments.toArray(new String[0]));
            return new Ran(
                    exitCode, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
