package org.sweepwatch.ingest.message.link;

import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.BigEndian;
import org.sweepwatch.ingest.message.GbText;

/**
 * Answer to a registration (终端注册应答), 0x8100.
 *
 * @param serial serial of the 0x0100
 * @param result one of the constants
 * @param code authentication code (鉴权码), only with {@link #SUCCESS}; otherwise empty
 */
public record RegistrationReply(int serial, int result, String code) {
    public static final int SUCCESS = 0;
    /** The vehicle is registered already (车辆已被注册). */
    public static final int VEHICLE_REGISTERED = 1;
    /** No such vehicle in the database (数据库中无该车辆). */
    public static final int NO_SUCH_VEHICLE = 2;
    /** The terminal is registered already (终端已被注册). */
    public static final int TERMINAL_REGISTERED = 3;
    /** No such terminal in the database (数据库中无该终端). */
    public static final int NO_SUCH_TERMINAL = 4;

    /** Null when the body is shorter than three bytes. */
    public static RegistrationReply decode(byte[] bytes, int offset, int length) {
        if (length < 3) {
            return null;
        }
        return new RegistrationReply(
                BigEndian.u16(bytes, offset),
                BigEndian.u8(bytes, offset + 2),
                GbText.decode(bytes, offset + 3, length - 3));
    }

    public void encode(FrameWriter out) {
        out.put16(serial).put8(result);
        if (result == SUCCESS) {
            out.putBytes(GbText.encode(code));
        }
    }
}
