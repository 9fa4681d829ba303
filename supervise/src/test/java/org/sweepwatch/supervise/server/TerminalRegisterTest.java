package org.sweepwatch.supervise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.session.RegistrationRequest;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.TerminalCodeStore;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.api.TestDatabase;
import org.sweepwatch.supervise.profile.TerminalModels;

/** Terminals that register, many at once. */
class TerminalRegisterTest {
    private static final int MANY = 100;
    private static final String DATABASE = "embedded";

    @TempDir
    Path directory;

    /** A server killed while a fleet registers must let in those that have their code before its database is back. */
    @Test
    void mostAreInTheSnapshotWhileTheRestStillWaits() throws Exception {
        List<CompletableFuture<Integer>> knownAtAnswer = new ArrayList<>();
        try (Database database = TestDatabase.open();
                TerminalRegister register = new TerminalRegister(snapshot(), true, Clock.systemUTC())) {
            for (int i = 0; i < MANY; i++) {
                knownAtAnswer.add(register.register(request(i))
                        .thenApply(code -> knownToARestart())
                        .toCompletableFuture());
            }
            register.use(
                    new VehicleStore(database),
                    new TerminalCodeStore(database),
                    new TerminalModels(directory.resolve("profiles")));
            for (int i = 0; i < MANY; i++) {
                int known = knownAtAnswer.get(i).get(30, TimeUnit.SECONDS);
                assertTrue(known >= i - 32, known + " known to a restart when " + i + " had been answered before");
            }
        }
        assertEquals(MANY, knownToARestart());
    }

    private int knownToARestart() {
        return snapshot().read().map(List::size).orElse(0);
    }

    private RegisterSnapshot snapshot() {
        return new RegisterSnapshot(directory, DATABASE);
    }

    private static RegistrationRequest request(int i) {
        return new RegistrationRequest(
                Long.toString(13_973_310_000L + i), ProtocolVersion.V2013, 43, 200, "TEST", "MODEL", "T" + i, 2, "");
    }
}
