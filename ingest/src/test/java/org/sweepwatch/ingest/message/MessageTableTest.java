package org.sweepwatch.ingest.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sweepwatch.ingest.frame.CollectingListener;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.frame.WorkedFrames;
import org.sweepwatch.ingest.message.table.MessageRow;
import org.sweepwatch.ingest.message.table.RecordTree;

/** Every message in every edition: bytes written by hand, the record they are, and the same bytes again. */
class MessageTableTest {
    private static final int OFFSET = 3;

    private final FrameWriter writer = new FrameWriter();
    private final FrameHeader header = new FrameHeader();

    @TestFactory
    Stream<DynamicTest> bytesBecomeTheRecord() {
        return MessageRow.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    DecodedBody decoded =
                            MessageCatalogue.decode(row.id(), row.body(), 0, row.body().length, row.version());
                    assertNotNull(decoded);
                    assertEquals(RecordTree.of(row.expected()), RecordTree.of(decoded.body()));
                    assertEquals(row.version(), decoded.version());
                    assertEquals(0, decoded.unreadBytes());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theRecordBecomesTheBytes() {
        return MessageRow.all().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> assertArrayEquals(row.body(), row.expected().encode(row.version()))));
    }

    @TestFactory
    Stream<DynamicTest> itTravelsThroughAFrame() {
        return MessageRow.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    FrameAddress address = FrameAddress.of(row.version(), "13973300187");
                    writer.begin(address, row.id().code(), 7)
                            .putBytes(row.expected().encode(row.version()));
                    byte[] frame = CollectingListener.onlyFrame(writer.end());
                    assertNull(header.parse(frame, frame.length));
                    DecodedBody decoded = MessageCatalogue.decode(
                            MessageId.of(header.messageId()),
                            frame,
                            header.bodyOffset(),
                            header.bodyLength(),
                            row.version());
                    assertEquals(RecordTree.of(row.expected()), RecordTree.of(decoded.body()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aWorkedFrameBecomesRecordsAndTheSameFrame() {
        return WorkedFrames.all().entrySet().stream()
                .filter(worked -> !worked.getKey().matches("part .*|.* mis-set flag"))
                .map(worked -> DynamicTest.dynamicTest(worked.getKey(), () -> {
                    byte[] frame = CollectingListener.onlyFrame(worked.getValue());
                    assertNull(header.parse(frame, frame.length));
                    DecodedBody decoded = MessageCatalogue.decode(
                            MessageId.of(header.messageId()),
                            frame,
                            header.bodyOffset(),
                            header.bodyLength(),
                            header.version());
                    writer.begin(header.address(), header.messageId(), header.serial())
                            .putBytes(decoded.body().encode(decoded.version()));
                    assertArrayEquals(worked.getValue(), writer.end());
                }));
    }

    @Test
    void aBodyCutAnywhereIsReadWithoutAnException() {
        int refused = 0;
        for (MessageRow row : MessageRow.all()) {
            for (int length = 0; length < row.body().length; length++) {
                // An array that ends with the body: reading past it would be an exception.
                byte[] cut = new byte[OFFSET + length];
                System.arraycopy(row.body(), 0, cut, OFFSET, length);
                for (ProtocolVersion version : ProtocolVersion.values()) {
                    refused += MessageCatalogue.decode(row.id(), cut, OFFSET, length, version) == null ? 1 : 0;
                }
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }

    @Test
    void aReaderTellsEveryByteOnceAndInOrder() {
        for (MessageRow row : MessageRow.all()) {
            byte[] shifted = new byte[OFFSET + row.body().length];
            System.arraycopy(row.body(), 0, shifted, OFFSET, row.body().length);
            int[] next = {OFFSET};
            BodyReader in = new BodyReader(
                    shifted, OFFSET, row.body().length, row.version(), (name, offset, length, value, unit) -> {
                        assertEquals(next[0], offset, row + ": " + name);
                        next[0] = offset + length;
                    });
            assertNotNull(MessageCatalogue.decode(row.id(), in), row.toString());
            assertEquals(shifted.length, next[0], row.toString());
        }
    }

    @Test
    void everyMessageWithARecordHasARowForEveryEditionThatKnowsIt() {
        for (MessageId id : MessageId.values()) {
            Set<ProtocolVersion> expected = EnumSet.noneOf(ProtocolVersion.class);
            if (MessageCatalogue.typeOf(id) != null) {
                Arrays.stream(ProtocolVersion.values()).filter(id::knownTo).forEach(expected::add);
            }
            Set<ProtocolVersion> shown = EnumSet.noneOf(ProtocolVersion.class);
            MessageRow.all().stream().filter(row -> row.id() == id).forEach(row -> {
                shown.add(row.version());
                assertEquals(MessageCatalogue.typeOf(id), row.expected().getClass());
            });
            assertTrue(shown.containsAll(expected), id + ": " + shown + ", expected " + expected);
        }
    }

    @Test
    void everyUplinkOfTheStandardIsUnderstood() {
        for (MessageId id : MessageId.values()) {
            boolean ofAMaker = id.name().matches("(VENDOR|ALARM_ATT|ATTACHMENT)\\w*");
            if (id.fromTerminal() && !ofAMaker) {
                assertNotNull(MessageCatalogue.typeOf(id), id.name());
                assertTrue(!MessageCatalogue.sectionOf(id).isEmpty(), id.name());
            }
        }
    }
}
