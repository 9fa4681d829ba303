package org.sweepwatch.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.sweepwatch.ingest.message.MessageCatalogue;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.data.CompressedData;

/**
 * Fuzz target of the whole way from bytes to a message: splitter, header, and the body in every edition. The first byte says
 * where the bytes are cut into two reads, or, when it is 0, that the rest is a frame to which the right check byte is put:
 * chance alone finds a right one too seldom. As a plain test it replays its seeds; see {@code CONTRIBUTING.md} for the search.
 */
class FrameFuzzTest {
    private static final byte WITH_CHECK_BYTE = 0;

    private final FrameHeader header = new FrameHeader();

    static Stream<byte[]> seeds() {
        return WorkedFrames.all().values().stream().flatMap(wire -> {
            byte[] content = CollectingListener.onlyFrame(wire);
            return Stream.of(
                    CollectingListener.concat(new byte[] {(byte) (wire.length / 2)}, wire),
                    CollectingListener.concat(
                            new byte[] {WITH_CHECK_BYTE}, Arrays.copyOf(content, content.length - 1)));
        });
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "3h", maxExecutions = 10_000_000)
    void noBytesThrowAndTheNextGoodFrameIsRead(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        if (data[0] == WITH_CHECK_BYTE) {
            byte[] frame = Arrays.copyOf(rest, rest.length + 1);
            frame[rest.length] = (byte) Escape.xor(rest, rest.length);
            read(frame, frame.length);
        } else {
            split(rest, Math.min(rest.length, data[0] & 0xFF));
        }
    }

    private void split(byte[] bytes, int cut) {
        LastFrame last = new LastFrame();
        FrameSplitter splitter = new FrameSplitter();
        accept(splitter, Arrays.copyOf(bytes, cut), last);
        accept(splitter, Arrays.copyOfRange(bytes, cut, bytes.length), last);
        int before = last.count;
        accept(splitter, WorkedFrames.HEARTBEAT, last);
        assertTrue(last.count > before, "the good frame after the bytes was not delivered");
        assertEquals(0x0002, last.messageId);
        assertEquals(bytes.length + WorkedFrames.HEARTBEAT.length, last.wireBytes + splitter.takeWireBytes());
    }

    private static void accept(FrameSplitter splitter, byte[] bytes, LastFrame last) {
        ByteBuf in = Unpooled.wrappedBuffer(bytes);
        last.splitter = splitter;
        splitter.accept(in, last);
        in.release();
    }

    private final class LastFrame implements FrameListener {
        FrameSplitter splitter;
        int count;
        int messageId;
        int wireBytes;

        @Override
        public void onFrame(byte[] frame, int length) {
            count++;
            wireBytes += splitter.takeWireBytes();
            read(frame, length);
            messageId = header.messageId();
        }

        @Override
        public void onDropped(FrameFault fault) {
            assertTrue(fault != null, "a drop without a reason");
        }
    }

    private void read(byte[] frame, int length) {
        if (header.parse(frame, length) != null) {
            return;
        }
        assertTrue(header.bodyOffset() + header.bodyLength() < length, "the body reaches into the check byte");
        assertTrue(header.phone().length() <= 2 * header.phoneLength(), "a phone longer than its bytes");
        assertEquals(header.layout2019(), header.address().layout2019());
        MessageId id = MessageId.of(header.messageId());
        if (id == null) {
            return;
        }
        for (ProtocolVersion version : ProtocolVersion.values()) {
            var decoded = MessageCatalogue.decode(id, frame, header.bodyOffset(), header.bodyLength(), version);
            if (decoded != null && decoded.body() instanceof CompressedData compressed) {
                byte[] inflated = compressed.inflated();
                assertTrue(
                        inflated == null || inflated.length <= CompressedData.MAX_INFLATED_BYTES, "inflated too far");
            }
        }
    }
}
