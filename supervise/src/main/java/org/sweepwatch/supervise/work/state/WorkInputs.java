package org.sweepwatch.supervise.work.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.work.state.WorkInput.Reading;

/**
 * On which lines of the terminals the work devices lie (作业信号接线), for the whole fleet. Immutable.
 *
 * <p>Written as {@code brush=signal.16,fan=signal.17,high-pressure-pump=io.3,cannon=ad1>120}: a bit of the vehicle signals
 * (item 0x25), a bit of the IO status (0x2A), or one of the two analog values (0x2B) above a threshold. JT/T 808 assigns
 * none of them, so nothing is mapped until it is said. Where terminals are wired differently, the mapping belongs to
 * their model: {@link #inputOf} is the one place that would ask for it.
 */
public final class WorkInputs {
    /** Nothing is mapped. */
    public static final WorkInputs NONE = new WorkInputs(Map.of());

    private static final int SIGNAL_BITS = 32;
    private static final int IO_BITS = 16;
    private static final int ANALOG_MAX = 0xFFFF;

    private final Map<WorkDevice, Line> lines;

    /** A number for this wiring, the same after a restart. */
    public int version() {
        int version = 0;
        for (Map.Entry<WorkDevice, Line> line : lines.entrySet()) {
            version = 31 * version + line.getKey().ordinal();
            version = 31 * version + line.getValue().source().ordinal();
            version = 31 * version + line.getValue().value();
        }
        return version;
    }

    private WorkInputs(Map<WorkDevice, Line> lines) {
        this.lines = lines;
    }

    /**
     * Reads the text of the setting; an empty one is {@link #NONE}.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    public static WorkInputs parse(String text) {
        Map<WorkDevice, Line> lines = new EnumMap<>(WorkDevice.class);
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            String[] sides = part.strip().split("=", 2);
            WorkDevice device = device(sides[0], part);
            if (sides.length < 2 || lines.put(device, Line.parse(sides[1].strip(), part)) != null) {
                throw wrong(part);
            }
        }
        return lines.isEmpty() ? NONE : new WorkInputs(lines);
    }

    private static WorkDevice device(String key, String part) {
        for (WorkDevice device : WorkDevice.values()) {
            if (device.key().equals(key.strip().toLowerCase(Locale.ROOT))) {
                return device;
            }
        }
        throw wrong(part);
    }

    private static IllegalArgumentException wrong(String part) {
        return new IllegalArgumentException("work input '" + part.strip()
                + "' (expected: brush, fan, high-pressure-pump, low-pressure-pump or cannon, each once, ="
                + " signal.0-31, io.0-15, ad0>N or ad1>N)");
    }

    /** What proves the operation on this fleet's terminals; {@link WorkInput#NONE} when none of it is mapped. */
    public WorkInput inputOf(OperationType operation) {
        List<Line[]> groups = new ArrayList<>();
        for (List<WorkDevice> anyOf : proof(operation)) {
            Line[] mapped =
                    anyOf.stream().filter(lines::containsKey).map(lines::get).toArray(Line[]::new);
            if (mapped.length > 0) {
                groups.add(mapped);
            }
        }
        return groups.isEmpty() ? WorkInput.NONE : new AllOf(groups.toArray(Line[][]::new));
    }

    /** Of each list one device must be on, for all lists. */
    private static List<List<WorkDevice>> proof(OperationType operation) {
        return switch (operation) {
            case JS -> List.of(List.of(WorkDevice.BRUSH, WorkDevice.FAN));
            case XS ->
                List.of(
                        List.of(WorkDevice.BRUSH),
                        List.of(WorkDevice.HIGH_PRESSURE_PUMP, WorkDevice.LOW_PRESSURE_PUMP));
            case GX -> List.of(List.of(WorkDevice.HIGH_PRESSURE_PUMP));
            case SS -> List.of(List.of(WorkDevice.LOW_PRESSURE_PUMP, WorkDevice.HIGH_PRESSURE_PUMP));
            case WP -> List.of(List.of(WorkDevice.CANNON));
            case BJ -> List.of();
        };
    }

    /** On when of each group one is on; off as soon as one group is; unknown otherwise. */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record AllOf(Line[][] groups) implements WorkInput {
        @Override
        public Reading read(DevicePoint point) {
            Reading all = Reading.ON;
            for (Line[] group : groups) {
                Reading one = anyOf(group, point);
                if (one == Reading.OFF) {
                    return Reading.OFF;
                }
                if (one == Reading.UNKNOWN) {
                    all = Reading.UNKNOWN;
                }
            }
            return all;
        }

        private static Reading anyOf(Line[] group, DevicePoint point) {
            Reading any = Reading.UNKNOWN;
            for (Line line : group) {
                Reading one = line.read(point);
                if (one == Reading.ON) {
                    return Reading.ON;
                }
                if (one == Reading.OFF) {
                    any = Reading.OFF;
                }
            }
            return any;
        }
    }

    private enum Source {
        SIGNAL,
        IO,
        AD0,
        AD1
    }

    /**
     * One line of a terminal.
     *
     * @param value number of the bit, or the threshold of an analog value
     */
    private record Line(Source source, int value) {
        static Line parse(String text, String part) {
            try {
                String[] bit = text.split("\\.", 2);
                if (bit.length == 2) {
                    Source source = Source.valueOf(bit[0].toUpperCase(Locale.ROOT));
                    if (source != Source.SIGNAL && source != Source.IO) {
                        throw wrong(part);
                    }
                    return new Line(source, within(bit[1], source == Source.SIGNAL ? SIGNAL_BITS - 1 : IO_BITS - 1));
                }
                String[] level = text.split(">", 2);
                Source source = Source.valueOf(level[0].strip().toUpperCase(Locale.ROOT));
                if (level.length == 2 && source.compareTo(Source.AD0) >= 0) {
                    return new Line(source, within(level[1], ANALOG_MAX));
                }
            } catch (IllegalArgumentException e) {
                throw (IllegalArgumentException) wrong(part).initCause(e);
            }
            throw wrong(part);
        }

        private static int within(String number, int most) {
            int value = Integer.parseInt(number.strip());
            if (value < 0 || value > most) {
                throw new IllegalArgumentException("number: " + value + " (expected: 0 to " + most + ")");
            }
            return value;
        }

        Reading read(DevicePoint point) {
            return switch (source) {
                case SIGNAL -> bit(point.hasVehicleSignals, point.vehicleSignals);
                case IO -> bit(point.ioStatus != DevicePoint.NONE, point.ioStatus);
                case AD0 -> level(point.hasAnalog, point.analog & ANALOG_MAX);
                case AD1 -> level(point.hasAnalog, point.analog >>> 16);
            };
        }

        private Reading bit(boolean sent, int bits) {
            return !sent ? Reading.UNKNOWN : (bits & 1 << value) != 0 ? Reading.ON : Reading.OFF;
        }

        private Reading level(boolean sent, int measured) {
            return !sent ? Reading.UNKNOWN : measured > value ? Reading.ON : Reading.OFF;
        }
    }
}
