package org.sweepwatch.ingest.message.link;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * A message that says all by its ID: heartbeat (终端心跳) 0x0002, deregistration (终端注销) 0x0003, the queries 0x0004,
 * 0x8104, 0x8107, 0x8201, 0x8702, and the link test (链路检测) 0x8204. Some terminals put bytes of their own behind a
 * heartbeat; they are left over.
 */
public record Empty() implements MessageBody {

    public static Empty decode(BodyReader in) {
        return new Empty();
    }

    @Override
    public void encode(BodyWriter out) {}
}
