package org.sweepwatch.supervise.work.state;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a vehicle does to the road (作业类型), the speeds at which it does so unless a rule of the day says otherwise, and
 * the inputs that prove it.
 *
 * <p>A list of lists: of each inner list one input must be on, for all outer ones.
 */
public enum Operation {
    JS("机扫", 2, 10, 12, List.of(List.of(WorkDevice.BRUSH, WorkDevice.FAN))),
    XS(
            "洗扫",
            2,
            10,
            12,
            List.of(List.of(WorkDevice.BRUSH), List.of(WorkDevice.HIGH_PRESSURE_PUMP, WorkDevice.LOW_PRESSURE_PUMP))),
    GX("高压清洗", 2, 12, 15, List.of(List.of(WorkDevice.HIGH_PRESSURE_PUMP))),
    SS("洒水", 5, 20, 25, List.of(List.of(WorkDevice.LOW_PRESSURE_PUMP, WorkDevice.HIGH_PRESSURE_PUMP))),
    WP("雾炮", 3, 20, 25, List.of(List.of(WorkDevice.CANNON))),
    BJ("快速保洁", 3, 15, 20, List.of());

    private final String chinese;
    private final WorkLimits limits;
    private final List<List<WorkDevice>> proof;

    Operation(String chinese, int leastKmh, int mostKmh, int limitKmh, List<List<WorkDevice>> proof) {
        this.chinese = chinese;
        this.limits = new WorkLimits(leastKmh * 10, mostKmh * 10, limitKmh * 10);
        this.proof = proof;
    }

    public String chinese() {
        return chinese;
    }

    /** The default speeds. */
    public WorkLimits limits() {
        return limits;
    }

    List<List<WorkDevice>> proof() {
        return proof;
    }

    /** By its letters in any case, such as {@code xs}; empty for null and for what is none. */
    public static Optional<Operation> named(String letters) {
        if (letters == null) {
            return Optional.empty();
        }
        for (Operation operation : values()) {
            if (operation.name().equals(letters.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
