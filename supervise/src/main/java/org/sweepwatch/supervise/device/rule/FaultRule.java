package org.sweepwatch.supervise.device.rule;

import java.util.List;

/** Judges one fault or one family of them. Keeps no state. */
public interface FaultRule {
    /** Adds the faults that the day proves; nothing when there are none. */
    void judge(DutyDay day, List<Fault> faults);
}
