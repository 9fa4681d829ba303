package org.sweepwatch.supervise.work.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.fold.StateReader;
import org.sweepwatch.supervise.device.fold.StateWriter;

class WorkRunsTest {
    @Test
    void whenADayHasNoMoreRoomTheLastRunTakesTheRestAndItIsCounted() {
        WorkRuns runs = new WorkRuns();
        int kind = WorkRuns.kind(WorkState.WORKING, WorkRule.SENSOR);
        for (int i = 0; i < WorkRuns.MAX_RUNS + 3; i++) {
            runs.add(i * 1_000L, kind, 5, 2_000, 1);
        }
        assertEquals(WorkRuns.MAX_RUNS, runs.count());
        assertEquals(3, runs.overflow());
        WorkRun last = runs.run(WorkRuns.MAX_RUNS - 1, 9_000_000);
        assertEquals(8.0, last.metres());
        assertEquals(4, last.points());

        StateWriter out = new StateWriter();
        runs.write(out, 0);
        WorkRuns read = new WorkRuns();
        read.read(new StateReader(out.toBytes()), 0);
        assertEquals(last, read.run(WorkRuns.MAX_RUNS - 1, 9_000_000));
        assertEquals(3, read.overflow());
    }
}
