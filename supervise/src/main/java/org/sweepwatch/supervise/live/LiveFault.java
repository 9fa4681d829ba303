package org.sweepwatch.supervise.live;

/**
 * A fault open on a device right now.
 *
 * @param code stable fault code, for example F05 (antenna open)
 * @param faultClass "A" supervision blind, "B" degraded, "C" accessory
 * @param sinceMs when it began, epoch ms UTC
 */
public record LiveFault(String code, String faultClass, long sinceMs) {
    /** Whether the vehicle cannot be supervised while this lasts. */
    public boolean blind() {
        return "A".equals(faultClass);
    }
}
