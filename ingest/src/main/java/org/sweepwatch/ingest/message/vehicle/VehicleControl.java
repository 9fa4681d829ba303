package org.sweepwatch.ingest.message.vehicle;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Controls the vehicle (车辆控制), 0x8500. Until 2013 one byte whose bit 0 locks the doors; in 2019 a list of typed controls, in
 * which 0 locks them and 1 opens them.
 *
 * @param lockDoors true locks, false unlocks; null when only something else is controlled, as 2019 allows
 * @param vendorType type of a maker's own control (控制类型), 0xF001 to 0xFFFF, 2019; null without one
 * @param vendorValue its parameter (控制参数), whose width the maker knows; null without one
 */
@SuppressWarnings("ArrayRecordComponent")
public record VehicleControl(Boolean lockDoors, Integer vendorType, byte[] vendorValue) implements MessageBody {
    private static final int DOOR = 1;
    private static final int LOCK = 0;
    private static final int OPEN = 1;

    public static VehicleControl decode(BodyReader in) {
        if (!in.is2019()) {
            return new VehicleControl((in.u8("flags") & 1) != 0, null, null);
        }
        Boolean lockDoors = null;
        int count = in.u16("count");
        for (int i = 0; i < count && !in.isShort(); i++) {
            int type = in.u16("type");
            if (type != DOOR) {
                return new VehicleControl(lockDoors, type, in.rest("vendorValue"));
            }
            lockDoors = in.u8("door") == LOCK;
        }
        return new VehicleControl(lockDoors, null, null);
    }

    @Override
    public void encode(BodyWriter out) {
        if (!out.is2019()) {
            out.put8(BodyWriter.needed(lockDoors, "lockDoors") ? 1 : 0);
            return;
        }
        out.put16((lockDoors == null ? 0 : 1) + (vendorType == null ? 0 : 1));
        if (lockDoors != null) {
            out.put16(DOOR).put8(lockDoors ? LOCK : OPEN);
        }
        if (vendorType != null) {
            out.put16(vendorType).putBytes(vendorValue);
        }
    }
}
