package org.sweepwatch.ingest.message.location;

import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BigEndian;

/**
 * Location report (位置信息汇报), 0x0200, JT/T 808-2013 8.18: a basic block of 28 bytes, the same in every edition, and
 * additional items behind it. Also read from batches (0x0704), location answers (0x0201) and vehicle control answers
 * (0x0500).
 *
 * <p>Mutable and reused: {@link #decode} points it at a body and reads the basic block; items are read on demand, so the
 * frame must stay unchanged meanwhile. One thread. Allocates nothing and throws nothing, whatever the bytes are.
 */
public final class LocationReport {
    /** Bytes of the basic block (位置基本信息). */
    public static final int BASIC_BLOCK_BYTES = 28;
    /** What the item getters give when the report does not carry the item in a legal length. */
    public static final int ABSENT = -1;
    /** The same for the temperature, which may be negative. */
    public static final int NO_TEMPERATURE = Integer.MIN_VALUE;

    private static final int COLDEST_C = -60;
    private static final int HOTTEST_C = 100;

    private byte[] bytes;
    private int start;
    private int end;
    private int alarmBits;
    private int statusBits;
    private int latE6;
    private int lonE6;
    private int altitudeM;
    private int speedDeciKmh;
    private int headingDeg;
    private long timeMs;
    private int itemCount;
    private int itemsOfOddLength;
    private int tailOffset;
    /** Bit n: item n is there in a legal length, and {@link #itemOffsets} holds where. */
    private long present;

    private final int[] itemOffsets = new int[AdditionalItem.ID_LIMIT];

    /**
     * Reads the basic block and finds the items.
     *
     * @return false when there are fewer than 28 bytes; the report then holds nothing of use
     */
    public boolean decode(byte[] frame, int offset, int length) {
        if (length < BASIC_BLOCK_BYTES) {
            return false;
        }
        bytes = frame;
        start = offset;
        end = offset + length;
        alarmBits = BigEndian.s32(frame, offset);
        statusBits = BigEndian.s32(frame, offset + 4);
        latE6 = signed(BigEndian.s32(frame, offset + 8), StatusFlag.SOUTH);
        lonE6 = signed(BigEndian.s32(frame, offset + 12), StatusFlag.WEST);
        long motion = BigEndian.s64(frame, offset + 16);
        altitudeM = (short) (motion >>> 48);
        speedDeciKmh = (int) (motion >>> 32) & 0xFFFF;
        headingDeg = ((int) (motion >>> 16) & 0xFFFF) % 360;
        timeMs = BcdTime.decodePacked(BigEndian.s64(frame, offset + 20) & 0xFFFFFFFFFFFFL, BcdTime.GMT8_MS);
        findItems(offset + BASIC_BLOCK_BYTES);
        return true;
    }

    /** The standard sends magnitudes and the hemisphere in the status; some terminals send negative numbers instead. */
    private int signed(int raw, StatusFlag hemisphere) {
        return raw > 0 && hemisphere.isSet(statusBits) ? -raw : raw;
    }

    private void findItems(int from) {
        long found = 0;
        int count = 0;
        int odd = 0;
        int at = from;
        while (end - at >= 2) {
            int id = bytes[at] & 0xFF;
            int length = bytes[at + 1] & 0xFF;
            if (length > end - at - 2) {
                break;
            }
            if (AdditionalItem.isLegal(id, length)) {
                if ((found >>> id & 1) == 0) {
                    found |= 1L << id;
                    itemOffsets[id] = at + 2;
                }
            } else if (AdditionalItem.isKnown(id)) {
                odd++;
            }
            count++;
            at += 2 + length;
        }
        present = found;
        itemCount = count;
        itemsOfOddLength = odd;
        tailOffset = at;
    }

    /** Index of the body's first byte in the bytes decoded. */
    public int bodyOffset() {
        return start;
    }

    /** Bytes of the body, at least {@link #BASIC_BLOCK_BYTES}. */
    public int bodyLength() {
        return end - start;
    }

    /** Alarm bits (报警标志) as sent; see {@link AlarmFlag}. */
    public int alarmBits() {
        return alarmBits;
    }

    /** Status bits (状态) as sent; see {@link StatusFlag}. */
    public int statusBits() {
        return statusBits;
    }

    /** Whether the receiver has a fix (定位). Without one the coordinates are the last, zero or nonsense. */
    public boolean located() {
        return StatusFlag.LOCATED.isSet(statusBits);
    }

    /** Whether the ignition (ACC) is on. */
    public boolean accOn() {
        return StatusFlag.ACC_ON.isSet(statusBits);
    }

    /** Whether the coordinates are encrypted by the secrecy plug-in (经纬度已加密): they are no place then. */
    public boolean encrypted() {
        return StatusFlag.ENCRYPTED.isSet(statusBits);
    }

    /** Latitude (纬度) in 1e-6 degree, south negative. Not limited to possible values. */
    public int latE6() {
        return latE6;
    }

    /** Longitude (经度) in 1e-6 degree, west negative. Not limited to possible values. */
    public int lonE6() {
        return lonE6;
    }

    /** Altitude (高程) in m, -32768 to 32767. */
    public int altitudeM() {
        return altitudeM;
    }

    /** Speed (速度) in 0.1 km/h, 0 to 65535. */
    public int speedDeciKmh() {
        return speedDeciKmh;
    }

    /** Direction (方向) in degrees clockwise from north, 0 to 359. */
    public int headingDeg() {
        return headingDeg;
    }

    /** Device time (时间) in epoch milliseconds, or {@link BcdTime#INVALID} when the bytes are not a date. */
    public long timeMs() {
        return timeMs;
    }

    /** Whole items behind the basic block, known or not. */
    public int itemCount() {
        return itemCount;
    }

    /** Items with a standard id and a length that is not its own. They are only kept as bytes. */
    public int itemsOfOddLength() {
        return itemsOfOddLength;
    }

    /** Bytes behind the last whole item. */
    public int tailLength() {
        return end - tailOffset;
    }

    /** Whether there is anything that the typed getters do not cover: vendor items, odd lengths, repetitions, a tail. */
    public boolean hasMore() {
        return itemCount != Long.bitCount(present) || tailOffset < end;
    }

    /** Byte of the body, 0 to 255; at 0 begins the basic block. */
    public int bodyByte(int at) {
        return bytes[start + at] & 0xFF;
    }

    /** Copies bytes of the body. */
    public void copyBody(int from, int length, byte[] into, int at) {
        System.arraycopy(bytes, start + from, into, at, length);
    }

    /**
     * A number within an item, also one of a vendor: the first item with the id counts, one of legal length before others.
     *
     * @param id 0 to 255
     * @param offset first byte of the number within the item's value
     * @param width bytes of the number, 1 to 4
     * @return as unsigned big-endian; {@link #ABSENT} when the item is not there or too short
     */
    public long field(int id, int offset, int width) {
        int at = valueOf(id);
        return at < 0 || offset + width > (bytes[at - 1] & 0xFF) ? ABSENT : number(at + offset, width);
    }

    /** Index of the item's value in the bytes, -1 when it is not there. */
    private int valueOf(int id) {
        if (id < AdditionalItem.ID_LIMIT && (present >>> id & 1) != 0) {
            return itemOffsets[id];
        }
        for (int at = start + BASIC_BLOCK_BYTES; at < tailOffset; at += 2 + (bytes[at + 1] & 0xFF)) {
            if ((bytes[at] & 0xFF) == id) {
                return at + 2;
            }
        }
        return -1;
    }

    private long number(int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    /** Walks all items in the order they came. */
    public void items(AdditionalItems into) {
        into.wrap(bytes, start + BASIC_BLOCK_BYTES, end - start - BASIC_BLOCK_BYTES);
    }

    /** Whether the report carries the item in a legal length. */
    public boolean has(AdditionalItem item) {
        return (present & item.bit()) != 0;
    }

    /** Mileage by the terminal in 0.1 km, up to 2^32 - 1; {@link #ABSENT} when not sent. */
    public long odometerHm() {
        return dword(AdditionalItem.ODOMETER);
    }

    /** Fuel in 0.1 L; with bit 15 set, on some models, percent. */
    public int fuelDl() {
        return word(AdditionalItem.FUEL);
    }

    /** Speed by the driving recorder in 0.1 km/h. */
    public int recorderSpeedDeciKmh() {
        return word(AdditionalItem.RECORDER_SPEED);
    }

    /** ID of the alarm event that waits for confirmation by a person. */
    public int alarmEventId() {
        return word(AdditionalItem.ALARM_EVENT);
    }

    /**
     * Temperature in degrees Celsius, or {@link #NO_TEMPERATURE}. The standard means sign and magnitude; where that gives
     * an impossible temperature the bytes are read as two's complement, which some terminals send.
     */
    public int compartmentTemperatureC() {
        if (!has(AdditionalItem.COMPARTMENT_TEMPERATURE)) {
            return NO_TEMPERATURE;
        }
        return temperatureC(bytes, offsetOf(AdditionalItem.COMPARTMENT_TEMPERATURE));
    }

    static int temperatureC(byte[] bytes, int at) {
        int raw = BigEndian.u16(bytes, at);
        int signAndMagnitude = raw < 0x8000 ? raw : -(raw & 0x7FFF);
        boolean possible = signAndMagnitude >= COLDEST_C && signAndMagnitude <= HOTTEST_C;
        return possible ? signAndMagnitude : (short) raw;
    }

    /** Where the speed limit was broken: 0 anywhere, 1 circle, 2 rectangle, 3 polygon, 4 segment. */
    public int overspeedPlace() {
        return octet(AdditionalItem.OVERSPEED);
    }

    /** Area or segment of the overspeed; {@link #ABSENT} when there is none. */
    public long overspeedAreaId() {
        int place = overspeedPlace();
        int at = offsetOf(AdditionalItem.OVERSPEED);
        return place == ABSENT || bytes[at - 1] != 5 ? ABSENT : BigEndian.u32(bytes, at + 1);
    }

    /** Kind of area entered or left: 1 circle, 2 rectangle, 3 polygon, 4 route. */
    public int passageKind() {
        return octet(AdditionalItem.AREA_PASSAGE);
    }

    /** Area or route entered or left. */
    public long passageAreaId() {
        return has(AdditionalItem.AREA_PASSAGE)
                ? BigEndian.u32(bytes, offsetOf(AdditionalItem.AREA_PASSAGE) + 1)
                : ABSENT;
    }

    /** 0 entry, 1 exit. */
    public int passageDirection() {
        return has(AdditionalItem.AREA_PASSAGE)
                ? BigEndian.u8(bytes, offsetOf(AdditionalItem.AREA_PASSAGE) + 5)
                : ABSENT;
    }

    /** Segment whose driving time was too short or too long. */
    public long timedSegmentId() {
        return dword(AdditionalItem.SEGMENT_TIME);
    }

    /** Time on that segment in s. */
    public int segmentTimeS() {
        return has(AdditionalItem.SEGMENT_TIME)
                ? BigEndian.u16(bytes, offsetOf(AdditionalItem.SEGMENT_TIME) + 4)
                : ABSENT;
    }

    /** 0 too short, 1 too long. */
    public int segmentTimeResult() {
        return has(AdditionalItem.SEGMENT_TIME)
                ? BigEndian.u8(bytes, offsetOf(AdditionalItem.SEGMENT_TIME) + 6)
                : ABSENT;
    }

    /** Video alarms: bit 0 signal loss, 1 occlusion, 2 storage fault, 3 other fault, 4 overload, 5 driving, 6 full. */
    public long videoAlarmBits() {
        return dword(AdditionalItem.VIDEO_ALARMS);
    }

    /** Channels whose signal is lost, bit per channel. */
    public long videoSignalLossBits() {
        return dword(AdditionalItem.VIDEO_SIGNAL_LOSS);
    }

    /** Channels that are covered, bit per channel. */
    public long videoOcclusionBits() {
        return dword(AdditionalItem.VIDEO_OCCLUSION);
    }

    /** Storage faults: bits 0-11 main, 12-15 backup. */
    public int storageFaultBits() {
        return word(AdditionalItem.STORAGE_FAULTS);
    }

    /** Abnormal driving: bit 0 fatigue, 1 phone, 2 smoking, 11-15 custom. */
    public int abnormalDrivingBits() {
        return word(AdditionalItem.ABNORMAL_DRIVING);
    }

    /** Vehicle signals, DWORD: bit 0 dipped beam, 4 brake, 5 reverse, 8 horn, 9 air-con, 10 neutral. */
    public long vehicleSignalBits() {
        return dword(AdditionalItem.VEHICLE_SIGNALS);
    }

    /** IO status: bit 0 deep sleep, bit 1 sleep. */
    public int ioStatusBits() {
        return word(AdditionalItem.IO_STATUS);
    }

    /** Both analogue inputs as sent: bits 0-15 AD0, bits 16-31 AD1. */
    public long analogBits() {
        return dword(AdditionalItem.ANALOG);
    }

    /** Strength of the radio signal, 0 to 255 without a unit. */
    public int signalStrength() {
        return octet(AdditionalItem.SIGNAL_STRENGTH);
    }

    /** Satellites used for the fix. */
    public int satellites() {
        return octet(AdditionalItem.SATELLITES);
    }

    /**
     * Copies, as they came, the items that the typed getters do not cover for the ids of a set, and the tail: what must be
     * kept beside typed columns so that nothing is lost.
     *
     * @param typed bits of {@link AdditionalItem#bit()} that are kept elsewhere; a repetition or an odd length of such an
     *     item is copied all the same
     * @param into room for the body, or null to learn the length only
     * @return bytes copied
     */
    public int copyOtherItems(long typed, byte[] into) {
        int count = 0;
        int at = start + BASIC_BLOCK_BYTES;
        while (at < tailOffset) {
            int id = bytes[at] & 0xFF;
            int whole = 2 + (bytes[at + 1] & 0xFF);
            boolean elsewhere =
                    id < AdditionalItem.ID_LIMIT && (typed & present & 1L << id) != 0 && itemOffsets[id] == at + 2;
            if (!elsewhere) {
                count = copy(at, whole, into, count);
            }
            at += whole;
        }
        return copy(tailOffset, end - tailOffset, into, count);
    }

    private int copy(int from, int length, byte[] into, int at) {
        if (into != null) {
            System.arraycopy(bytes, from, into, at, length);
        }
        return at + length;
    }

    private int offsetOf(AdditionalItem item) {
        return itemOffsets[item.id()];
    }

    private int octet(AdditionalItem item) {
        return has(item) ? BigEndian.u8(bytes, offsetOf(item)) : ABSENT;
    }

    private int word(AdditionalItem item) {
        return has(item) ? BigEndian.u16(bytes, offsetOf(item)) : ABSENT;
    }

    private long dword(AdditionalItem item) {
        return has(item) ? BigEndian.u32(bytes, offsetOf(item)) : ABSENT;
    }
}
