package org.sweepwatch.supervise.device.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rules in force, in one place. F09-F14, F19 and F21 are not judged yet: each becomes a {@link FaultRule} here as
 * soon as the fold keeps what it needs.
 */
public final class FaultRules {
    /** Every rule that is judged. */
    public static final List<FaultRule> IN_FORCE = List.of(
            new SilenceRule(), // F01, F02
            new NoFixRule(), // F03
            new AlarmRule(), // F04 to F13
            new StuckPositionRule(), // F15
            new ClockSkewRule(), // F16
            new DriftRule(), // F17
            new WrongPlaceRule(), // F18
            new IdentityClashRule(), // F20
            new LateDataRule()); // F22

    /** Faults that another one fully explains: a wrong clock makes data late, two devices make jumps. */
    private static final Map<FaultCode, FaultCode> EXPLAINED_BY =
            new EnumMap<>(Map.of(FaultCode.F22, FaultCode.F16, FaultCode.F17, FaultCode.F20));

    private FaultRules() {}

    /** All faults of the day in the order of their codes; none when the device was at no minute due. */
    public static List<Fault> judge(DutyDay day) {
        List<Fault> faults = new ArrayList<>();
        if (day.scheduled().isEmpty()) {
            return faults;
        }
        for (FaultRule rule : IN_FORCE) {
            rule.judge(day, faults);
        }
        faults.removeIf(fault -> has(faults, EXPLAINED_BY.get(fault.code())));
        faults.sort(Comparator.comparing(Fault::code));
        return faults;
    }

    private static boolean has(List<Fault> faults, FaultCode code) {
        return code != null && faults.stream().anyMatch(fault -> fault.code() == code);
    }
}
