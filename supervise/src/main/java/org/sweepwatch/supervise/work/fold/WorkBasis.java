package org.sweepwatch.supervise.work.fold;

import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.work.state.WorkProfile;
import org.sweepwatch.supervise.work.state.WorkThresholds;

/**
 * What one vehicle's work of one day, and the health of its device, are folded with. Another basis means another fold: the
 * stored points are folded again.
 *
 * @param version the same for the same layers and rules, over restarts, too
 * @param profile null for a vehicle whose operation is not known: its mileage counts, its work cannot be told
 * @param motion when its positions jump, are stuck or come from two devices
 */
public record WorkBasis(
        long version,
        WorkGround ground,
        WorkProfile profile,
        WorkThresholds thresholds,
        FoldRules rules,
        MotionSettings motion) {
    /** Nothing is known of the vehicle and its city. */
    public static final WorkBasis NONE =
            of(WorkGround.NONE, null, WorkThresholds.DEFAULT, FoldRules.DEFAULT, MotionSettings.DEFAULT);

    /**
     * A basis whose version follows from what it is made of. Motion by the standard leaves it as it was when that was no
     * setting yet, so that folds stored then stay readable.
     */
    public static WorkBasis of(
            WorkGround ground, WorkProfile profile, WorkThresholds thresholds, FoldRules rules, MotionSettings motion) {
        long version = ground.version();
        if (profile != null) {
            version = version * 31 + profile.operation().ordinal();
            version = version * 31 + profile.limits().hashCode();
        }
        version = version * 31 + thresholds.hashCode();
        version = version * 31 + rules.hashCode();
        if (!motion.equals(MotionSettings.DEFAULT)) {
            version = version * 31 + motion.hashCode();
        }
        return new WorkBasis(version, ground, profile, thresholds, rules, motion);
    }

    /** Expected time between two points while the ignition is on, ms. */
    public long tauMs() {
        return thresholds.tauMs();
    }
}
