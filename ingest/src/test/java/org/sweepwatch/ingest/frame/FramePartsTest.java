package org.sweepwatch.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sweepwatch.ingest.frame.CollectingListener.onlyFrame;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramePartsTest {
    private static final FrameAddress ADDRESS = FrameAddress.of(ProtocolVersion.V2013, "13973300187");

    private final FrameWriter writer = new FrameWriter();
    private final FrameHeader header = new FrameHeader();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 2046, 2047, 5000})
    void thePartsTogetherAreTheBodyAndTheirSerialsFollowEachOther(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        FrameParts parts = new FrameParts(ADDRESS, 0x8300, 0xFFFE, body);
        assertEquals(Math.max(1, (length + 1022) / 1023), parts.count());
        byte[] joined = new byte[0];
        for (int part = 0; part < parts.count(); part++) {
            byte[] frame = onlyFrame(parts.write(part, writer).end());
            header.parse(frame, frame.length);
            assertEquals(0x8300, header.messageId());
            assertEquals((0xFFFE + part) & 0xFFFF, header.serial(), "runs over the highest serial");
            assertEquals(parts.count() == 1 ? 0 : parts.count(), header.partTotal());
            assertEquals(parts.count() == 1 ? 0 : part + 1, header.partIndex());
            int before = joined.length;
            joined = Arrays.copyOf(joined, before + header.bodyLength());
            System.arraycopy(frame, header.bodyOffset(), joined, before, header.bodyLength());
        }
        assertArrayEquals(body, joined);
    }

    @Test
    void thePartAskedForAgainIsTheSameBytes() {
        FrameParts parts = new FrameParts(ADDRESS, 0x8108, 7, new byte[3000]);
        byte[] before = parts.write(1, writer).end();
        parts.write(2, writer).end();
        assertArrayEquals(before, parts.write(1, writer).end());
    }

    @Test
    void aBodyBeyondTheMostIsRefused() {
        byte[] body = new byte[FrameParts.MAX_BODY_BYTES + 1];
        assertThrows(IllegalArgumentException.class, () -> new FrameParts(ADDRESS, 0x8108, 0, body));
        assertEquals(16_401, FrameParts.count(FrameParts.MAX_BODY_BYTES));
    }

    @Test
    void aPhoneIsTheSameInEveryLayout() {
        for (String phone : new String[] {"13973300187", "7777", "0", "999999999999"}) {
            byte[] old = onlyFrame(writer.begin(FrameAddress.of(ProtocolVersion.V2013, phone), 2, 0)
                    .end());
            header.parse(old, old.length);
            PhoneKey key = header.phoneKey();
            byte[] frame = onlyFrame(writer.begin(FrameAddress.of(ProtocolVersion.V2019, phone), 2, 0)
                    .end());
            header.parse(frame, frame.length);
            assertEquals(key, header.phoneKey());
            assertEquals(phone, header.phone());
        }
        byte[] longest = onlyFrame(writer.begin(FrameAddress.of(ProtocolVersion.V2019, "98765432100000000001"), 2, 0)
                .end());
        header.parse(longest, longest.length);
        assertEquals(new PhoneKey(0x9876, 0x5432100000000001L), header.phoneKey());
        assertFalse(header.isFrom(new PhoneKey(0x9875, 0x5432100000000001L)));
    }
}
