package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;

/** The server killed with SIGKILL, with all its children, again and again while 187 terminals send. */
@Tag("alone")
class KillTest {
    private static final int TERMINALS = 187;
    private static final long LOAD_BETWEEN_KILLS_MS = 1_500;
    private static final long FIRST_ANSWER_WITHIN_MS = 5_000;

    /** Between two positions of a terminal: 187 of them send some 3,000 a second. */
    private static final long PAUSE_MS = 60;

    private static final long DAY_MS = 86_400_000L;

    @TempDir
    Path directory;

    @Test
    void whatIsAcknowledgedIsStoredOnceAfterThreeKills() throws Exception {
        killed(3, List.of());
    }

    @Test
    @Tag("faults")
    void whatIsAcknowledgedIsStoredOnceAfterAHundredKills() throws Exception {
        killed(100, List.of());
    }

    @Test
    void theSameAsProcessOneOfANamespace() throws Exception {
        List<String> unshare = List.of("unshare", "-pf", "--mount-proc", "--kill-child=KILL");
        assumeTrue(works(unshare), "skipped: this machine may not create PID namespaces (unshare)");
        killed(2, unshare);
    }

    private void killed(int times, List<String> launcher) throws Exception {
        Path data = directory.resolve("data");
        AtomicReference<InetSocketAddress> address = new AtomicReference<>();
        ServerProcess server = ServerProcess.start(launcher, data, 0);
        List<Long> firstAnswersMs = new ArrayList<>();
        try (LedgerFleet fleet = new LedgerFleet(
                TERMINALS, address::get, System.currentTimeMillis() / 1000 * 1000 - 2 * DAY_MS, PAUSE_MS)) {
            address.set(server.terminalAddress());
            int port = server.jt808Port();
            fleet.start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(fleet::allAnswered);
            for (int i = 0; i < times; i++) {
                TimeUnit.MILLISECONDS.sleep(LOAD_BETWEEN_KILLS_MS);
                server.killTree();
                fleet.awaitFirstAnswer();
                long startNs = System.nanoTime();
                // The next kill does not wait until it is ready: it may die while it recovers from this one.
                server = ServerProcess.launch(launcher, data, port);
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> fleet.firstAnswerNs() != 0);
                firstAnswersMs.add((fleet.firstAnswerNs() - startNs) / 1_000_000);
            }
            TimeUnit.MILLISECONDS.sleep(LOAD_BETWEEN_KILLS_MS);
            fleet.stop();
            awaitAllStored(server);
            assertEquals(0, server.terminate(10), "exit code after SIGTERM");
            System.out.printf(
                    "%d kills, %d positions acknowledged, first answers after %s ms%n",
                    times, fleet.acknowledgedCount(), firstAnswersMs);
            try (StoreAccess store = StoreAccess.forCommand(
                    new SettingsReader().option(SettingKey.DATA, data).read())) {
                StoredLedger.assertExactlyOnce(store.database(), fleet.acknowledged());
            }
            assertTrue(
                    firstAnswersMs.stream().allMatch(ms -> ms <= FIRST_ANSWER_WITHIN_MS),
                    "first answers after " + firstAnswersMs + " ms (expected: within " + FIRST_ANSWER_WITHIN_MS + ")");
        } finally {
            server.close();
        }
    }

    private static void awaitAllStored(ServerProcess server) {
        HttpClient client = HttpClient.newHttpClient();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            HttpResponse<String> health = client.send(
                    HttpRequest.newBuilder(URI.create(server.httpUrl() + "/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return health.body().contains("everything durable is stored");
        });
    }

    private static boolean works(List<String> launcher) throws InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
