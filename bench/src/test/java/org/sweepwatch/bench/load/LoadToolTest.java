package org.sweepwatch.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.ingest.frame.ProtocolVersion;

class LoadToolTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String target, String... more) {
        List<String> args =
                new ArrayList<>(List.of("--target", target, "--warmup", "PT0S", "--ramp", "PT0S", "--json"));
        args.addAll(Arrays.asList(more));
        if (!args.contains("--terminals")) {
            args.addAll(List.of("--terminals", "3"));
        }
        return LoadTool.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(new String[0]));
    }

    private JsonNode result() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    private static String key(String phone, long timeMs, int latE6, int lonE6) {
        return phone + "," + Instant.ofEpochMilli(timeMs) + "," + latE6 + "," + lonE6;
    }

    private Set<String> ledgerKeys(Path ledger) throws Exception {
        List<String> lines = Files.readAllLines(ledger);
        assertEquals(Ledger.HEADER, lines.get(0));
        Set<String> keys = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertTrue(keys.add(
                    key(cells[0], Instant.parse(cells[1]).toEpochMilli(), degreesE6(cells[3]), degreesE6(cells[4]))));
        }
        return keys;
    }

    private static int degreesE6(String text) {
        return (int) Math.round(Double.parseDouble(text) * 1e6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011", "2013", "2019"})
    void terminalsOfEachEditionLogInAndEveryAnswerIsCountedAndWrittenDown(String edition) throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        long before = System.currentTimeMillis();
        try (FakePlatform platform = new FakePlatform()) {
            int exit = run(
                    platform.address(), "--duration", "PT0.5S", "--version", edition, "--ledger", ledger.toString());
            assertEquals(0, exit, err::toString);
            JsonNode result = result();
            long acknowledged = result.get("acknowledgedInAll").asLong();
            assertTrue(acknowledged > 0);
            assertEquals(platform.received().size(), acknowledged);
            assertEquals(Set.of("13900000000", "13900000001", "13900000002"), Set.copyOf(platform.registeredPhones));
            assertTrue(platform.faults.isEmpty(), platform.faults::toString);
            assertTrue(result.get("latencyMs").get("max").asDouble() > 0);

            Set<String> arrived = platform.received().stream()
                    .map(p -> key(p.phone(), p.timeMs(), p.latE6(), p.lonE6()))
                    .collect(Collectors.toSet());
            assertEquals(acknowledged, arrived.size(), "no two positions of a terminal are the same");
            assertEquals(arrived, ledgerKeys(ledger));
            for (FakePlatform.Received position : platform.received()) {
                assertEquals(5, position.items());
                assertTrue(position.timeMs() >= before - 1000 && position.timeMs() <= System.currentTimeMillis());
            }
        }
    }

    @Test
    void aLostAnswerIsCountedAndItsTerminalGoesOn() throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        try (FakePlatform platform = new FakePlatform().silentAt(7)) {
            int exit = run(
                    platform.address(),
                    "--duration",
                    "PT1.5S",
                    "--answer-timeout",
                    "PT0.3S",
                    "--ledger",
                    ledger.toString());
            assertEquals(1, exit);
            assertEquals(1, result().get("notAnswered").asLong());
            assertEquals(
                    platform.received().size() - 1,
                    result().get("acknowledgedInAll").asLong());
            assertEquals(platform.received().size() - 1, ledgerKeys(ledger).size());
            Set<String> late = platform.received().stream()
                    .skip(platform.received().size() - 20)
                    .map(FakePlatform.Received::phone)
                    .collect(Collectors.toSet());
            assertEquals(3, late.size(), "all three still report at the end");
        }
    }

    @Test
    void aTerminalWhoseConnectionIsCutComesBackWithItsCode() throws Exception {
        try (FakePlatform platform = new FakePlatform().cutAt(20)) {
            int exit = run(platform.address(), "--duration", "PT3S");
            assertEquals(1, exit);
            assertEquals(1, result().get("disconnects").asLong());
            assertEquals(1, result().get("reconnects").asLong());
            assertEquals(1, result().get("notAnswered").asLong());
            assertEquals(3, platform.registeredPhones.size(), "no second registration");
        }
    }

    @Test
    void aStormCutsEveryConnectionAndTellsWhenAllAreBack() throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        try (FakePlatform platform = new FakePlatform()) {
            int exit = run(platform.address(), "--duration", "PT2S", "--storm", "PT1S", "--ledger", ledger.toString());
            assertEquals(0, exit, out::toString);
            JsonNode storms = result().get("storms");
            assertEquals(3, storms.get("dropped").asInt());
            assertEquals(3, result().get("reconnects").asInt());
            assertEquals(
                    0, result().get("disconnects").asInt(), "what the tool cut itself is no trouble of the server");
            assertEquals(1, storms.get("allBackSeconds").size());
            assertTrue(storms.get("allBackSeconds").get(0).asDouble() >= 0.5, "nobody is back at once");
            assertTrue(storms.get("answersLost").asInt() <= 3, "one frame in flight each");
            assertEquals(
                    result().get("sentInAll").asLong(),
                    result().get("acknowledgedInAll").asLong()
                            + storms.get("answersLost").asLong());
            assertEquals(
                    result().get("acknowledgedInAll").asInt(),
                    ledgerKeys(ledger).size());
            assertEquals(3, platform.registeredPhones.size(), "they come back with their codes");
        }
    }

    @Test
    void aStormMayHitAShare() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            String[] storm = {"--terminals", "4", "--duration", "PT2S", "--storm", "PT1S", "--storm-share", "50"};
            assertEquals(0, run(platform.address(), storm), out::toString);
            assertEquals(2, result().get("storms").get("dropped").asInt());
        }
    }

    @Test
    void moreTerminalsThanOpenFilesIsSaidBeforehand() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            assumeTrue(OpenFiles.limit() < LoadSettings.MAX_TERMINALS, "this machine allows more files than terminals");
            assertEquals(1, run(platform.address(), "--terminals", Integer.toString(LoadSettings.MAX_TERMINALS)));
            assertTrue(err.toString().contains("ulimit -n"), err::toString);
            assertEquals(0, platform.connections.get());
        }
    }

    @Test
    void manyTerminalsReachALoopbackServerFromSeveralAddresses() {
        LoadSettings few = many("127.0.0.1", 20_000);
        assertNull(few.source(19_999));
        LoadSettings many = many("127.0.0.1", 50_000);
        assertEquals("127.0.0.1", many.source(0).getHostString());
        assertEquals("127.0.0.3", many.source(49_999).getHostString());
        assertNull(many("192.0.2.1", 50_000).source(49_999), "elsewhere the system chooses");
    }

    private static LoadSettings many(String host, int terminals) {
        Duration second = Duration.ofSeconds(1);
        return new LoadSettings(
                new InetSocketAddress(host, 6808),
                terminals,
                1,
                LoadSettings.Mode.CLOSED,
                0,
                1,
                ProtocolVersion.V2013,
                13_900_000_000L,
                second,
                second,
                second,
                second,
                null,
                0,
                1,
                null);
    }

    @Test
    void pacedLoadKeepsItsRate() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            int exit = run(platform.address(), "--duration", "PT1S", "--mode", "paced", "--rate", "300");
            assertEquals(0, exit, err::toString);
            assertEquals(300.0, result().get("sentInAll").asDouble(), 3);
        }
    }

    @Test
    void mediaAreUploadedInPartsBesideThePositionsAndTheirLatencyIsToldApart() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            int exit = run(platform.address(), "--duration", "PT2S", "--media-uploads", "2", "--media-bytes", "20000");
            assertEquals(0, exit, err::toString);
            JsonNode media = result().get("media");
            assertEquals(0, media.get("failed").asInt());
            long uploaded = media.get("uploaded").asLong();
            assertTrue(uploaded >= 2, media::toString);
            assertEquals(Set.of(20_000 + 36), Set.copyOf(platform.media));
            assertTrue(platform.media.size() >= uploaded && platform.media.size() <= uploaded + 2);
            assertEquals(5, platform.registeredPhones.size());
            assertTrue(result().get("latencyMs").get("p99").asDouble() > 0);
            assertTrue(result().get("latencyBesideMediaMs").get("p99").asDouble() > 0);
        }
    }

    @Test
    void pipelinedLoadKeepsSeveralFramesInFlight() throws Exception {
        try (FakePlatform platform = new FakePlatform().silentAt(1)) {
            // The first answer never comes; with four in flight three more are answered before its terminal stops.
            int exit = run(
                    platform.address(),
                    "--terminals",
                    "1",
                    "--duration",
                    "PT0.5S",
                    "--mode",
                    "pipelined",
                    "--depth",
                    "4",
                    "--answer-timeout",
                    "PT2S");
            assertEquals(1, exit);
            assertEquals(3, result().get("acknowledgedInAll").asLong());
            assertEquals(4, platform.received().size());
        }
    }

    @Test
    void aRefusedRegistrationIsNamedWithTheRemedy() throws Exception {
        try (FakePlatform platform = new FakePlatform().refuseRegistrations(4)) {
            assertEquals(1, run(platform.address(), "--duration", "PT1S"));
            assertTrue(err.toString().contains("result 4 (no such terminal)"), err::toString);
            assertTrue(err.toString().contains("--enrol open"), err::toString);
            assertEquals(1, err.toString().lines().count());
        }
    }

    @Test
    void aServerThatIsNotThereIsOneLine() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals(1, run("127.0.0.1:" + port));
        assertTrue(err.toString().startsWith("load: cannot connect to 127.0.0.1:" + port), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mode fast",
                "--depth 3 --mode pipelined",
                "--mode paced",
                "--rate 5",
                "--version 2015",
                "--storm PT0.5S",
                "--storm-share 50",
                "--media-uploads 101"
            })
    void wrongUsageIsExitCodeTwo(String options) {
        assertEquals(2, run("127.0.0.1:1", options.split(" ", -1)));
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    @Test
    void cpuAndMemoryOfANamedProcessAreTold() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            String self = Long.toString(ProcessHandle.current().pid());
            assertEquals(0, run(platform.address(), "--duration", "PT0.5S", "--cpu", self), err::toString);
            JsonNode java = result().get("programs").get("java");
            assertTrue(java.get("cpuSeconds").asDouble() > 0);
            assertTrue(java.get("residentMb").asDouble() > 10);
            double ofThreads = 0;
            for (JsonNode thread : java.get("threadCpuSeconds")) {
                ofThreads += thread.asDouble();
            }
            assertEquals(java.get("cpuSeconds").asDouble(), ofThreads, 0.2, "threads and their process");
        }
    }
}
