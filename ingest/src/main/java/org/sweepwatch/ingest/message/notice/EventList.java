package org.sweepwatch.ingest.message.notice;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Events that a driver can report by a key (事件设置), 0x8301, until 2013.
 *
 * @param action kind of setting (设置类型): 0 delete all, and then nothing follows, 1 replace, 2 append, 3 modify, 4 delete
 *     these
 * @param events the events
 */
public record EventList(int action, List<Event> events) implements MessageBody {
    private static final int DELETE_ALL = 0;

    /**
     * One event (事件项).
     *
     * @param id event ID (事件ID), 0 to 127
     * @param text what the terminal shows (事件内容)
     */
    public record Event(int id, String text) {}

    public static EventList decode(BodyReader in) {
        int action = in.u8("action");
        boolean nothingFollows = action == DELETE_ALL && in.remaining() == 0;
        int count = nothingFollows ? 0 : in.packetCount8();
        return new EventList(action, in.list("events", count, one -> new Event(one.u8("id"), one.text8("text"))));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(action);
        if (action != DELETE_ALL || !BodyWriter.isEmpty(events)) {
            out.packetCount8(events).each(events, one -> out.put8(one.id()).putText8(one.text()));
        }
    }
}
