package org.sweepwatch.supervise.work.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.work.state.WorkInput.Reading;

class WorkInputsTest {
    private final DevicePoint point = new DevicePoint();

    private Reading reading(OperationType operation) {
        return WorkInputs.of(operation).read(point);
    }

    private void says(Signal signal, boolean on) {
        point.signals |= signal.word(on);
    }

    @Test
    void whatNoProfileReadsIsUnknown() {
        assertEquals(Reading.UNKNOWN, reading(OperationType.JS));
        assertEquals(Reading.UNKNOWN, reading(OperationType.WP));
        point.signals = Signal.levelWord(1_000);
        assertEquals(Reading.UNKNOWN, reading(OperationType.XS));
    }

    @Test
    void anyBrushOrTheFanProvesSweeping() {
        says(Signal.MAIN_BRUSH, false);
        assertEquals(Reading.OFF, reading(OperationType.JS));
        says(Signal.SIDE_BRUSH, true);
        assertEquals(Reading.ON, reading(OperationType.JS));
    }

    @Test
    void sweepingWashingNeedsBrushAndPump() {
        says(Signal.MAIN_BRUSH, true);
        assertEquals(Reading.UNKNOWN, reading(OperationType.XS), "of the pump nothing is known");
        says(Signal.HIGH_PRESSURE_PUMP, false);
        assertEquals(Reading.OFF, reading(OperationType.XS));
        says(Signal.LOW_PRESSURE_PUMP, true);
        assertEquals(Reading.ON, reading(OperationType.XS));
    }

    @Test
    void nothingProvesPickingUp() {
        assertSame(WorkInput.NONE, WorkInputs.of(OperationType.BJ));
    }
}
