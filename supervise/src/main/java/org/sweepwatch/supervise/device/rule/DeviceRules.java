package org.sweepwatch.supervise.device.rule;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * The thresholds by which devices are judged (判定阈值) on one day. Every dispute about an assessment is about a threshold, so
 * a report names the version it was made with.
 *
 * @param version name of the thresholds, with those that somebody has set
 * @param targetRate the daily failure rate must stay below this share
 * @param motion thresholds of the fold itself: F15, F17, F20
 */
public record DeviceRules(
        String version,
        double targetRate,
        Silence silence,
        Fixing fixing,
        Alarms alarms,
        Clock clock,
        Drift drift,
        Late late,
        Network network,
        MotionSettings motion) {
    private static final String STANDARD = "2022-01";
    /** A clock that runs eight hours off is in another time zone, as the fault then says. */
    private static final int ZONE_S = 28_800;

    private static final int ZONE_TOLERANCE_S = 120;

    /** Those of a day on which nobody has set any. */
    public static final DeviceRules DEFAULT = of(Rules.DEFAULTS);

    public DeviceRules {
        if (version == null || version.isBlank()) {
            throw new IllegalArgumentException("device rules need a version");
        }
        requireShare("target rate", targetRate);
    }

    /** The thresholds of a day, from its settings of judgement. */
    public static DeviceRules of(Rules rules) {
        return new DeviceRules(
                version(rules),
                rules.share(RuleKey.TARGET_DEVICE_FAILURE_PCT),
                new Silence(
                        rules.whole(RuleKey.DEVICE_NEVER_MIN),
                        rules.whole(RuleKey.DEVICE_SILENCE_MIN),
                        rules.whole(RuleKey.DEVICE_SILENCE_SUM_MIN),
                        rules.whole(RuleKey.DEVICE_SILENCE_LEAST_MIN)),
                new Fixing(
                        rules.share(RuleKey.DEVICE_NO_FIX_PCT),
                        rules.whole(RuleKey.DEVICE_NO_FIX_POINTS),
                        rules.share(RuleKey.DEVICE_WRONG_PLACE_PCT),
                        rules.whole(RuleKey.DEVICE_WRONG_PLACE_POINTS)),
                new Alarms(
                        rules.whole(RuleKey.DEVICE_ALARM_MIN),
                        rules.whole(RuleKey.DEVICE_ALARM_RISES),
                        rules.whole(RuleKey.DEVICE_SUPPLY_LOW_MIN),
                        rules.whole(RuleKey.DEVICE_SUPPLY_OFF_MIN),
                        rules.whole(RuleKey.DEVICE_ACCESSORY_MIN)),
                new Clock(
                        rules.whole(RuleKey.DEVICE_CLOCK_S),
                        rules.whole(RuleKey.DEVICE_CLOCK_POINTS),
                        ZONE_S,
                        ZONE_TOLERANCE_S),
                new Drift(
                        rules.whole(RuleKey.DEVICE_DRIFT_POINTS),
                        rules.share(RuleKey.DEVICE_DRIFT_PCT),
                        rules.whole(RuleKey.DEVICE_DRIFT_PCT_POINTS)),
                new Late(rules.share(RuleKey.DEVICE_LATE_PCT), rules.whole(RuleKey.DEVICE_LATE_POINTS)),
                new Network(
                        rules.share(RuleKey.DEVICE_NETWORK_PCT),
                        rules.whole(RuleKey.DEVICE_NETWORK_VEHICLES),
                        rules.whole(RuleKey.DEVICE_NETWORK_ONSET_MIN)),
                MotionSettings.of(rules));
    }

    private static String version(Rules rules) {
        return Arrays.stream(RuleKey.values())
                .filter(key -> key.ofDevices() && rules.number(key) != key.standard())
                .map(key -> ", " + key.key() + " " + RuleKey.text(rules.number(key)))
                .collect(Collectors.joining("", STANDARD, ""));
    }

    private static void requireShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " " + share + " (expected: above 0, at most 1)");
        }
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + " (expected: >= " + least + ")");
        }
    }

    /**
     * F01 and F02.
     *
     * @param neverAfterMin minutes on duty that must have passed before a device is called never on line
     * @param oneMin one silence longer than this is a fault
     * @param sumMin silences that together last longer than this are a fault
     * @param floorMin shorter pauses between frames are no silence
     */
    public record Silence(int neverAfterMin, int oneMin, int sumMin, int floorMin) {
        public Silence {
            requireAtLeast("never on line after, min", neverAfterMin, 1);
            requireAtLeast("one silence, min", oneMin, 1);
            requireAtLeast("sum of silences, min", sumMin, 1);
            requireAtLeast("shortest silence, min", floorMin, 1);
        }
    }

    /**
     * F03 and F18.
     *
     * @param noFixShare share of points without a fix above which there is a fault
     * @param noFixPoints fewest points with ACC on that allow a judgement
     * @param wrongPlaceShare share of fixes at impossible places above which there is a fault
     * @param wrongPlacePoints fewest fixes that allow a judgement
     */
    public record Fixing(double noFixShare, int noFixPoints, double wrongPlaceShare, int wrongPlacePoints) {
        public Fixing {
            requireShare("share without fix", noFixShare);
            requireAtLeast("points for no fix", noFixPoints, 1);
            requireShare("share at impossible places", wrongPlaceShare);
            requireAtLeast("points for impossible places", wrongPlacePoints, 1);
        }
    }

    /**
     * F04 to F13.
     *
     * @param heldMin F04-F06: held at least so long
     * @param rises F04-F06: or risen at least so often
     * @param supplyLowMin F07: held at least so long with ACC on
     * @param supplyOffParkedMin F08: held longer than this with ACC off; with ACC on at once
     * @param accessoryMin F09-F13: held at least so long
     */
    public record Alarms(int heldMin, int rises, int supplyLowMin, int supplyOffParkedMin, int accessoryMin) {
        public Alarms {
            requireAtLeast("alarm held, min", heldMin, 1);
            requireAtLeast("alarm rises", rises, 1);
            requireAtLeast("supply low, min", supplyLowMin, 1);
            requireAtLeast("supply off while parked, min", supplyOffParkedMin, 1);
            requireAtLeast("accessory's alarm held, min", accessoryMin, 1);
        }
    }

    /**
     * F16.
     *
     * @param skewS offset above which a clock is wrong, s
     * @param points fewest reports that allow a judgement
     * @param zoneS offset of a clock that runs in another time zone, s
     * @param zoneToleranceS how near to it, s
     */
    public record Clock(int skewS, int points, int zoneS, int zoneToleranceS) {
        public Clock {
            requireAtLeast("clock skew, s", skewS, 1);
            requireAtLeast("reports for clock skew", points, 1);
            requireAtLeast("zone error, s", zoneS, 1);
            requireAtLeast("zone error tolerance, s", zoneToleranceS, 0);
        }
    }

    /**
     * F17.
     *
     * @param points so many drift points are a fault
     * @param share or more than this share of all points
     * @param shareOfPoints fewest points that allow a judgement by share
     */
    public record Drift(int points, double share, int shareOfPoints) {
        public Drift {
            requireAtLeast("drift points", points, 1);
            requireShare("drift share", share);
            requireAtLeast("points for drift share", shareOfPoints, 1);
        }
    }

    /**
     * F22.
     *
     * @param share share of late points above which there is a fault
     * @param points fewest points that allow a judgement
     */
    public record Late(double share, int points) {
        public Late {
            requireShare("late share", share);
            requireAtLeast("points for late share", points, 1);
        }
    }

    /**
     * When silence is the network's fault (网络中断) and no device's.
     *
     * @param share share of the fleet that must be silent at once
     * @param vehicles and at least so many vehicles
     * @param onsetMin their silences began within so many minutes
     */
    public record Network(double share, int vehicles, int onsetMin) {
        public Network {
            requireShare("share silent at once", share);
            requireAtLeast("vehicles silent at once", vehicles, 2);
            requireAtLeast("begin within, min", onsetMin, 1);
        }
    }
}
