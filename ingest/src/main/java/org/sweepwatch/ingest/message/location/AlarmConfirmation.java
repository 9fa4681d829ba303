package org.sweepwatch.ingest.message.location;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * A person has dealt with an alarm (人工确认报警消息), 0x8203, since 2013.
 *
 * @param alarmSerial serial of the message with the alarm (报警消息流水号); 0 = all of these kinds
 * @param alarmBits which (人工确认报警类型), numbered as in {@link AlarmFlag}: bits 0, 3, 20, 21, 22, 27 and 28
 */
public record AlarmConfirmation(int alarmSerial, long alarmBits) implements MessageBody {

    public static AlarmConfirmation decode(BodyReader in) {
        return new AlarmConfirmation(in.u16("alarmSerial"), in.u32("alarmBits"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(alarmSerial).put32(alarmBits);
    }
}
