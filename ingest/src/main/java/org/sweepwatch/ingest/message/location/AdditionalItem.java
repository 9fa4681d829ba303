package org.sweepwatch.ingest.message.location;

import java.util.Arrays;

/**
 * Additional items of a location report (位置附加信息项) that a standard defines: JT/T 808-2019 table 27, and 0x14 to 0x18
 * from JT/T 1078-2016 table 13. Each has one or two legal lengths; an item with another length is kept as bytes.
 */
public enum AdditionalItem {
    /** Odometer (里程), DWORD, 0.1 km. */
    ODOMETER(0x01, "odometer", 4),
    /** Fuel (油量), WORD, 0.1 L; some terminals set bit 15 and give percent. */
    FUEL(0x02, "fuel", 2),
    /** Speed from the driving recorder (行驶记录功能获取的速度), WORD, 0.1 km/h. */
    RECORDER_SPEED(0x03, "recorderSpeed", 2),
    /** Alarm event that waits for a person (需要人工确认报警事件的ID), WORD. */
    ALARM_EVENT(0x04, "alarmEvent", 2),
    /** Tyre pressure (胎压), 30 bytes; the width of one tyre is not defined. */
    TYRE_PRESSURE(0x05, "tyrePressure", 30),
    /** Compartment temperature (车厢温度), WORD, degrees Celsius. */
    COMPARTMENT_TEMPERATURE(0x06, "compartmentTemperature", 2),
    /** Overspeed (超速报警附加信息): BYTE place, DWORD area unless the place is 0. */
    OVERSPEED(0x11, "overspeed", 1, 5),
    /** Entry or exit of an area or route (进出区域/路线): BYTE kind, DWORD id, BYTE direction. */
    AREA_PASSAGE(0x12, "areaPassage", 6),
    /** Time on a segment (路段行驶时间): DWORD segment, WORD seconds, BYTE result. */
    SEGMENT_TIME(0x13, "segmentTime", 7),
    /** Video alarms (视频相关报警), DWORD of bits. */
    VIDEO_ALARMS(0x14, "videoAlarms", 4),
    /** Channels with signal loss (视频信号丢失), bit per channel. */
    VIDEO_SIGNAL_LOSS(0x15, "videoSignalLoss", 4),
    /** Channels that are covered (视频信号遮挡), bit per channel. */
    VIDEO_OCCLUSION(0x16, "videoOcclusion", 4),
    /** Storage faults (存储器故障): bits 0-11 main, 12-15 backup. */
    STORAGE_FAULTS(0x17, "storageFaults", 2),
    /** Abnormal driving (异常驾驶行为): WORD of bits, sometimes with a BYTE of degree behind. */
    ABNORMAL_DRIVING(0x18, "abnormalDriving", 2, 3),
    /** Vehicle signals (扩展车辆信号状态), DWORD of bits. */
    VEHICLE_SIGNALS(0x25, "vehicleSignals", 4),
    /** IO status (IO状态): bit 0 deep sleep, bit 1 sleep. */
    IO_STATUS(0x2A, "ioStatus", 2),
    /** Analogue inputs (模拟量): bits 0-15 AD0, bits 16-31 AD1. */
    ANALOG(0x2B, "analog", 4),
    /** Strength of the radio signal (无线通信网络信号强度), BYTE. */
    SIGNAL_STRENGTH(0x30, "signalStrength", 1),
    /** Satellites used (GNSS定位卫星数), BYTE. */
    SATELLITES(0x31, "satellites", 1);

    /** All ids of the standards are below this; a long has one bit for each. */
    static final int ID_LIMIT = 64;

    private static final AdditionalItem[] BY_ID = new AdditionalItem[ID_LIMIT];
    /** Bit n of an entry: length n is legal for that id. 0: no standard knows the id. */
    private static final long[] LEGAL_LENGTHS = new long[ID_LIMIT];

    static {
        for (AdditionalItem item : values()) {
            BY_ID[item.id] = item;
            LEGAL_LENGTHS[item.id] = item.legalLengths;
        }
    }

    private final int id;
    private final String label;
    private final long legalLengths;

    AdditionalItem(int id, String label, int... lengths) {
        this.id = id;
        this.label = label;
        this.legalLengths =
                Arrays.stream(lengths).mapToLong(length -> 1L << length).sum();
    }

    public int id() {
        return id;
    }

    /** Name as users read it in JSON. */
    public String label() {
        return label;
    }

    /** The bit of this item in a set of ids. */
    public long bit() {
        return 1L << id;
    }

    /** Null when no standard defines the id. */
    public static AdditionalItem of(int id) {
        return id < ID_LIMIT ? BY_ID[id] : null;
    }

    /** Whether a standard defines the id. */
    public static boolean isKnown(int id) {
        return id < ID_LIMIT && LEGAL_LENGTHS[id] != 0;
    }

    /** Whether the id is known and the length is one of its own. */
    public static boolean isLegal(int id, int length) {
        return id < ID_LIMIT && length < Long.SIZE && (LEGAL_LENGTHS[id] >>> length & 1) != 0;
    }
}
