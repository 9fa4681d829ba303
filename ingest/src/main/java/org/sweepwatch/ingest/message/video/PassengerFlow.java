package org.sweepwatch.ingest.message.video;

import java.time.Instant;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Passengers counted (终端上传乘客流量), 0x1005.
 *
 * @param from begin (起始时间); null when it is no date
 * @param to end (结束时间); null when it is no date
 * @param boarded people in (上车人数)
 * @param alighted people out (下车人数)
 */
public record PassengerFlow(Instant from, Instant to, int boarded, int alighted) implements MessageBody {

    public static PassengerFlow decode(BodyReader in) {
        return new PassengerFlow(in.time("from"), in.time("to"), in.u16("boarded"), in.u16("alighted"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.putTime(from).putTime(to).put16(boarded).put16(alighted);
    }
}
