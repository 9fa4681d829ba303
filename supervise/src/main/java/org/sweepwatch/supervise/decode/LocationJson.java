package org.sweepwatch.supervise.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.AlarmFlag;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.ingest.message.location.StatusFlag;

/** A location report as JSON: every field of the basic block, every item, and what is left over. */
final class LocationJson {
    private static final double DEGREE_E6 = 1e6;

    private final LocationReport report = new LocationReport();
    private final LocationReport single = new LocationReport();
    private final AdditionalItems items = new AdditionalItems();

    /** Reads a body into {@code into}; false when it is shorter than a basic block. */
    boolean read(byte[] bytes, int offset, int length, ObjectNode into) {
        if (!report.decode(bytes, offset, length)) {
            return false;
        }
        write(report, bytes, into);
        return true;
    }

    /** Writes a report that lies in {@code bytes}. */
    void write(LocationReport location, byte[] bytes, ObjectNode into) {
        into.put("latitude", location.latE6() / DEGREE_E6);
        into.put("longitude", location.lonE6() / DEGREE_E6);
        into.put("altitudeM", location.altitudeM());
        into.put("speedKmh", location.speedDeciKmh() / 10.0);
        into.put("headingDeg", location.headingDeg());
        into.put("time", time(location.timeMs()));
        into.put("alarmBits", Integer.toUnsignedLong(location.alarmBits()));
        into.put("statusBits", Integer.toUnsignedLong(location.statusBits()));
        ArrayNode alarms = into.putArray("alarms");
        for (AlarmFlag flag : AlarmFlag.values()) {
            if (flag.isSet(location.alarmBits())) {
                alarms.add(label(flag));
            }
        }
        ArrayNode status = into.putArray("status");
        for (StatusFlag flag : StatusFlag.values()) {
            if (flag.isSet(location.statusBits())) {
                status.add(label(flag));
            }
        }
        into.put("located", location.located());
        into.put("accOn", location.accOn());
        writeItems(location, bytes, into);
    }

    private void writeItems(LocationReport location, byte[] bytes, ObjectNode into) {
        ArrayNode additional = into.putArray("additional");
        location.items(items);
        while (items.next()) {
            ObjectNode item = additional.addObject();
            item.put("id", String.format("0x%02X", items.id()));
            AdditionalItem known = AdditionalItem.of(items.id());
            item.put("name", known == null ? "unknown" : known.label());
            if (known == null || !writeValue(known, bytes, item)) {
                item.put("hex", hex(bytes, items.offset(), items.length()));
            }
        }
        if (items.tailLength() > 0) {
            into.put("tailHex", hex(bytes, items.tailOffset(), items.tailLength()));
        }
    }

    /** Reads the current item by itself, so that repeated ones show their own value; false when it must stay raw. */
    private boolean writeValue(AdditionalItem kind, byte[] bytes, ObjectNode item) {
        byte[] body = new byte[LocationReport.BASIC_BLOCK_BYTES + 2 + items.length()];
        System.arraycopy(bytes, items.offset() - 2, body, LocationReport.BASIC_BLOCK_BYTES, 2 + items.length());
        if (!single.decode(body, 0, body.length) || !single.has(kind)) {
            return false;
        }
        switch (kind) {
            case ODOMETER -> measure(item, single.odometerHm() / 10.0, "km");
            case FUEL -> measure(item, single.fuelDl() / 10.0, "L");
            case RECORDER_SPEED -> measure(item, single.recorderSpeedDeciKmh() / 10.0, "km/h");
            case ALARM_EVENT -> item.put("value", single.alarmEventId());
            case TYRE_PRESSURE -> {
                return false;
            }
            case COMPARTMENT_TEMPERATURE -> measure(item, single.compartmentTemperatureC(), "C");
            case OVERSPEED -> {
                ObjectNode value = item.putObject("value").put("place", single.overspeedPlace());
                if (single.overspeedAreaId() != LocationReport.ABSENT) {
                    value.put("areaId", single.overspeedAreaId());
                }
            }
            case AREA_PASSAGE ->
                item.putObject("value")
                        .put("kind", single.passageKind())
                        .put("areaId", single.passageAreaId())
                        .put("direction", single.passageDirection() == 0 ? "in" : "out");
            case SEGMENT_TIME ->
                item.putObject("value")
                        .put("segmentId", single.timedSegmentId())
                        .put("seconds", single.segmentTimeS())
                        .put("result", single.segmentTimeResult() == 0 ? "too_short" : "too_long");
            case VIDEO_ALARMS -> item.put("value", single.videoAlarmBits());
            case VIDEO_SIGNAL_LOSS -> item.put("value", single.videoSignalLossBits());
            case VIDEO_OCCLUSION -> item.put("value", single.videoOcclusionBits());
            case STORAGE_FAULTS -> item.put("value", single.storageFaultBits());
            case ABNORMAL_DRIVING -> item.put("value", single.abnormalDrivingBits());
            case VEHICLE_SIGNALS -> item.put("value", single.vehicleSignalBits());
            case IO_STATUS -> item.put("value", single.ioStatusBits());
            case ANALOG ->
                item.putObject("value").put("ad0", single.analogBits() & 0xFFFF).put("ad1", single.analogBits() >>> 16);
            case SIGNAL_STRENGTH -> item.put("value", single.signalStrength());
            case SATELLITES -> item.put("value", single.satellites());
        }
        return true;
    }

    private static void measure(ObjectNode item, double value, String unit) {
        item.put("value", value).put("unit", unit);
    }

    /** ISO instant, or null when the bytes were not a date. */
    static String time(long timeMs) {
        return timeMs == BcdTime.INVALID ? null : Instant.ofEpochMilli(timeMs).toString();
    }

    static String hex(byte[] bytes, int offset, int length) {
        return HexFormat.of().formatHex(bytes, offset, offset + length);
    }

    private static String label(Enum<?> flag) {
        return flag.name().toLowerCase(Locale.ROOT);
    }
}
