package org.sweepwatch.ingest.message.link;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Request for the lost parts of a sub-packaged message (补传分包请求): 0x8003 from the platform, 0x0005 from the terminal.
 * The count is a BYTE in 2013 and a WORD in 2019.
 *
 * @param firstSerial serial of the first part (原始消息流水号)
 * @param partIndexes numbers of the parts wanted (重传包ID列表), from 1
 */
public record ResendRequest(int firstSerial, List<Integer> partIndexes) implements MessageBody {

    public static ResendRequest decode(BodyReader in) {
        int firstSerial = in.u16("firstSerial");
        int count = in.is2019() ? in.u16("count") : in.u8("count");
        return new ResendRequest(firstSerial, in.list("partIndexes", count, part -> part.u16("index")));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(firstSerial);
        if (out.is2019()) {
            out.count16(partIndexes);
        } else {
            out.count8(partIndexes);
        }
        out.each(partIndexes, out::put16);
    }
}
