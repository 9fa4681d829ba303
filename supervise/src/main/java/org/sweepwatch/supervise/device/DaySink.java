package org.sweepwatch.supervise.device;

/** Takes states of device days, for the store or for a judgement. */
@FunctionalInterface
public interface DaySink {
    /**
     * Takes one.
     *
     * @param day operational day, days since 1970-01-01
     * @param state {@link org.sweepwatch.supervise.device.fold.DeviceDayFold#toBytes}; null when only the mark changes
     * @param stale true when points were received that the state does not contain
     */
    void accept(int vehicleId, long day, byte[] state, boolean stale);
}
