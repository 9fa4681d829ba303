package org.sweepwatch.geo.coverage;

/** Whether a vehicle worked at a point, and how that is known (作业凭据). */
public enum WorkEvidence {
    /** 未作业: not working. */
    NONE,
    /** 速度推断: working, inferred from the speed alone. */
    SPEED,
    /** 传感器证实: working, proven by a sensor. */
    SENSOR;

    /** Of two points of a chain the one that proves less. */
    WorkEvidence weaker(WorkEvidence other) {
        return compareTo(other) < 0 ? this : other;
    }
}
