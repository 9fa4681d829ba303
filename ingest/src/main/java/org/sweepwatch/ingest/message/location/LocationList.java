package org.sweepwatch.ingest.message.location;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Batch of locations (定位数据批量上传), 0x0704, as a value; {@link LocationBatch} is what the pipeline walks it with.
 *
 * @param type {@link LocationBatch#NORMAL} or {@link LocationBatch#BLIND_ZONE}
 * @param locations entries by their own lengths, whatever the count in front says
 */
public record LocationList(int type, List<Location> locations) implements MessageBody {
    private static final int LENGTH_BYTES = 2;

    public static LocationList decode(BodyReader in) {
        in.u16("count");
        int type = in.u8("type");
        return new LocationList(
                type,
                in.listWhile(
                        "positions",
                        LocationList::hasEntry,
                        entry -> Location.decode(entry, entry.u16("length", "byte"))));
    }

    private static boolean hasEntry(BodyReader in) {
        return in.remaining() >= LENGTH_BYTES && (in.peek(0) << 8 | in.peek(1)) <= in.remaining() - LENGTH_BYTES;
    }

    @Override
    public void encode(BodyWriter out) {
        out.count16(locations).put8(type).each(locations, entry -> {
            out.put16(entry.bytes().length);
            entry.encode(out);
        });
    }
}
