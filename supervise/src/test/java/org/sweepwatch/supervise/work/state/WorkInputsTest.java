package org.sweepwatch.supervise.work.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.work.state.WorkInput.Reading;

class WorkInputsTest {
    private final WorkInputs inputs =
            WorkInputs.parse("brush=signal.16, fan=signal.17,high-pressure-pump=io.3,cannon=ad1>120");
    private final DevicePoint point = new DevicePoint();

    private Reading reading(OperationType operation) {
        return inputs.inputOf(operation).read(point);
    }

    @Test
    void whatATerminalDoesNotSendIsUnknown() {
        assertEquals(Reading.UNKNOWN, reading(OperationType.JS));
        assertEquals(Reading.UNKNOWN, reading(OperationType.WP));
    }

    @Test
    void brushOrFanProveSweeping() {
        point.hasVehicleSignals = true;
        assertEquals(Reading.OFF, reading(OperationType.JS));
        point.vehicleSignals = 1 << 17;
        assertEquals(Reading.ON, reading(OperationType.JS));
    }

    @Test
    void sweepingWashingNeedsBrushAndPump() {
        point.hasVehicleSignals = true;
        point.vehicleSignals = 1 << 16;
        assertEquals(Reading.UNKNOWN, reading(OperationType.XS), "of the pump nothing is known");
        point.ioStatus = 0;
        assertEquals(Reading.OFF, reading(OperationType.XS));
        point.ioStatus = 1 << 3;
        assertEquals(Reading.ON, reading(OperationType.XS));
    }

    @Test
    void anAnalogValueIsOnAboveItsThreshold() {
        point.hasAnalog = true;
        point.analog = 120 << 16 | 0xFFFF;
        assertEquals(Reading.OFF, reading(OperationType.WP));
        point.analog = 121 << 16;
        assertEquals(Reading.ON, reading(OperationType.WP));
    }

    @Test
    void whatIsNotMappedIsInferred() {
        assertSame(WorkInput.NONE, inputs.inputOf(OperationType.BJ));
        assertSame(WorkInput.NONE, WorkInputs.NONE.inputOf(OperationType.JS));
        assertSame(WorkInputs.NONE, WorkInputs.parse(" "));
    }

    @Test
    void anotherWiringIsAnotherVersion() {
        assertNotEquals(inputs.version(), WorkInputs.parse("brush=signal.16").version());
        assertEquals(
                inputs.version(),
                WorkInputs.parse("cannon=ad1>120,fan=signal.17,high-pressure-pump=io.3,brush=signal.16")
                        .version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"brush", "brush=signal.32", "broom=signal.1", "brush=ad0.5", "brush=ad2>1", "fan=io.1,fan=io.2"})
    void aWrongPartIsNamed(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> WorkInputs.parse(text));
        assertEquals(true, e.getMessage().contains("expected: brush"), e.getMessage());
    }
}
