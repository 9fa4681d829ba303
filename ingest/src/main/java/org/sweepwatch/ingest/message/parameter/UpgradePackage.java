package org.sweepwatch.ingest.message.parameter;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Upgrade package (下发终端升级包), 0x8108, since 2013; always longer than one frame.
 *
 * @param type upgrade type (升级类型): 0 terminal, 12 IC card reader, 52 GNSS module
 * @param makerId maker (制造商ID), at most 5 bytes
 * @param firmwareVersion version of the package (版本号)
 * @param data the package (升级数据包)
 */
@SuppressWarnings("ArrayRecordComponent")
public record UpgradePackage(int type, String makerId, String firmwareVersion, byte[] data) implements MessageBody {
    private static final int MAKER_BYTES = 5;

    public static UpgradePackage decode(BodyReader in) {
        int type = in.u8("type");
        String makerId = in.text("makerId", MAKER_BYTES);
        String firmwareVersion = in.text8("firmwareVersion");
        long length = in.u32("dataLength", "byte");
        return new UpgradePackage(
                type, makerId, firmwareVersion, in.bytes("data", (int) Math.min(length, Integer.MAX_VALUE)));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(type)
                .putPadded(makerId, MAKER_BYTES)
                .putText8(firmwareVersion)
                .put32(data == null ? 0 : data.length)
                .putBytes(data);
    }
}
