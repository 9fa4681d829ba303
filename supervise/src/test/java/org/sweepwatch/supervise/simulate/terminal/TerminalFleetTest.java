package org.sweepwatch.supervise.simulate.terminal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.simulate.FastClock;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.fault.FaultKind;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fault.PlantedFault;
import org.sweepwatch.supervise.simulate.fleet.OperationalSeconds;

class TerminalFleetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Instant EVENING = OperationalSeconds.start(DAY).plusSeconds(54_000);
    private static final TerminalSettings QUICK = new TerminalSettings(2_000, 1_500, 3, 50, 400, 0, 2_000, 4, 60);

    private final FakePlatform platform;
    private final AckLedger ledger = new AckLedger();
    private TerminalFleet fleet;

    TerminalFleetTest() throws IOException {
        platform = new FakePlatform();
    }

    @AfterEach
    void stop() throws IOException {
        if (fleet != null) {
            fleet.close();
            assertEquals(null, fleet.failure());
        }
        platform.close();
        assertEquals(List.of(), platform.errors);
    }

    private static Simulation simulation(int vehicles, FaultProfile faults, ProtocolVersion version) {
        return Simulation.of(new SimulationSettings(7, vehicles, faults, version, DAY));
    }

    private void run(Simulation simulation, Clock clock, TerminalSettings settings) {
        fleet = new TerminalFleet(simulation.fleet(), clock, platform.address(), settings, ledger);
        fleet.start();
    }

    private void run(int vehicles, ProtocolVersion version, double speed) {
        run(simulation(vehicles, FaultProfile.NONE, version), FastClock.startingAt(EVENING, speed), QUICK);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void registersOnceAuthenticatesAndReports(ProtocolVersion version) {
        run(3, version, 60);
        await().until(() -> ledger.size() > 20);
        assertEquals(List.of(0x0100, 0x0102), firstTwoDistinct());
        assertEquals(3, fleet.counters().all().get("registered"));
        assertEquals(3, fleet.counters().all().get("authenticated"));
        assertEquals(3, fleet.state().onLine());
        assertEquals(
                Set.of("13973310001", "13973310002", "13973310003"),
                platform.positions.stream().map(FakePlatform.Got::phone).collect(Collectors.toSet()));
    }

    private List<Integer> firstTwoDistinct() {
        return platform.messageIds.stream().distinct().limit(2).toList();
    }

    @Test
    void acknowledgedIsWhatThePlatformGotAndNothingElse() throws InterruptedException {
        run(20, null, 120);
        await().until(() -> ledger.size() > 500);
        assertEquals(0, fleet.finish(Duration.ofSeconds(10)));
        Set<String> got = platform.positions.stream()
                .map(p -> p.phone() + " " + p.timeMs() + " " + p.serial())
                .collect(Collectors.toSet());
        Set<String> acknowledged = ledger.entries().stream()
                .map(e -> e.phone() + " " + e.deviceTimeMs() + " " + e.serial())
                .collect(Collectors.toSet());
        assertEquals(got, acknowledged);
        assertEquals(ledger.size(), acknowledged.size());
        assertEquals(ledger.size(), fleet.state().acknowledged());
    }

    @Test
    void repeatsWithGrowingPausesUntilItIsAnswered() {
        platform.mute.add(0x0200);
        TerminalSettings brisk = new TerminalSettings(2_000, 300, 3, 50, 400, 0, 2_000, 4, 60);
        run(simulation(1, FaultProfile.NONE, ProtocolVersion.V2013), FastClock.startingAt(EVENING, 60), brisk);
        await().atMost(Duration.ofSeconds(20)).until(() -> sentThrice() != null);
        int serial = sentThrice();
        List<Long> sent = platform.positions.stream()
                .filter(p -> p.serial() == serial)
                .map(p -> p.atNanos() / 1_000_000)
                .toList();
        long first = sent.get(1) - sent.get(0);
        long second = sent.get(2) - sent.get(1);
        // The platform's thread may have been late in reading the earlier one.
        assertTrue(first >= 200, "first pause " + first + " ms (sent after 300)");
        assertTrue(second >= 450, "second pause " + second + " ms (sent after 600)");
        assertEquals(0, ledger.size());
        platform.mute.clear();
        await().until(() -> ledger.size() > 0);
    }

    /** Serial of a position that came at least three times; null when there is none yet. */
    private Integer sentThrice() {
        return platform.positions.stream()
                .collect(Collectors.groupingBy(FakePlatform.Got::serial, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= 3)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Test
    void givesUpALinkThatDoesNotAnswerAndComesAgain() {
        platform.mute.add(0x0100);
        TerminalSettings impatient = new TerminalSettings(2_000, 50, 1, 50, 100, 0, 2_000, 4, 60);
        run(simulation(1, FaultProfile.NONE, null), FastClock.startingAt(EVENING, 60), impatient);
        await().until(() -> platform.connections.get() >= 3);
        platform.mute.clear();
        await().until(() -> ledger.size() > 0);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void whatWasMeasuredWithoutALinkComesLaterAndNothingIsMissing(ProtocolVersion version) throws Exception {
        run(3, version, 120);
        await().until(() -> ledger.size() > 30);
        platform.goAway();
        await().until(() -> fleet.state().onLine() == 0 && fleet.state().waiting() > 60);
        platform.comeBack();
        await().until(() -> fleet.state().onLine() == 3);
        assertEquals(0, fleet.finish(Duration.ofSeconds(20)));
        boolean batches = platform.messageIds.contains(0x0704);
        assertEquals(version != ProtocolVersion.V2011, batches, "blind-zone batches");
        assertEquals(fleet.counters().all().get("positionsMade"), (long) ledger.size());
        for (String phone : Set.of("13973310001", "13973310002", "13973310003")) {
            List<Long> times = ledger.entries().stream()
                    .filter(e -> e.phone().equals(phone))
                    .map(AckLedger.Entry::deviceTimeMs)
                    .sorted()
                    .toList();
            assertEquals(times.size(), new HashSet<>(times).size(), "each once");
            for (int i = 1; i < times.size(); i++) {
                assertTrue(times.get(i) - times.get(i - 1) <= 300_000);
            }
        }
        // Three terminals, one registration each: the code was kept over the break.
        assertEquals(3, fleet.counters().all().get("registered"));
    }

    @Test
    void registersAnewWhenItsCodeIsRefused() throws IOException {
        run(1, ProtocolVersion.V2019, 60);
        await().until(() -> ledger.size() > 0);
        platform.codes.clear();
        platform.breakConnections();
        int before = ledger.size();
        await().until(() -> ledger.size() > before + 3);
        assertEquals(2, fleet.counters().all().get("registered"));
        assertEquals(1, fleet.counters().all().get("authenticationRefused"));
    }

    @Test
    void aRefusedRegistrationIsCountedAndNotHammered() {
        platform.registrationResult = 4;
        TerminalSettings patient = new TerminalSettings(2_000, 300, 3, 50, 60_000, 0, 2_000, 4, 60);
        run(simulation(2, FaultProfile.NONE, null), FastClock.startingAt(EVENING, 60), patient);
        await().until(() -> fleet.counters().refusals() == 2);
        await().during(Duration.ofMillis(500)).until(() -> platform.connections.get() == 2);
        assertEquals(0, fleet.state().onLine());
    }

    @Test
    void aPositionThatCouldNotBeStoredIsKeptAndRepeated() {
        platform.locationResult = 1;
        run(1, ProtocolVersion.V2013, 60);
        await().until(() -> platform.positions.size() > 4);
        assertEquals(0, ledger.size());
        platform.locationResult = 0;
        await().until(() -> ledger.size() > 4);
        long oldest = platform.positions.stream()
                .mapToLong(FakePlatform.Got::timeMs)
                .min()
                .orElseThrow();
        await().until(() -> ledger.entries().stream().anyMatch(e -> e.deviceTimeMs() == oldest));
    }

    @Test
    void sendsHeartbeatsOnlyWhenItIsSilent() {
        // At noon the night vehicles sleep: a report in 300 s, a heartbeat in 60 s.
        run(
                simulation(12, FaultProfile.NONE, null),
                FastClock.startingAt(OperationalSeconds.start(DAY).plusSeconds(10_000), 120),
                QUICK);
        await().until(() -> platform.messageIds.contains(0x0002));
    }

    @Test
    void plantedSilencesAndSecondUnitsShowOnTheWire() throws InterruptedException {
        Simulation simulation = simulation(187, FaultProfile.EACH, null);
        PlantedFault twin = fault(simulation, FaultKind.DUPLICATE_IDENTITY);
        PlantedFault silent = fault(simulation, FaultKind.SILENT);
        run(simulation, FastClock.startingAt(twin.from().minusSeconds(30), 60), QUICK);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger.entries().stream()
                        .anyMatch(e -> isFarNorth(e, twin.vehicle().phone())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger.entries().stream()
                        .anyMatch(e -> e.phone().equals(twin.vehicle().phone()) && e.latE6() < 28_000_000));
        assertTrue(platform.positions.stream()
                .noneMatch(p -> p.phone().equals(silent.vehicle().phone())));
        assertTrue(fleet.state().onLine() > 150, fleet.state().toString());
    }

    private static boolean isFarNorth(AckLedger.Entry entry, String phone) {
        return entry.phone().equals(phone) && entry.latE6() > 28_000_000;
    }

    private static PlantedFault fault(Simulation simulation, FaultKind kind) {
        return simulation.truth(DAY).stream()
                .filter(f -> f.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFullMemoryForgetsTheOldest() {
        PointStore store = new PointStore();
        for (int i = 0; i < PointStore.MAX_POINTS; i++) {
            assertTrue(store.add(new StoredPoint(i, new byte[28])));
        }
        assertEquals(false, store.add(new StoredPoint(99_999, new byte[28])));
        assertEquals(PointStore.MAX_POINTS, store.size());
        assertEquals(1, store.takeFresh().timeMs());
    }
}
