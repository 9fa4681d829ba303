package org.sweepwatch.ingest.message.location;

import org.sweepwatch.ingest.message.BcdTime;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Answer to a query of the location (位置信息查询应答), 0x0201.
 *
 * @param answeredSerial serial of the 0x8201; null in 2011, which has none
 * @param location where the vehicle is
 */
public record LocationAnswer(Integer answeredSerial, Location location) implements MessageBody {

    public static LocationAnswer decode(BodyReader in) {
        Integer answeredSerial = in.is2011() ? null : in.u16("answeredSerial");
        Location location = Location.decode(in);
        LocationReport report = location.report();
        if (report != null && report.timeMs() == BcdTime.INVALID) {
            in.doubt(); // read with or without a serial, the time is a date in one of the two only
        }
        return new LocationAnswer(answeredSerial, location);
    }

    @Override
    public void encode(BodyWriter out) {
        if (!out.is2011()) {
            out.put16(answeredSerial == null ? 0 : answeredSerial);
        }
        location.encode(out);
    }
}
