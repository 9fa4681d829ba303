package org.sweepwatch.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.bench.work.WorkCity;
import org.sweepwatch.geo.route.RouteIndex;
import org.sweepwatch.ingest.journal.ChronicleJournal;
import org.sweepwatch.ingest.journal.JournalSettings;
import org.sweepwatch.supervise.pipeline.Layers;
import org.sweepwatch.supervise.pipeline.PipelineWithoutStore;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.simulate.city.CityLayers;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

class ReplayTest {
    private static final int RECORDS = 3_001;

    @TempDir
    private Path folder;

    @Test
    void everyRecordOfAFilledJournalPassesThePipelineAsAPosition() throws Exception {
        WorkCity city = new WorkCity(5);
        Map<String, Integer> ids = new HashMap<>();
        for (SimulatedVehicle vehicle : city.simulation.vehicles()) {
            ids.put(vehicle.phone(), vehicle.index() + 1);
        }
        new UnstoredJournal(city.simulation, ids).fill(folder.resolve("journal"), RECORDS);
        Layers layers = Layers.of(
                CityLayers.fences(city.simulation.city()), new RouteIndex(CityLayers.routes(city.simulation.city())));
        try (ChronicleJournal journal = ChronicleJournal.open(JournalSettings.in(folder.resolve("journal")))) {
            // It throws when a record did not come through as a position.
            long tookNs = PipelineWithoutStore.run(
                    journal,
                    RECORDS,
                    layers,
                    new TerminalModels(folder.resolve("profiles")),
                    (vehicle, day) -> city.basis(vehicle - 1));
            assertTrue(tookNs > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--records", "--records many", "--records 5", "--slow"})
    void wrongUsageIsExitCodeTwo(String arguments) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(
                2,
                ReplayCommand.run(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        arguments.split(" ", -1)));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    }
}
