package org.sweepwatch.ingest.message.vehicle;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Asks the driving recorder for data (行驶记录数据采集命令), 0x8700, or sets its parameters (行驶记录参数下传命令), 0x8701.
 *
 * @param command command word (命令字) by GB/T 19056
 * @param data data block (数据块) by GB/T 19056; in 2011 an 0x8700 has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecorderCommand(int command, byte[] data) implements MessageBody {

    public static RecorderCommand decode(BodyReader in) {
        return new RecorderCommand(in.u8("command"), in.rest("data"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(command).putBytes(data);
    }
}
