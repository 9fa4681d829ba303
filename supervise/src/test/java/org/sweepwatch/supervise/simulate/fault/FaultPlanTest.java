package org.sweepwatch.supervise.simulate.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.simulate.Simulation;
import org.sweepwatch.supervise.simulate.SimulationSettings;
import org.sweepwatch.supervise.simulate.fleet.OperationalSeconds;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

class FaultPlanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static Simulation simulation(FaultProfile profile, long seed) {
        return Simulation.of(new SimulationSettings(seed, 187, profile, null, DAY));
    }

    @Test
    void noneLeavesOnlyWhatIsNatural() {
        Set<FaultKind> kinds = kinds(simulation(FaultProfile.NONE, 7), DAY);
        assertTrue(
                EnumSet.of(FaultKind.SPARE, FaultKind.BATTERY_SWITCH, FaultKind.STAND_BY_UNDER_ROOF)
                        .containsAll(kinds),
                kinds.toString());
    }

    @Test
    void eachPlantsEveryKindOnceOnTheSameVehiclesEveryDay() {
        Simulation simulation = simulation(FaultProfile.EACH, 7);
        for (FaultKind kind : EnumSet.range(FaultKind.SILENT, FaultKind.BRIEF_ALARM)) {
            List<SimulatedVehicle> first = vehicles(simulation, DAY, kind);
            assertEquals(1, first.size(), kind.toString());
            assertEquals(first, vehicles(simulation, DAY.plusDays(1), kind), kind.toString());
        }
    }

    private static List<SimulatedVehicle> vehicles(Simulation simulation, LocalDate day, FaultKind kind) {
        return simulation.truth(day).stream()
                .filter(fault -> fault.kind() == kind)
                .map(PlantedFault::vehicle)
                .toList();
    }

    private static Set<FaultKind> kinds(Simulation simulation, LocalDate day) {
        return simulation.truth(day).stream().map(PlantedFault::kind).collect(Collectors.toSet());
    }

    @Test
    void defaultKeepsTheDailyRateNearItsLimitOnBothSides() {
        Simulation simulation = simulation(FaultProfile.DEFAULT, 7);
        int met = 0;
        int missed = 0;
        for (int day = 0; day < 20; day++) {
            long failed = simulation.truth(DAY.plusDays(day)).stream()
                    .filter(fault -> fault.kind().classA())
                    .count();
            double rate = failed / 187.0;
            assertTrue(rate > 0.02 && rate < 0.06, "rate " + rate);
            if (rate < 0.05) {
                met++;
            } else {
                missed++;
            }
        }
        assertTrue(met > missed, met + " days under, " + missed + " over");
        assertTrue(missed > 0, "no day over the limit");
    }

    @Test
    void theTruthIsTheSameForTheSameSeed() {
        assertEquals(
                simulation(FaultProfile.DEFAULT, 5).truth(DAY).toString(),
                simulation(FaultProfile.DEFAULT, 5).truth(DAY).toString());
    }

    @Test
    void everyWindowLiesWithinItsOperationalDay() {
        for (PlantedFault fault : simulation(FaultProfile.DEFAULT, 11).truth(DAY)) {
            long start = OperationalSeconds.startSecond(DAY);
            assertTrue(fault.from().getEpochSecond() >= start, fault.toString());
            assertTrue(fault.to().getEpochSecond() <= start + 86_400, fault.toString());
            assertTrue(fault.from().isBefore(fault.to()), fault.toString());
        }
    }
}
