package org.sweepwatch.supervise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.supervise.simulate.terminal.FakePlatform;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    command.getErr().println(error.getMessage());
                    return 1;
                })
                .execute(args);
    }

    private static String target(FakePlatform platform) {
        return "127.0.0.1:" + platform.address().getPort();
    }

    @Test
    void drivesAFleetForTheGivenSimulatedTimeUpToNow() throws IOException {
        try (FakePlatform platform = new FakePlatform()) {
            int exit = run(
                    "--target",
                    target(platform),
                    "--vehicles",
                    "5",
                    "--speedup",
                    "120",
                    "--duration",
                    "PT6M",
                    "--faults",
                    "none");
            assertEquals(0, exit, err.toString());
            assertTrue(out.toString().contains("on line 在线 5/5"), out.toString());
            assertTrue(platform.positions.size() >= 5, out.toString());
            long nowMs = System.currentTimeMillis();
            assertTrue(platform.positions.stream().allMatch(p -> p.timeMs() <= nowMs), "positions from the future");
        }
    }

    @Test
    void saysThatNobodyWasLetIn() throws IOException {
        try (FakePlatform platform = new FakePlatform()) {
            platform.registrationResult = 4;
            assertEquals(
                    1, run("--target", target(platform), "--vehicles", "2", "--speedup", "60", "--duration", "PT1M"));
            assertTrue(err.toString().contains("no terminal was let in (2 refusals)"), err.toString());
        }
    }

    @Test
    void anUnreachableTargetIsOneLineWithTheRemedy() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(1, run("--target", "127.0.0.1:" + port));
        assertTrue(err.toString().startsWith("cannot reach 127.0.0.1:" + port), err.toString());
        assertEquals(1, err.toString().strip().lines().count());
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertEquals(2, run());
        assertEquals(2, run("--target", "nowhere"));
        assertEquals(2, run("--target", "127.0.0.1:6808", "--speedup", "10"));
        assertEquals(2, run("--target", "127.0.0.1:6808", "--faults", "many"));
        assertEquals(2, run("--target", "127.0.0.1:6808", "--protocol", "2012"));
        assertEquals(2, run("--target", "127.0.0.1:6808", "--vehicles", "0"));
    }

    @Test
    void replayPrintsEachAnswerAndNamesBadLines(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("frames"), "7E000200000139733001870081 7D027E\nnothing\n");
        try (FakePlatform platform = new FakePlatform()) {
            assertEquals(1, run("--target", target(platform), "--replay", file.toString()));
            assertTrue(
                    out.toString().contains("line 1: 0x0002 of 13973300187, serial 129: answered 0"), out.toString());
            assertTrue(err.toString().contains("line 2: not hexadecimal"), err.toString());
        }
    }
}
