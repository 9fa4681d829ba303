package org.sweepwatch.ingest.message.link;

import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Answer to a registration (终端注册应答), 0x8100.
 *
 * @param serial serial of the 0x0100
 * @param result one of the constants
 * @param code authentication code (鉴权码), only with {@link #SUCCESS}; otherwise empty
 */
public record RegistrationReply(int serial, int result, String code) implements MessageBody {
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
        BodyReader in = new BodyReader(bytes, offset, length, ProtocolVersion.V2013);
        RegistrationReply reply = decode(in);
        return in.isShort() ? null : reply;
    }

    public static RegistrationReply decode(BodyReader in) {
        return new RegistrationReply(in.u16("answeredSerial"), in.u8("result"), in.textToEnd("code"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(serial).put8(result).putText(code);
    }

    /** Puts the body, which is the same in all editions. */
    public void encode(FrameWriter out) {
        out.putBytes(encode(ProtocolVersion.V2013));
    }
}
