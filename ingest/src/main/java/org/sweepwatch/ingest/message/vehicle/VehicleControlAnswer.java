package org.sweepwatch.ingest.message.vehicle;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;
import org.sweepwatch.ingest.message.location.Location;

/**
 * What a control has done (车辆控制应答), 0x0500; the status bits of the location say it.
 *
 * @param answeredSerial serial of the 0x8500
 * @param location where the vehicle is and in which state
 */
public record VehicleControlAnswer(int answeredSerial, Location location) implements MessageBody {

    public static VehicleControlAnswer decode(BodyReader in) {
        return new VehicleControlAnswer(in.u16("answeredSerial"), Location.decode(in));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial);
        location.encode(out);
    }
}
