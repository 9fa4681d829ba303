package org.sweepwatch.ingest.message.location;

import java.util.Arrays;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * A location report (位置信息汇报), 0x0200, kept as its bytes: by itself or inside another message. {@link LocationReport}
 * reads it, here as everywhere.
 *
 * @param bytes basic block and items as sent; shorter than a basic block only in a batch, from a terminal that does so
 */
@SuppressWarnings("ArrayRecordComponent")
public record Location(byte[] bytes) implements MessageBody {

    /** All that is left of a body. */
    public static Location decode(BodyReader in) {
        return decode(in, Math.max(LocationReport.BASIC_BLOCK_BYTES, in.remaining()));
    }

    /** So many bytes. */
    public static Location decode(BodyReader in, int length) {
        if (length < LocationReport.BASIC_BLOCK_BYTES || length > in.remaining()) {
            return new Location(in.bytes("location", length));
        }
        int from = in.position();
        LocationFields.read(in, length);
        return new Location(Arrays.copyOfRange(in.bytes(), from, from + length));
    }

    /** The basic block alone (位置信息汇报基本信息), as media carry it. */
    public static Location decodeBasicBlock(BodyReader in) {
        return decode(in, LocationReport.BASIC_BLOCK_BYTES);
    }

    @Override
    public void encode(BodyWriter out) {
        out.putBytes(bytes);
    }

    /** What the bytes say; null when they are fewer than a basic block. */
    public LocationReport report() {
        LocationReport report = new LocationReport();
        return report.decode(bytes, 0, bytes.length) ? report : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Location that && Arrays.equals(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
