package org.sweepwatch.supervise.work.fold;

/** Knows what a vehicle's day is to be folded with, its work and the health of its device. Any thread. */
@FunctionalInterface
public interface WorkBases {
    /** Nothing is known of any vehicle. */
    WorkBases NONE = (vehicleId, day) -> WorkBasis.NONE;

    /**
     * The basis in force now; the same object as long as nothing changed.
     *
     * @param day operational day, days since 1970-01-01
     */
    WorkBasis of(int vehicleId, long day);
}
