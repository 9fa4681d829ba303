package org.sweepwatch.ingest.message.notice;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * The driver reports an event (事件报告), 0x0301, until 2013.
 *
 * @param eventId event ID (事件ID) from the {@link EventList}
 */
public record EventReport(int eventId) implements MessageBody {

    public static EventReport decode(BodyReader in) {
        return new EventReport(in.u8("eventId"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(eventId);
    }
}
