package org.sweepwatch.supervise.device;

/** Takes states of vehicles' days, for the store or for a judgement. */
@FunctionalInterface
public interface DaySink {
    /**
     * Takes one.
     *
     * @param day operational day, days since 1970-01-01
     * @param state {@link org.sweepwatch.supervise.device.fold.DeviceDayFold#toBytes}; null when only the mark changes
     * @param work {@link org.sweepwatch.supervise.work.fold.WorkDayFold#toBytes}; null when {@code state} is
     * @param stale true when points were received that the states do not contain
     */
    void accept(int vehicleId, long day, byte[] state, byte[] work, boolean stale);
}
