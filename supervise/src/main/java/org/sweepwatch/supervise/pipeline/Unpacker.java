package org.sweepwatch.supervise.pipeline;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.data.CompressedData;

/**
 * Takes the message out of a compressed one (数据压缩上报, 0x0901). What is in it is a message with its header; terminals leave
 * flags and check byte away, or do not. It counts as the terminal's whose connection it came on, whatever phone it names.
 * Nothing is unpacked twice. One thread, that of the tail.
 */
final class Unpacker {
    private static final int COMPRESSED = MessageId.COMPRESSED_DATA.code();

    private final FrameHeader header = new FrameHeader();
    private final SourceMessage inner = new SourceMessage();

    /** Whether there is something to unpack. */
    static boolean isPacked(SourceMessage message) {
        return message.messageId == COMPRESSED;
    }

    /** The message within, valid until the next call; null when there is none that can be read whole. */
    SourceMessage unpack(SourceMessage packed) {
        BodyReader in = new BodyReader(
                packed.bytes, packed.bodyOffset, packed.bodyLength, ProtocolVersion.V2013); // alike in each edition
        CompressedData data = CompressedData.decode(in);
        byte[] content = in.isShort() ? null : data.inflated();
        if (content == null) {
            return null;
        }
        if (content.length > 1 && content[0] == Escape.FLAG && content[content.length - 1] == Escape.FLAG) {
            content = Arrays.copyOfRange(content, 1, content.length - 1);
            content = Arrays.copyOf(content, Escape.unescape(content, content.length));
        }
        if (isWhole(content, content.length)) {
            return inner.within(packed, content, header);
        }
        byte[] checked = Arrays.copyOf(content, content.length + 1);
        checked[content.length] = (byte) Escape.xor(content, content.length);
        return isWhole(checked, checked.length) ? inner.within(packed, checked, header) : null;
    }

    private boolean isWhole(byte[] frame, int length) {
        return header.parse(frame, length) == null
                && header.surplusBytes() == 0
                && Escape.xor(frame, length) == 0
                && !header.subpackaged()
                && header.encryption() == 0
                && header.messageId() != COMPRESSED;
    }
}
