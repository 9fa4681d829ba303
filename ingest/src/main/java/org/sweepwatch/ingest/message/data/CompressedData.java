package org.sweepwatch.ingest.message.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * A message that was compressed (数据压缩上报), 0x0901. Whoever reads what is in it must not unpack an 0x0901 again.
 *
 * @param gzip the message as GZIP (压缩消息体)
 */
@SuppressWarnings("ArrayRecordComponent")
public record CompressedData(byte[] gzip) implements MessageBody {
    /** Most that is unpacked; more is a trap and no message. */
    public static final int MAX_INFLATED_BYTES = 64 << 10;
    /** Most bytes unpacked from each packed one: positions of one terminal, all but equal, reach a tenth of it. */
    public static final int MAX_RATIO = 200;

    public static CompressedData decode(BodyReader in) {
        long length = in.u32("length", "byte");
        return new CompressedData(in.bytes("gzip", (int) Math.min(length, Integer.MAX_VALUE)));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put32(gzip.length).putBytes(gzip);
    }

    /** Packs a message of at most {@link #MAX_INFLATED_BYTES}. */
    public static CompressedData of(byte[] message) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(message);
        } catch (IOException impossible) {
            throw new AssertionError("an array in memory cannot fail", impossible);
        }
        return new CompressedData(packed.toByteArray());
    }

    /**
     * The message; null when the bytes are no GZIP, or hold more than {@link #MAX_INFLATED_BYTES} or {@link #MAX_RATIO} times
     * their own number.
     */
    public byte[] inflated() {
        int most = (int) Math.min(MAX_INFLATED_BYTES, (long) gzip.length * MAX_RATIO);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            byte[] message = in.readNBytes(most + 1);
            return message.length > most ? null : message;
        } catch (IOException notGzip) {
            return null;
        }
    }
}
