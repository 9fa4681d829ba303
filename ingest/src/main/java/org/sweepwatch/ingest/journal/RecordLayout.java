package org.sweepwatch.ingest.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;

/**
 * How one record lies in a file. Little-endian, at a multiple of four bytes, behind the four bytes with which the queue
 * heads a document:
 *
 * <pre>
 *   0 CRC-32C of all that follows   4 sequence in the file, from 0   8 received at, epoch ms
 *  16 terminal id                  20 format, 1                     21 transport
 *  22 frame length                 24 frame
 * </pre>
 *
 * <p>Sequence and check sum make a record recognisable by itself, whatever the bytes around it have become. For one
 * thread.
 */
final class RecordLayout {
    static final int HEAD_BYTES = 24;
    static final int MAX_BYTES = HEAD_BYTES + JournalRecord.MAX_FRAME_BYTES;
    private static final int CHECKED_FROM = 4;
    private static final byte FORMAT = 1;

    private final CRC32C crc = new CRC32C();
    private final byte[] head = new byte[HEAD_BYTES];
    private final ByteBuffer headView = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);

    void write(
            Bytes<?> out, int sequence, long receivedAtMs, int terminalId, byte transport, byte[] frame, int length) {
        headView.putInt(4, sequence);
        headView.putLong(8, receivedAtMs);
        headView.putInt(16, terminalId);
        head[20] = FORMAT;
        head[21] = transport;
        headView.putShort(22, (short) length);
        crc.reset();
        crc.update(head, CHECKED_FROM, HEAD_BYTES - CHECKED_FROM);
        crc.update(frame, 0, length);
        headView.putInt(0, (int) crc.getValue());
        out.write(head, 0, HEAD_BYTES);
        out.write(frame, 0, length);
    }

    /** Bytes of the record that may stand at the offset, or 0 when none can; the check sum is not looked at. */
    static int plausibleBytes(ByteBuffer in, int offset, int lowestSequence) {
        if (in.get(offset + 20) != FORMAT || in.getInt(offset + 4) < lowestSequence) {
            return 0;
        }
        int length = in.getShort(offset + 22) & 0xFFFF;
        return length >= 1 && length <= JournalRecord.MAX_FRAME_BYTES ? HEAD_BYTES + length : 0;
    }

    boolean checkSumFits(ByteBuffer in, byte[] raw, int offset, int bytes) {
        crc.reset();
        crc.update(raw, offset + CHECKED_FROM, bytes - CHECKED_FROM);
        return in.getInt(offset) == (int) crc.getValue();
    }

    static int sequence(ByteBuffer in, int offset) {
        return in.getInt(offset + 4);
    }

    static void read(ByteBuffer in, byte[] raw, int offset, JournalRecord into) {
        into.receivedAtMs = in.getLong(offset + 8);
        into.terminalId = in.getInt(offset + 16);
        into.transport = in.get(offset + 21);
        into.length = in.getShort(offset + 22) & 0xFFFF;
        into.corrupt = false;
        System.arraycopy(raw, offset + HEAD_BYTES, into.frame, 0, into.length);
    }
}
