package org.sweepwatch.supervise.device.fold;

import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * Thresholds that the fold itself needs for jumps, stuck positions, identity clashes and the way driven, as they are in force
 * on its day. A day whose thresholds change is folded again.
 *
 * @param jumpKmh implied speed between two points above which the second has jumped
 * @param jumpM shortest distance that can be a jump
 * @param spikeMs2 acceleration into a point above which it has jumped, m/s2
 * @param spikeM shortest distance that can be a jump by acceleration
 * @param parkedJumpM distance from the parking place above which a parked vehicle has jumped
 * @param gapMs a first point after a longer gap never jumped: the vehicle may have been carried (转运)
 * @param settleMs so long nothing must come from the old place before a new one is believed
 * @param settlePoints so many points in a row must agree on the new place before it is believed
 * @param clashM distance from which two places at once are two devices
 * @param clashWithinMs longest time between the two places
 * @param clashSwitches changes between two places, each with a track of its own, that prove two devices
 * @param clashPoints points that make a track
 * @param stuckM a position within this distance has not changed
 * @param stuckMs a position unchanged for longer, on a vehicle that moves, is stuck
 * @param stuckGapMs a longer gap ends a run of unchanged positions
 * @param movingKmh speed above which a vehicle moves
 * @param stuckOdometerHm odometer growth that proves movement, 0.1 km
 * @param continuousGapMs no distance is measured over a longer gap
 */
public record MotionSettings(
        int jumpKmh,
        int jumpM,
        double spikeMs2,
        int spikeM,
        int parkedJumpM,
        long gapMs,
        long settleMs,
        int settlePoints,
        int clashM,
        long clashWithinMs,
        int clashSwitches,
        int clashPoints,
        double stuckM,
        long stuckMs,
        long stuckGapMs,
        double movingKmh,
        int stuckOdometerHm,
        long continuousGapMs) {
    private static final long MINUTE_MS = 60_000;
    private static final int HM_PER_KM = 10;

    /** Where nobody has set a rule. */
    public static final MotionSettings DEFAULT = of(Rules.DEFAULTS);

    public MotionSettings {
        if (jumpKmh <= 0 || jumpM <= 0 || spikeMs2 <= 0 || spikeM <= 0 || parkedJumpM <= 0 || clashM <= 0) {
            throw new IllegalArgumentException("a jump threshold is not positive: " + jumpKmh + " km/h, " + jumpM
                    + " m, " + spikeMs2 + " m/s2, " + spikeM + " m, " + parkedJumpM + " m, " + clashM + " m");
        }
        if (gapMs <= 0 || settleMs <= 0 || clashWithinMs <= 0 || stuckMs <= 0 || stuckGapMs <= 0) {
            throw new IllegalArgumentException("a motion time is not positive: " + gapMs + ", " + settleMs + ", "
                    + clashWithinMs + ", " + stuckMs + ", " + stuckGapMs + " ms");
        }
        if (settlePoints < 2 || clashSwitches < 2 || clashPoints < 1) {
            throw new IllegalArgumentException("too few points to prove a track: " + settlePoints + ", " + clashSwitches
                    + ", " + clashPoints + " (expected: >= 2, >= 2, >= 1)");
        }
        if (stuckM < 0 || movingKmh < 0 || stuckOdometerHm <= 0 || continuousGapMs <= 0) {
            throw new IllegalArgumentException("a stuck threshold is not positive: " + stuckM + " m, " + movingKmh
                    + " km/h, " + stuckOdometerHm + " x 0.1 km, " + continuousGapMs + " ms");
        }
    }

    /** By the rules of the day. */
    public static MotionSettings of(Rules rules) {
        return new MotionSettings(
                rules.whole(RuleKey.DEVICE_JUMP_KMH),
                rules.whole(RuleKey.DEVICE_JUMP_M),
                rules.number(RuleKey.DEVICE_SPIKE_MS2),
                rules.whole(RuleKey.DEVICE_SPIKE_M),
                rules.whole(RuleKey.DEVICE_PARKED_JUMP_M),
                Math.round(rules.number(RuleKey.DEVICE_JUMP_GAP_MIN) * MINUTE_MS),
                rules.secondsMs(RuleKey.DEVICE_SETTLE_S),
                rules.whole(RuleKey.DEVICE_SETTLE_POINTS),
                rules.whole(RuleKey.DEVICE_CLASH_M),
                rules.secondsMs(RuleKey.DEVICE_CLASH_S),
                rules.whole(RuleKey.DEVICE_CLASH_SWITCHES),
                rules.whole(RuleKey.DEVICE_CLASH_POINTS),
                rules.number(RuleKey.DEVICE_STUCK_M),
                Math.round(rules.number(RuleKey.DEVICE_STUCK_MIN) * MINUTE_MS),
                rules.secondsMs(RuleKey.DEVICE_STUCK_GAP_S),
                rules.number(RuleKey.DEVICE_STUCK_KMH),
                (int) Math.round(rules.number(RuleKey.DEVICE_STUCK_KM) * HM_PER_KM),
                rules.secondsMs(RuleKey.DEVICE_CONTINUOUS_S));
    }
}
