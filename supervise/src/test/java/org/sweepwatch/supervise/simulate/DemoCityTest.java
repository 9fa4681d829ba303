package org.sweepwatch.supervise.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.GroundTruth;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.simulate.fault.FaultProfile;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/** The demo has plans from the first day on, and they are those that its vehicles follow. */
class DemoCityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final OperationalCalendar CALENDAR = new OperationalCalendar();

    @Test
    void everyVehicleButTheSparesHasADutyOnItsOwnRoutes() {
        Path data = Path.of("target", "demo-city-" + ProcessHandle.current().pid());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data);
                Database database = Database.open(server.settings())) {
            Simulation simulation = Simulation.of(new SimulationSettings(1, 187, FaultProfile.of("none"), null, DAY));
            DemoCity.load(database, simulation, CALENDAR.windowOf(DAY).from().plusSeconds(7200));
            DayTruth truth = new GroundTruth(database, CALENDAR).on(DAY);
            long working =
                    simulation.vehicles().stream().filter(v -> !v.spare()).count();
            assertEquals(working, truth.duties().duties().size());
            assertEquals(152, truth.grids().size());
            for (SimulatedVehicle vehicle : simulation.vehicles()) {
                int id = truth.vehicles().stream()
                        .filter(v -> v.phone().equals(vehicle.phone()))
                        .findFirst()
                        .orElseThrow()
                        .id();
                assertEquals(vehicle.spare() ? 0 : 1, truth.duties().of(id).size(), vehicle.toString());
                for (PlannedDuty duty : truth.duties().of(id)) {
                    assertEquals(vehicle.routes().size(), duty.routes().size());
                    assertEquals(vehicle.operation().name(), duty.operation().name());
                }
            }
            int required = truth.routes().stream()
                    .flatMap(route -> route.passes().dues().stream())
                    .mapToInt(due -> due.passes())
                    .sum();
            assertEquals(
                    simulation.vehicles().stream()
                            .filter(v -> !v.spare())
                            .mapToInt(v -> v.routes().size())
                            .sum(),
                    required,
                    "one pass of each vehicle on each of its routes");
        }
    }
}
