package org.sweepwatch.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.ingest.frame.CollectingListener.onlyFrame;
import static org.sweepwatch.ingest.frame.WorkedFrames.hex;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameHeaderTest {
    private final FrameHeader header = new FrameHeader();

    @Test
    void readsTheHeaderOf2013() {
        byte[] frame = onlyFrame(WorkedFrames.LOCATION_2013);
        assertNull(header.parse(frame, frame.length));
        assertEquals(0x0200, header.messageId());
        assertEquals(ProtocolVersion.V2013, header.version());
        assertEquals("13973300187", header.phone());
        assertEquals(293, header.serial());
        assertEquals(12, header.bodyOffset());
        assertEquals(0x36, header.bodyLength());
        assertFalse(header.subpackaged());
        assertFalse(header.versionFlagMisset());
        assertEquals(0, header.encryption());
    }

    @Test
    void readsTheHeaderOf2019() {
        byte[] frame = onlyFrame(WorkedFrames.LOCATION_2019);
        assertNull(header.parse(frame, frame.length));
        assertEquals(ProtocolVersion.V2019, header.version());
        assertEquals(1, header.versionByte());
        assertEquals("13973300201", header.phone());
        assertEquals(65535, header.serial());
        assertEquals(17, header.bodyOffset());
        assertEquals(53, header.bodyLength());
    }

    @Test
    void readsThePartsOfALongMessage() {
        byte[] frame = onlyFrame(WorkedFrames.PART_2_OF_2);
        assertNull(header.parse(frame, frame.length));
        assertTrue(header.subpackaged());
        assertEquals(2, header.partTotal());
        assertEquals(2, header.partIndex());
        assertEquals(769, header.serial());
        assertEquals(16, header.bodyOffset());
        assertEquals(10, header.bodyLength());
    }

    @Test
    void theLengthDecidesAgainstAMisSetFlag() {
        byte[] old = onlyFrame(WorkedFrames.HEARTBEAT_FLAG_MISSET);
        assertNull(header.parse(old, old.length));
        assertEquals(ProtocolVersion.V2013, header.version());
        assertTrue(header.versionFlagMisset());
        assertEquals("13973300187", header.phone());
        assertEquals(7, header.serial());

        byte[] unflagged = onlyFrame(WorkedFrames.LOCATION_2019);
        unflagged[2] &= (byte) ~0x40;
        assertNull(header.parse(unflagged, unflagged.length));
        assertEquals(ProtocolVersion.V2019, header.version());
        assertTrue(header.versionFlagMisset());
        assertEquals("13973300201", header.phone());
    }

    @Test
    void fiveSurplusBytesDoNotMakeAFrameOf2019() {
        byte[] frame = Arrays.copyOf(onlyFrame(WorkedFrames.HEARTBEAT), 18);
        assertNull(header.parse(frame, frame.length));
        assertEquals(ProtocolVersion.V2013, header.version());
        assertEquals(0, header.bodyLength());
        assertEquals(5, header.surplusBytes());
    }

    @Test
    void whatAPlatformSendsWithoutTheFlagIsReadByTheFlag() {
        byte[] frame = onlyFrame(WorkedFrames.SERVER_TIME_REPLY);
        frame[2] &= (byte) ~0x40;
        assertNull(header.parse(frame, frame.length));
        assertEquals(ProtocolVersion.V2013, header.version());
        assertEquals(5, header.surplusBytes());
    }

    @Test
    void surplusBytesAreCountedAndLeftOut() {
        byte[] frame = onlyFrame(WorkedFrames.GENERAL_REPLY);
        byte[] longer = Arrays.copyOf(frame, frame.length + 3);
        assertNull(header.parse(longer, longer.length));
        assertEquals(5, header.bodyLength());
        assertEquals(3, header.surplusBytes());
    }

    @Test
    void aShortBodyLeavesTheSenderReadable() {
        byte[] frame = onlyFrame(WorkedFrames.LOCATION_2013);
        for (int length = 13; length < frame.length; length++) {
            assertEquals(FrameFault.BODY_TRUNCATED, header.parse(frame, length));
            assertTrue(header.addressReadable());
            assertEquals("13973300187", header.phone());
            assertEquals(0x0200, header.messageId());
            assertEquals(293, header.serial());
            assertEquals(length - 13, header.bodyLength());
        }
    }

    @Test
    void aShortHeaderOf2019IsNotReadable() {
        byte[] frame = onlyFrame(WorkedFrames.LOCATION_2019);
        for (int length = 13; length < 18; length++) {
            assertEquals(FrameFault.HEADER_TRUNCATED, header.parse(frame, length));
            assertFalse(header.addressReadable());
            assertEquals("", header.phone());
        }
        assertEquals(FrameFault.TOO_SHORT, header.parse(frame, 12));
    }

    @Test
    void phonesThatAreNoNumbersStillIdentify() {
        byte[] frame = onlyFrame(hex("7E 00 02 00 00 65 4E B6 FB 4A FD 00 81 52 7E".replace("52", check())));
        assertNull(header.parse(frame, frame.length));
        assertEquals("654EB6FB4AFD", header.phone());
        byte[] zeros = new byte[13];
        assertNull(header.parse(zeros, zeros.length));
        assertEquals("0", header.phone());
    }

    private static String check() {
        byte[] content = hex("00 02 00 00 65 4E B6 FB 4A FD 00 81");
        return String.format("%02X", Escape.xor(content, content.length));
    }

    @Test
    void anAddressIsMirroredAndRecognised() {
        for (byte[] wire : WorkedFrames.all().values()) {
            byte[] frame = onlyFrame(wire);
            assertNull(header.parse(frame, frame.length));
            FrameAddress address = header.address();
            assertTrue(address.isFrom(header, frame));
            assertEquals(header.phone(), address.phone());
            byte[] again = new FrameWriter()
                    .begin(address, header.messageId(), header.serial(), header.partTotal(), header.partIndex())
                    .putBytes(frame, header.bodyOffset(), header.bodyLength())
                    .end();
            if (!header.versionFlagMisset()) {
                assertEquals(Arrays.toString(wire), Arrays.toString(again));
            }
        }
    }

    @Test
    void anAddressIsMadeFromAPhone() {
        byte[] frame = onlyFrame(WorkedFrames.LOCATION_2019);
        assertNull(header.parse(frame, frame.length));
        assertTrue(FrameAddress.of(ProtocolVersion.V2019, "13973300201").isFrom(header, frame));
        assertFalse(FrameAddress.of(ProtocolVersion.V2013, "13973300201").isFrom(header, frame));
        assertFalse(FrameAddress.of(ProtocolVersion.V2019, "13973300202").isFrom(header, frame));
        assertThrows(IllegalArgumentException.class, () -> FrameAddress.of(ProtocolVersion.V2013, "1397330020112"));
        assertThrows(IllegalArgumentException.class, () -> FrameAddress.of(ProtocolVersion.V2013, "1397x"));
        assertThrows(IllegalArgumentException.class, () -> FrameAddress.of(ProtocolVersion.V2013, ""));
    }

    @Test
    void theLongestBodyIsWrittenAndALongerOneRefused() {
        FrameWriter writer = new FrameWriter();
        FrameAddress to = FrameAddress.of(ProtocolVersion.V2019, "1");
        byte[] escapedThroughout = new byte[FrameWriter.MAX_BODY_BYTES];
        Arrays.fill(escapedThroughout, Escape.FLAG);
        byte[] frame = onlyFrame(writer.begin(to, 0x7E7D, 0x7E7E, 0x7E7E, 0x7E7D)
                .putBytes(escapedThroughout)
                .end());
        assertNull(header.parse(frame, frame.length));
        assertEquals(FrameWriter.MAX_BODY_BYTES, header.bodyLength());
        assertThrows(IllegalStateException.class, () -> writer.put8(0));
    }
}
