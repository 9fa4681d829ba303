package org.sweepwatch.ingest.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.ingest.frame.WorkedFrames.hex;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.area.DeleteAreas;
import org.sweepwatch.ingest.message.data.CompressedData;
import org.sweepwatch.ingest.message.location.LocationAnswer;
import org.sweepwatch.ingest.message.notice.Question;
import org.sweepwatch.ingest.message.notice.TextMessage;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.ParameterKind;
import org.sweepwatch.ingest.message.parameter.UpgradePackage;
import org.sweepwatch.ingest.message.vehicle.DriverIdentity;
import org.sweepwatch.ingest.message.video.ResourceList;

/** Where bodies end: bounds, values that do not fit, layouts of other editions, data that must not be shown. */
class BodyLimitsTest {
    private static final ProtocolVersion V2013 = ProtocolVersion.V2013;

    private static void assertRefused(String reason, MessageBody body) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> body.encode(V2013));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void aBodyOfSixteenMebibytesIsTheLongest() {
        int head = 1 + 5 + 1 + 4 + 4;
        byte[] data = new byte[BodyWriter.MAX_BYTES - head];
        byte[] longest = new UpgradePackage(0, "ZZTST", "V2.1", data).encode(V2013);
        assertEquals(BodyWriter.MAX_BYTES, longest.length);
        assertRefused("(expected: <= 16777216)", new UpgradePackage(0, "ZZTST", "V2.10", data));
    }

    @Test
    void whatDoesNotFitIntoItsFieldIsRefused() {
        assertRefused("256 does not fit into a BYTE", new TextMessage(256, 0, ""));
        assertRefused("-1 does not fit into a DWORD", new DeleteAreas(List.of(-1L)));
        assertRefused("256 does not fit into a BYTE", new Question(0, "?".repeat(256), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Parameter.of(ParameterKind.FENCE_RADIUS_M, 65_536));
        assertThrows(IllegalArgumentException.class, () -> Parameter.of(ParameterKind.FENCE_RADIUS_M, "far"));
        assertThrows(IllegalArgumentException.class, () -> BcdText.bytes("26-13-01 25:61:61:00", 6));
        assertThrows(IllegalArgumentException.class, () -> BcdText.bytes("tomorrow", 6));
    }

    @Test
    void aCountThatLiesCostsNothing() {
        byte[] body = hex("0125 FFFFFFFF 0102");
        assertNull(MessageCatalogue.decode(MessageId.RESOURCE_LIST, body, 0, body.length, V2013));
        BodyReader in = new BodyReader(body, 0, body.length, V2013);
        assertEquals(1, ResourceList.decode(in).resources().size());
        assertTrue(in.isShort());
    }

    @Test
    void whatIsUnpackedHasABoundInBytesAndInRatio() {
        byte[] longest = new byte[CompressedData.MAX_INFLATED_BYTES];
        new Random(7).nextBytes(longest);
        assertArrayEquals(longest, CompressedData.of(longest).inflated());
        byte[] longer = Arrays.copyOf(longest, longest.length + 1);
        assertNull(CompressedData.of(longer).inflated());
        assertNull(CompressedData.of(new byte[20_000]).inflated(), "nothing but zeros: a trap");
        byte[] positions = new byte[28 * 300];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (byte) (i % 28 == 27 ? i / 28 : i % 28);
        }
        assertArrayEquals(
                positions, CompressedData.of(positions).inflated(), "300 positions that differ in the second");
        assertNull(new CompressedData(hex("00010203")).inflated());
        assertNull(new CompressedData(new byte[0]).inflated());
    }

    @Test
    void anAnswerWithoutASerialIsOneOf2011() {
        byte[] body = hex("00000120 000C0003 01A8AF56 06BE7F2A 0034 0056 010F 261123034510");
        DecodedBody decoded = MessageCatalogue.decode(MessageId.LOCATION_ANSWER, body, 0, body.length, V2013);
        assertEquals(ProtocolVersion.V2011, decoded.version());
        assertNull(((LocationAnswer) decoded.body()).answeredSerial());
    }

    @Test
    void aDriverIsNotPrinted() {
        DriverIdentity driver = new DriverIdentity(
                1, Instant.parse("2026-11-22T19:45:10Z"), 0, "刘小明", "4302000001", "HZJT", "20301231", "430200");
        assertFalse(driver.toString().contains("刘"));
        assertFalse(driver.toString().contains("4302"));
        assertEquals("刘**", driver.masked().name());
        assertEquals("4*********", driver.masked().qualification());
        assertEquals("4*****", driver.masked().idNumber());
    }
}
