package org.sweepwatch.supervise.point;

/**
 * What is wrong with a position (数据质量), as bits that are stored with it.
 *
 * <p>{@link #classify} judges what the report itself shows. Lateness and the kind of batch are known to whoever took
 * the frame in; times that are no dates or lie in the future never become a position at all; drift needs the points
 * before and is found by the fold of the day.
 */
public final class PointQuality {
    /** Received more than 120 s after its device time, or sent as a blind-zone batch (补传). */
    public static final int LATE = 1;
    /** From a blind-zone batch (盲区补传), 0x0704 type 1. */
    public static final int BLIND_BATCH = 1 << 1;
    /** From an ordinary batch (批量上传), 0x0704 type 0. */
    public static final int BATCH = 1 << 2;
    /** The device says it has no fix (未定位), status bit 1 clear. */
    public static final int NOT_LOCATED = 1 << 3;
    /** Both coordinates within 0.001 degrees of zero (零点). */
    public static final int NULL_ISLAND = 1 << 4;
    /** Coordinates that do not exist; stored as 0, 0. */
    public static final int OUT_OF_RANGE = 1 << 5;
    /** Encrypted by the secrecy plug-in (保密插件加密), status bit 5: not mappable. */
    public static final int ENCRYPTED = 1 << 6;
    /** Outside the service box (越界). */
    public static final int OUT_OF_BOX = 1 << 7;
    /** Outside the service box, inside it with latitude and longitude exchanged (经纬度颠倒). */
    public static final int SWAPPED = 1 << 8;
    /** Jumped off the track (漂移). */
    public static final int DRIFT = 1 << 9;

    /** Coordinates that claim a fix and cannot be right: what the rule for null and foreign positions counts. */
    public static final int WRONG_PLACE = NULL_ISLAND | OUT_OF_RANGE | OUT_OF_BOX | SWAPPED;

    /** Coordinates that may not be drawn, measured or matched. */
    public static final int NOT_MAPPABLE = WRONG_PLACE | NOT_LOCATED | ENCRYPTED;

    /** Device time older than this when received is late. */
    public static final long LATE_AFTER_MS = 120_000;

    /** Status bit 0, ACC on. */
    public static final int STATUS_ACC = 1;
    /** Status bit 1, fixed. */
    public static final int STATUS_LOCATED = 1 << 1;
    /** Status bit 5, coordinates encrypted. */
    public static final int STATUS_ENCRYPTED = 1 << 5;

    private static final long NULL_ISLAND_E6 = 1_000;
    private static final long MAX_LAT_E6 = 90_000_000;
    private static final long MAX_LON_E6 = 180_000_000;

    private PointQuality() {}

    /**
     * Judges the basic block of a location report (JT/T 808 0x0200).
     *
     * @param latE6 signed latitude as sent, 1e-6 degrees, any value
     * @param lonE6 signed longitude as sent, 1e-6 degrees, any value
     * @param statusBits status word of the report
     * @return bits of this class; 0 when nothing is wrong
     */
    public static int classify(long latE6, long lonE6, int statusBits, ServiceBox box) {
        int quality = (statusBits & STATUS_LOCATED) == 0 ? NOT_LOCATED : 0;
        if (Math.abs(latE6) > MAX_LAT_E6 || Math.abs(lonE6) > MAX_LON_E6) {
            quality |= OUT_OF_RANGE;
        }
        if ((statusBits & STATUS_ENCRYPTED) != 0) {
            return quality | ENCRYPTED;
        }
        if (Math.abs(latE6) < NULL_ISLAND_E6 && Math.abs(lonE6) < NULL_ISLAND_E6) {
            return quality | NULL_ISLAND;
        }
        if (!box.contains(latE6, lonE6)) {
            quality |= OUT_OF_BOX;
            if (box.contains(lonE6, latE6)) {
                quality |= SWAPPED;
            }
        }
        return quality;
    }

    /** {@link #LATE} when the device time lies more than {@link #LATE_AFTER_MS} before the reception, else 0. */
    public static int lateness(long timeMs, long receivedMs) {
        return receivedMs - timeMs > LATE_AFTER_MS ? LATE : 0;
    }

    /** Whether the coordinates may be drawn, measured and matched. */
    public static boolean usable(int quality) {
        return (quality & NOT_MAPPABLE) == 0;
    }

    /**
     * The rectangle in which the fleet may reasonably be (服务范围), WGS-84 in 1e-6 degrees, edges inside.
     *
     * <p>A point outside is kept and flagged: it counts against the device, not against the vehicle.
     */
    public record ServiceBox(int minLatE6, int minLonE6, int maxLatE6, int maxLonE6) {
        /**
         * Zhuzhou and 50 km around it. The city reaches from 26.05 to 28.02 N and from 112.95 to 114.13 E; 50 km are 0.450
         * degrees of latitude and 0.510 degrees of longitude at 28 N.
         */
        public static final ServiceBox ZHUZHOU = new ServiceBox(25_600_000, 112_440_000, 28_470_000, 114_640_000);

        /** The whole of China (73.33-135.05 E, 3.51-53.33 N), for fleets without a box of their own. */
        public static final ServiceBox CHINA = new ServiceBox(3_510_000, 73_330_000, 53_330_000, 135_050_000);

        /** From edges in degrees, rounded to 1e-6. */
        public static ServiceBox ofDegrees(double south, double west, double north, double east) {
            return new ServiceBox(e6(south), e6(west), e6(north), e6(east));
        }

        private static int e6(double degrees) {
            return (int) Math.round(degrees * 1e6);
        }

        public ServiceBox {
            if (minLatE6 >= maxLatE6 || minLonE6 >= maxLonE6) {
                throw new IllegalArgumentException("service box is empty: latitude " + minLatE6 + ".." + maxLatE6
                        + ", longitude " + minLonE6 + ".." + maxLonE6 + " (expected: minimum < maximum, 1e-6 degrees)");
            }
        }

        /** Takes longs, so that raw 32-bit values of a frame can be asked before they are known to be possible. */
        public boolean contains(long latE6, long lonE6) {
            return latE6 >= minLatE6 && latE6 <= maxLatE6 && lonE6 >= minLonE6 && lonE6 <= maxLonE6;
        }
    }
}
