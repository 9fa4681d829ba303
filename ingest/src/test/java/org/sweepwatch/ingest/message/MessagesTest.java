package org.sweepwatch.ingest.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.ingest.frame.CollectingListener.onlyFrame;
import static org.sweepwatch.ingest.frame.WorkedFrames.hex;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.WorkedFrames;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.AlarmFlag;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.ingest.message.location.StatusFlag;

/** The worked frames, read into messages and written again byte for byte. */
class MessagesTest {
    private static final FrameAddress SWEEPER_2013 = FrameAddress.of(ProtocolVersion.V2013, "13973300187");
    private static final FrameAddress SWEEPER_2011 = FrameAddress.of(ProtocolVersion.V2011, "13973300188");
    private static final FrameAddress SWEEPER_2019 = FrameAddress.of(ProtocolVersion.V2019, "13973300201");

    private final FrameWriter writer = new FrameWriter();
    private final FrameHeader header = new FrameHeader();
    private byte[] frame;

    private void read(byte[] wire) {
        frame = onlyFrame(wire);
        assertNull(header.parse(frame, frame.length));
    }

    @Test
    void heartbeat() {
        assertArrayEquals(
                WorkedFrames.HEARTBEAT,
                writer.begin(SWEEPER_2013, MessageId.HEARTBEAT.code(), 129).end());
    }

    @Test
    void registrationOf2013() {
        read(WorkedFrames.REGISTRATION_2013);
        Registration registration =
                Registration.decode(frame, header.bodyOffset(), header.bodyLength(), header.version());
        assertEquals(
                new Registration(ProtocolVersion.V2013, 43, 200, "ZZTST", "QX-808B", "A002", 2, "湘BA6187"),
                registration);
        registration.encode(writer.begin(SWEEPER_2013, 0x0100, 1));
        assertArrayEquals(WorkedFrames.REGISTRATION_2013, writer.end());
    }

    @Test
    void registrationOf2011() {
        read(WorkedFrames.REGISTRATION_2011);
        Registration registration =
                Registration.decode(frame, header.bodyOffset(), header.bodyLength(), header.version());
        assertEquals(
                new Registration(ProtocolVersion.V2011, 43, 200, "ZZTST", "QX808A", "D000004", 2, "湘BA6188"),
                registration);
        registration.encode(writer.begin(SWEEPER_2011, 0x0100, 1));
        assertArrayEquals(WorkedFrames.REGISTRATION_2011, writer.end());
    }

    @Test
    void registrationOf2019() {
        Registration registration =
                new Registration(ProtocolVersion.V2019, 43, 211, "43020000ZZT", "QX-2019", "A187", 5, "湘BD01234");
        registration.encode(writer.begin(SWEEPER_2019, 0x0100, 0));
        read(writer.end());
        assertEquals(76 + 9, header.bodyLength());
        assertEquals(
                registration, Registration.decode(frame, header.bodyOffset(), header.bodyLength(), header.version()));
    }

    @Test
    void aRegistrationOf2011WithALongPlateIsNotTakenFor2013() {
        Registration vin =
                new Registration(ProtocolVersion.V2011, 43, 200, "ZZTST", "QX808A", "D000004", 0, "LZZ5EXSD1AB123456");
        vin.encode(writer.begin(SWEEPER_2011, 0x0100, 0));
        read(writer.end());
        assertEquals(42, header.bodyLength());
        assertEquals(vin, Registration.decode(frame, header.bodyOffset(), header.bodyLength(), header.version()));
    }

    @Test
    void aRegistrationTooShortForAPlateColourIsRefused() {
        for (int length = 0; length <= 24; length++) {
            assertNull(Registration.decode(new byte[128], 0, length, ProtocolVersion.V2013));
            assertNull(Registration.decode(new byte[128], 0, length, ProtocolVersion.V2019));
        }
        assertNotNull(Registration.decode(new byte[128], 0, 25, ProtocolVersion.V2013));
    }

    @Test
    void authenticationOf2019() {
        read(WorkedFrames.AUTHENTICATION_2019);
        Authentication authentication =
                Authentication.decode(frame, header.bodyOffset(), header.bodyLength(), header.version());
        assertEquals("k}7~Q", authentication.code(frame));
        assertEquals("860000000000019", authentication.imei());
        assertEquals("QX2019-V1.0.3", authentication.softwareVersion());
        Authentication.encode(
                writer.begin(SWEEPER_2019, 0x0102, 2),
                ProtocolVersion.V2019,
                "k}7~Q",
                "860000000000019",
                "QX2019-V1.0.3");
        assertArrayEquals(WorkedFrames.AUTHENTICATION_2019, writer.end());
    }

    @Test
    void authenticationOfTheOlderEditionsIsTheCode() {
        for (ProtocolVersion version : new ProtocolVersion[] {ProtocolVersion.V2011, ProtocolVersion.V2013}) {
            Authentication.encode(writer.begin(SWEEPER_2013, 0x0102, 2), version, "aB3xYz", "", "");
            byte[] body = writer.body();
            assertEquals(version == ProtocolVersion.V2011 ? 7 : 6, body.length);
            Authentication read = Authentication.decode(body, 0, body.length, ProtocolVersion.V2013);
            assertEquals("aB3xYz", read.code(body));
            assertEquals("", read.imei());
        }
        assertNull(Authentication.decode(new byte[3], 0, 3, ProtocolVersion.V2013));
        assertNull(Authentication.decode(new byte[0], 0, 0, ProtocolVersion.V2019));
    }

    @Test
    void aPlainCodeInAFrameOf2019IsUnderstood() {
        byte[] plain = GbText.encode("0123456789abcdefghijkl");
        Authentication read = Authentication.decode(plain, 0, plain.length, ProtocolVersion.V2019);
        assertEquals("0123456789abcdefghijkl", read.code(plain));
    }

    @Test
    void locationOf2013() {
        LocationEncoder location = new LocationEncoder()
                .begin(Instant.parse("2026-11-22T19:45:10Z").toEpochMilli())
                .alarmBits(AlarmFlag.GNSS_ANTENNA_OPEN.mask() | AlarmFlag.MAIN_POWER_OFF.mask())
                .statusBits(StatusFlag.ACC_ON.mask()
                        | StatusFlag.LOCATED.mask()
                        | StatusFlag.GPS_USED.mask()
                        | StatusFlag.BEIDOU_USED.mask())
                .position(27_832_150, 113_147_690)
                .altitudeM(52)
                .speedDeciKmh(86)
                .headingDeg(271)
                .item32(AdditionalItem.ODOMETER, 123_456)
                .item16(AdditionalItem.RECORDER_SPEED, 84)
                .item32(AdditionalItem.VEHICLE_SIGNALS, 0x10)
                .item16(AdditionalItem.IO_STATUS, 0)
                .item8(AdditionalItem.SIGNAL_STRENGTH, 23)
                .item8(AdditionalItem.SATELLITES, 9);
        location.putInto(writer.begin(SWEEPER_2013, MessageId.LOCATION_REPORT.code(), 293));
        assertArrayEquals(WorkedFrames.LOCATION_2013, writer.end());
    }

    @Test
    void locationOf2019() {
        LocationEncoder location = new LocationEncoder()
                .begin(Instant.parse("2026-11-22T19:45:12Z").toEpochMilli())
                .statusBits(0x00480003)
                .position(27_846_331, 113_103_552)
                .altitudeM(47)
                .speedDeciKmh(118)
                .headingDeg(8)
                .item32(AdditionalItem.ODOMETER, 98_765)
                .item16(AdditionalItem.COMPARTMENT_TEMPERATURE, 0x8005)
                .item32(AdditionalItem.ANALOG, 300L << 16 | 1234)
                .item(0xE5, hex("0003017E7D00"))
                .tail((byte) 0);
        location.putInto(writer.begin(SWEEPER_2019, MessageId.LOCATION_REPORT.code(), 65535));
        assertArrayEquals(WorkedFrames.LOCATION_2019, writer.end());
    }

    @Test
    void locationBatch() {
        read(WorkedFrames.LOCATION_BATCH);
        LocationBatch batch = new LocationBatch();
        assertTrue(batch.decode(frame, header.bodyOffset(), header.bodyLength()));
        assertEquals(2, batch.declaredCount());
        assertTrue(batch.blindZone());
        LocationReport point = new LocationReport();
        assertTrue(batch.next(point));
        assertEquals(27_801_000, point.latE6());
        assertEquals(113_150_000, point.lonE6());
        assertEquals(60, point.altitudeM());
        assertEquals(65, point.speedDeciKmh());
        assertEquals(90, point.headingDeg());
        assertEquals(Instant.parse("2026-11-21T15:15:00Z"), Instant.ofEpochMilli(point.timeMs()));
        assertEquals(120_000, point.odometerHm());
        assertTrue(batch.next(point));
        assertTrue(AlarmFlag.GNSS_MODULE_FAULT.isSet(point.alarmBits()));
        assertFalse(point.located());
        assertEquals(Instant.parse("2026-11-21T15:15:30Z"), Instant.ofEpochMilli(point.timeMs()));
        assertEquals(LocationReport.ABSENT, point.odometerHm());
        assertFalse(batch.next(point));
        assertEquals(0, batch.remainingBytes());
        assertEquals(0, batch.badEntries());

        LocationEncoder encoder = new LocationEncoder();
        LocationBatch.putHead(
                writer.begin(SWEEPER_2013, MessageId.LOCATION_BATCH.code(), 512), 2, LocationBatch.BLIND_ZONE);
        byte[] first = encoder.begin(Instant.parse("2026-11-21T15:15:00Z").toEpochMilli())
                .statusBits(0x00040003)
                .position(27_801_000, 113_150_000)
                .altitudeM(60)
                .speedDeciKmh(65)
                .headingDeg(90)
                .item32(AdditionalItem.ODOMETER, 120_000)
                .toBytes();
        LocationBatch.putEntry(writer, first, first.length);
        byte[] second = encoder.begin(Instant.parse("2026-11-21T15:15:30Z").toEpochMilli())
                .alarmBits(AlarmFlag.GNSS_MODULE_FAULT.mask())
                .statusBits(StatusFlag.ACC_ON.mask())
                .toBytes();
        LocationBatch.putEntry(writer, second, second.length);
        assertArrayEquals(WorkedFrames.LOCATION_BATCH, writer.end());
    }

    @Test
    void aBatchEndsCleanlyWhereverItIsCut() {
        read(WorkedFrames.LOCATION_BATCH);
        LocationBatch batch = new LocationBatch();
        LocationReport point = new LocationReport();
        for (int length = 0; length < header.bodyLength(); length++) {
            boolean started = batch.decode(frame, header.bodyOffset(), length);
            assertEquals(length >= 3, started);
            int points = 0;
            while (started && batch.next(point)) {
                points++;
            }
            assertEquals(length >= 3 + 2 + 34 ? 1 : 0, points);
        }
    }

    @Test
    void aBatchEntryTooShortForALocationIsPassedOver() {
        byte[] body = hex("0002 00 0003 010203 001C".replace(" ", "") + "00".repeat(28));
        LocationBatch batch = new LocationBatch();
        assertTrue(batch.decode(body, 0, body.length));
        LocationReport point = new LocationReport();
        assertTrue(batch.next(point));
        assertEquals(1, batch.badEntries());
        assertFalse(batch.next(point));
    }

    @Test
    void partsOfALongMessage() {
        assertArrayEquals(
                WorkedFrames.PART_1_OF_2,
                writer.begin(SWEEPER_2013, 0x0900, 768, 2, 1)
                        .putBytes(hex("41707172737475767778797A7B7C7D"))
                        .end());
        assertArrayEquals(
                WorkedFrames.PART_2_OF_2,
                writer.begin(SWEEPER_2013, 0x0900, 769, 2, 2)
                        .putBytes(hex("7E7F8081828384858687"))
                        .end());
    }

    @Test
    void generalReply() {
        GeneralReply.put(writer.begin(SWEEPER_2013, 0x8001, 0), 293, 0x0200, GeneralReply.SUCCESS);
        assertArrayEquals(WorkedFrames.GENERAL_REPLY, writer.end());
        read(WorkedFrames.GENERAL_REPLY);
        assertEquals(
                new GeneralReply(293, 0x0200, 0), GeneralReply.decode(frame, header.bodyOffset(), header.bodyLength()));
        assertNull(GeneralReply.decode(frame, header.bodyOffset(), 4));
    }

    @Test
    void registrationReply() {
        RegistrationReply reply = new RegistrationReply(1, RegistrationReply.SUCCESS, "ZZ0187");
        reply.encode(writer.begin(SWEEPER_2013, 0x8100, 1));
        assertArrayEquals(WorkedFrames.REGISTRATION_REPLY, writer.end());
        read(WorkedFrames.REGISTRATION_REPLY);
        assertEquals(reply, RegistrationReply.decode(frame, header.bodyOffset(), header.bodyLength()));
        new RegistrationReply(1, RegistrationReply.NO_SUCH_TERMINAL, "").encode(writer.begin(SWEEPER_2013, 0x8100, 1));
        assertEquals(3, writer.bodyLength());
        assertNull(RegistrationReply.decode(frame, header.bodyOffset(), 2));
    }

    @Test
    void serverTimeReplyIsUtc() {
        ServerTimeReply reply =
                new ServerTimeReply(Instant.parse("2026-11-22T19:45:12Z").toEpochMilli());
        reply.encode(writer.begin(SWEEPER_2019, 0x8004, 3));
        assertArrayEquals(WorkedFrames.SERVER_TIME_REPLY, writer.end());
        read(WorkedFrames.SERVER_TIME_REPLY);
        assertEquals(reply, ServerTimeReply.decode(frame, header.bodyOffset(), header.bodyLength()));
        assertNull(ServerTimeReply.decode(frame, header.bodyOffset(), 5));
    }

    @Test
    void textThatIsNoTextIsKeptAsHex() {
        assertEquals("湘B1", GbText.decode(hex("00 20 CF E6 42 31 20 00"), 0, 8));
        assertEquals("AB", GbText.decode(hex("41 07 42"), 0, 3));
        assertEquals("FFFE", GbText.decode(hex("FF FE"), 0, 2));
        assertEquals("", GbText.decode(new byte[4], 0, 4));
    }

    @Test
    void theCatalogueKnowsItsCodes() {
        for (MessageId id : MessageId.values()) {
            assertEquals(id, MessageId.of(id.code()));
        }
        assertEquals(
                MessageId.values().length,
                Arrays.stream(MessageId.values())
                        .mapToInt(MessageId::code)
                        .distinct()
                        .count());
        assertNull(MessageId.of(0x0999));
        assertEquals("unknown", MessageId.label(0x0999));
        assertEquals(GeneralReply.NOT_SUPPORTED, MessageId.resultFor(0x0999));
        assertEquals(GeneralReply.NOT_SUPPORTED, MessageId.resultFor(0x8300));
        assertEquals(GeneralReply.SUCCESS, MessageId.resultFor(0x0200));
        assertEquals(GeneralReply.SUCCESS, MessageId.resultFor(0x0900));
        assertEquals(GeneralReply.SUCCESS, MessageId.resultFor(0x0506), "kept, though a maker's own");
        assertTrue(MessageId.LOCATION_BATCH.knownTo(ProtocolVersion.V2013));
        assertFalse(MessageId.LOCATION_BATCH.knownTo(ProtocolVersion.V2011));
        assertFalse(MessageId.TEXT.fromTerminal());
    }
}
