package org.sweepwatch.bench.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That the command runs; nothing is measured. */
class WorkDayCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) throws Exception {
        return WorkDayCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    @Test
    void aDayGoesThroughTheStore() throws Exception {
        assertEquals(0, run("1", "--through-store"));
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("8640 points stored"), said);
        assertTrue(said.contains("1 vehicles recomputed through the store"), said);
        assertTrue(said.contains("one vehicle, median of 5"), said);
    }

    @Test
    void whatIsNoNumberOfVehiclesIsWrongUsage() throws Exception {
        assertEquals(2, run("many"));
        assertEquals(2, run("0"));
        assertEquals(2, run("1", "2"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("work-day [VEHICLES] [--through-store]"));
    }
}
