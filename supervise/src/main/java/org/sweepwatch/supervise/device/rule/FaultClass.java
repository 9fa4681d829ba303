package org.sweepwatch.supervise.device.rule;

/** How bad a fault is (故障等级). Class A alone makes a device failed. */
public enum FaultClass {
    /** Supervision is blind (失去监管). */
    A,
    /** Supervision is impaired (监管降级). */
    B,
    /** An accessory is broken (附件故障). */
    C
}
