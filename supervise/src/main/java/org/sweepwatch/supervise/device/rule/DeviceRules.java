package org.sweepwatch.supervise.device.rule;

import java.time.LocalDate;
import org.sweepwatch.supervise.device.fold.MotionSettings;

/**
 * The thresholds by which devices are judged (判定阈值), dated: every dispute about an assessment is about a threshold,
 * so a report names the version it was made with.
 *
 * @param version name of this set of thresholds
 * @param validFrom first operational day it applies to
 * @param targetRate the daily failure rate must stay below this share
 * @param motion thresholds of the fold itself: F15, F17, F20
 */
public record DeviceRules(
        String version,
        LocalDate validFrom,
        double targetRate,
        Silence silence,
        Fixing fixing,
        Alarms alarms,
        Clock clock,
        Drift drift,
        Late late,
        Network network,
        MotionSettings motion) {
    public static final DeviceRules DEFAULT = new DeviceRules(
            "2022-01",
            LocalDate.of(2022, 1, 1),
            0.05,
            new Silence(60, 30, 60, 5),
            new Fixing(0.20, 60, 0.05, 60),
            new Alarms(5, 3, 10, 12 * 60),
            new Clock(60, 100, 28_800, 120),
            new Drift(3, 0.01, 100),
            new Late(0.30, 100),
            new Network(0.20, 5, 10),
            MotionSettings.DEFAULT);

    public DeviceRules {
        if (version == null || version.isBlank() || validFrom == null) {
            throw new IllegalArgumentException("device rules need a version and a first day");
        }
        requireShare("target rate", targetRate);
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
     * F04 to F08.
     *
     * @param heldMin F04-F06: held at least so long
     * @param rises F04-F06: or risen at least so often
     * @param supplyLowMin F07: held at least so long with ACC on
     * @param supplyOffParkedMin F08: held longer than this with ACC off; with ACC on at once
     */
    public record Alarms(int heldMin, int rises, int supplyLowMin, int supplyOffParkedMin) {
        public Alarms {
            requireAtLeast("alarm held, min", heldMin, 1);
            requireAtLeast("alarm rises", rises, 1);
            requireAtLeast("supply low, min", supplyLowMin, 1);
            requireAtLeast("supply off while parked, min", supplyOffParkedMin, 1);
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
