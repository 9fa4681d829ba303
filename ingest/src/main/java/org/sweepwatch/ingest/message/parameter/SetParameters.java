package org.sweepwatch.ingest.message.parameter;

import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Sets parameters (设置终端参数), 0x8103.
 *
 * @param parameters at most 255, in this order
 */
public record SetParameters(List<Parameter> parameters) implements MessageBody {

    public static SetParameters decode(BodyReader in) {
        return new SetParameters(Parameter.decodeAll(in, in.packetCount8()));
    }

    @Override
    public void encode(BodyWriter out) {
        out.packetCount8(parameters).each(parameters, one -> one.encode(out));
    }
}
