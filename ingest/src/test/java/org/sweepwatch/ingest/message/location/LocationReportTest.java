package org.sweepwatch.ingest.message.location;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.ingest.frame.WorkedFrames.hex;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.CollectingListener;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.WorkedFrames;
import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BigEndian;

class LocationReportTest {
    private final LocationReport report = new LocationReport();

    private void decode(byte[] wire) {
        byte[] frame = CollectingListener.onlyFrame(wire);
        FrameHeader header = new FrameHeader();
        assertEquals(null, header.parse(frame, frame.length));
        assertTrue(report.decode(frame, header.bodyOffset(), header.bodyLength()));
    }

    private void decodeBody(byte[] body) {
        assertTrue(report.decode(body, 0, body.length));
    }

    @Test
    void readsAReportOf2013() {
        decode(WorkedFrames.LOCATION_2013);
        assertEquals(0x120, report.alarmBits());
        assertTrue(AlarmFlag.GNSS_ANTENNA_OPEN.isSet(report.alarmBits()));
        assertTrue(AlarmFlag.MAIN_POWER_OFF.isSet(report.alarmBits()));
        assertEquals(0x000C0003, report.statusBits());
        assertTrue(report.located());
        assertTrue(report.accOn());
        assertEquals(27_832_150, report.latE6());
        assertEquals(113_147_690, report.lonE6());
        assertEquals(52, report.altitudeM());
        assertEquals(86, report.speedDeciKmh());
        assertEquals(271, report.headingDeg());
        assertEquals(Instant.parse("2026-11-22T19:45:10Z"), Instant.ofEpochMilli(report.timeMs()));
        assertEquals(6, report.itemCount());
        assertEquals(123_456, report.odometerHm());
        assertEquals(84, report.recorderSpeedDeciKmh());
        assertEquals(0x10, report.vehicleSignalBits());
        assertEquals(0, report.ioStatusBits());
        assertEquals(23, report.signalStrength());
        assertEquals(9, report.satellites());
        assertEquals(0, report.tailLength());
        assertEquals(0, report.itemsOfOddLength());
        assertEquals(LocationReport.ABSENT, report.fuelDl());
        assertEquals(LocationReport.ABSENT, report.analogBits());
        assertEquals(LocationReport.NO_TEMPERATURE, report.compartmentTemperatureC());
    }

    @Test
    void readsAReportOf2019WithAVendorItemAndATail() {
        decode(WorkedFrames.LOCATION_2019);
        assertTrue(StatusFlag.MOVING.isSet(report.statusBits()));
        assertEquals(27_846_331, report.latE6());
        assertEquals(113_103_552, report.lonE6());
        assertEquals(47, report.altitudeM());
        assertEquals(118, report.speedDeciKmh());
        assertEquals(8, report.headingDeg());
        assertEquals(98_765, report.odometerHm());
        assertEquals(-5, report.compartmentTemperatureC());
        assertEquals(1234, report.analogBits() & 0xFFFF);
        assertEquals(300, report.analogBits() >>> 16);
        assertEquals(1, report.tailLength());

        AdditionalItems items = new AdditionalItems();
        report.items(items);
        int count = 0;
        while (items.next()) {
            count++;
        }
        assertEquals(4, count);
        assertEquals(0xE5, items.id());
        assertEquals(6, items.length());
        assertEquals(1, items.tailLength());
        byte[] others = new byte[report.copyOtherItems(0, null)];
        assertEquals(others.length, report.copyOtherItems(AdditionalItem.ODOMETER.bit(), others) + 6);
        int left = report.copyOtherItems(
                AdditionalItem.ODOMETER.bit()
                        | AdditionalItem.ANALOG.bit()
                        | AdditionalItem.COMPARTMENT_TEMPERATURE.bit(),
                others);
        assertArrayEquals(hex("E5 06 00 03 01 7E 7D 00 00"), Arrays.copyOf(others, left));
    }

    @Test
    void lessThanABasicBlockIsNoReport() {
        for (int length = 0; length < LocationReport.BASIC_BLOCK_BYTES; length++) {
            assertFalse(report.decode(new byte[LocationReport.BASIC_BLOCK_BYTES], 0, length));
        }
    }

    @Test
    void hemispheresAndNegativeMagnitudesBothGiveNegativeDegrees() {
        LocationEncoder encoder = new LocationEncoder();
        decodeBody(encoder.begin(1_600_000_000_000L)
                .position(-33_000_001, -70_000_002)
                .statusBits(3)
                .toBytes());
        assertEquals(-33_000_001, report.latE6());
        assertEquals(-70_000_002, report.lonE6());
        assertTrue(report.located());

        byte[] negative = encoder.begin(1_600_000_000_000L).toBytes();
        BigEndian.put32(negative, 8, -33_000_001);
        BigEndian.put32(negative, 4, StatusFlag.SOUTH.mask());
        decodeBody(negative);
        assertEquals(-33_000_001, report.latE6());
    }

    @Test
    void altitudesBelowTheSeaAndHeadingsOverACircleAreRead() {
        decodeBody(new LocationEncoder()
                .begin(1_600_000_000_000L)
                .altitudeM(-12)
                .headingDeg(365)
                .toBytes());
        assertEquals(-12, report.altitudeM());
        assertEquals(5, report.headingDeg());
    }

    @Test
    void whatIsNotADateIsInvalidAndTheRestIsRead() {
        for (String time : new String[] {
            "000000000000",
            "261300000000",
            "260230101010",
            "250229000000",
            "261123246000",
            "2611232A0000",
            "FFFFFFFFFFFF",
            "261123236000",
            "261123235960",
            "260431000000"
        }) {
            byte[] body = new LocationEncoder()
                    .begin(1_600_000_000_000L)
                    .position(1, 2)
                    .toBytes();
            System.arraycopy(hex(time), 0, body, 22, 6);
            decodeBody(body);
            assertEquals(BcdTime.INVALID, report.timeMs(), time);
            assertEquals(2, report.lonE6());
        }
    }

    @Test
    void everyDayOfTheCenturyIsReadAndWritten() {
        byte[] bytes = new byte[6];
        Random random = new Random(808);
        for (LocalDateTime day = LocalDateTime.of(2000, 1, 1, 0, 0); day.getYear() < 2100; day = day.plusDays(1)) {
            LocalDateTime time = day.plusSeconds(random.nextInt(86_400));
            long epochMs = time.toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
            BcdTime.encode(bytes, 0, epochMs);
            assertEquals(epochMs, BcdTime.decode(bytes, 0), time.toString());
            assertEquals(time.getDayOfMonth(), (bytes[2] >> 4) * 10 + (bytes[2] & 0xF), time.toString());
        }
        assertThrows(IllegalArgumentException.class, () -> BcdTime.encode(bytes, 0, 0));
    }

    @Test
    void anItemWithAnotherLengthStaysRawAndIsCounted() {
        byte[] body = new LocationEncoder()
                .begin(1_600_000_000_000L)
                .item(0x17, (byte) 1)
                .item(0x18, new byte[4])
                .item32(AdditionalItem.VIDEO_ALARMS, 2)
                .item(0x30, new byte[0])
                .toBytes();
        decodeBody(body);
        assertEquals(3, report.itemsOfOddLength());
        assertEquals(LocationReport.ABSENT, report.storageFaultBits());
        assertEquals(LocationReport.ABSENT, report.abnormalDrivingBits());
        assertEquals(2, report.videoAlarmBits());
        byte[] others = new byte[64];
        assertEquals(3 + 6 + 2, report.copyOtherItems(-1L, others));
    }

    @Test
    void theFirstOfRepeatedItemsCountsAndTheOthersAreKept() {
        byte[] body = new LocationEncoder()
                .begin(1_600_000_000_000L)
                .item32(AdditionalItem.ODOMETER, 7)
                .item32(AdditionalItem.ODOMETER, 8)
                .toBytes();
        decodeBody(body);
        assertEquals(7, report.odometerHm());
        byte[] others = new byte[6];
        assertEquals(6, report.copyOtherItems(AdditionalItem.ODOMETER.bit(), others));
        assertArrayEquals(hex("010400000008"), others);
    }

    @Test
    void anItemThatRunsPastTheEndIsATail() {
        byte[] body = new LocationEncoder()
                .begin(1_600_000_000_000L)
                .item8(AdditionalItem.SATELLITES, 5)
                .tail(hex("E14001"))
                .toBytes();
        decodeBody(body);
        assertEquals(5, report.satellites());
        assertEquals(3, report.tailLength());
        for (int length = LocationReport.BASIC_BLOCK_BYTES; length < body.length; length++) {
            assertTrue(report.decode(body, 0, length));
            assertTrue(report.tailLength() < 3);
        }
    }

    @Test
    void itemsOfAreasAreRead() {
        byte[] body = new LocationEncoder()
                .begin(1_600_000_000_000L)
                .item(0x11, hex("0200000007"))
                .item(0x12, hex("04FFFFFFFF01"))
                .item(0x13, hex("00000009003C01"))
                .item16(AdditionalItem.FUEL, 405)
                .item16(AdditionalItem.ALARM_EVENT, 9)
                .item(0x18, hex("000302"))
                .toBytes();
        decodeBody(body);
        assertEquals(2, report.overspeedPlace());
        assertEquals(7, report.overspeedAreaId());
        assertEquals(4, report.passageKind());
        assertEquals(4_294_967_295L, report.passageAreaId());
        assertEquals(1, report.passageDirection());
        assertEquals(9, report.timedSegmentId());
        assertEquals(60, report.segmentTimeS());
        assertEquals(1, report.segmentTimeResult());
        assertEquals(405, report.fuelDl());
        assertEquals(9, report.alarmEventId());
        assertEquals(3, report.abnormalDrivingBits());

        decodeBody(new LocationEncoder()
                .begin(1_600_000_000_000L)
                .item(0x11, (byte) 0)
                .toBytes());
        assertEquals(0, report.overspeedPlace());
        assertEquals(LocationReport.ABSENT, report.overspeedAreaId());
    }

    @Test
    void temperaturesAreSignAndMagnitudeUnlessThatIsImpossible() {
        assertEquals(25, LocationReport.temperatureC(hex("0019"), 0));
        assertEquals(-5, LocationReport.temperatureC(hex("8005"), 0));
        assertEquals(-5, LocationReport.temperatureC(hex("FFFB"), 0));
    }

    @Test
    void aNumberWithinAnyItemIsReadAndNothingBeyondItsEnd() {
        decodeBody(new LocationEncoder()
                .begin(1_780_000_000_000L)
                .item(0x25, (byte) 9)
                .item32(AdditionalItem.VEHICLE_SIGNALS, 0x8001_0002L)
                .item(0xE3, (byte) 1, (byte) 0xFF, (byte) 0xFE)
                .item(0xE3, (byte) 7, (byte) 7, (byte) 7)
                .toBytes());
        assertTrue(report.hasMore());
        assertEquals(0x8001_0002L, report.field(0x25, 0, 4), "the one of legal length goes first");
        assertEquals(0xFFFE, report.field(0xE3, 1, 2));
        assertEquals(LocationReport.ABSENT, report.field(0xE3, 2, 2));
        assertEquals(LocationReport.ABSENT, report.field(0xE4, 0, 1));
        decodeBody(new LocationEncoder()
                .begin(1_780_000_000_000L)
                .item8(AdditionalItem.SATELLITES, 9)
                .toBytes());
        assertFalse(report.hasMore());
    }
}
