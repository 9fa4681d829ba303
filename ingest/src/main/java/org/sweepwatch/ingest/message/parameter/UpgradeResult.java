package org.sweepwatch.ingest.message.parameter;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * How an upgrade went (终端升级结果通知), 0x0108, since 2013; sent after the restart.
 *
 * @param type upgrade type (升级类型), as in {@link UpgradePackage}
 * @param result result (升级结果): 0 done, 1 failed, 2 cancelled
 */
public record UpgradeResult(int type, int result) implements MessageBody {

    public static UpgradeResult decode(BodyReader in) {
        return new UpgradeResult(in.u8("type"), in.u8("result"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type).put8(result);
    }
}
