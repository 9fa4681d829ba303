package org.sweepwatch.ingest.message.parameter;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Parameters as the terminal has them (查询终端参数应答), 0x0104.
 *
 * @param answeredSerial serial of the 0x8104 or 0x8106
 * @param parameters in the order they came; an id may come several times
 */
public record Parameters(int answeredSerial, List<Parameter> parameters) implements MessageBody {

    public static Parameters decode(BodyReader in) {
        int answeredSerial = in.u16("answeredSerial");
        return new Parameters(answeredSerial, Parameter.decodeAll(in, in.packetCount8()));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial).packetCount8(parameters).each(parameters, one -> one.encode(out));
    }
}
