package org.sweepwatch.ingest.message.link;

import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Terminal registration (终端注册), 0x0100. Its body is the first sign of a terminal of 2011: the three editions differ in
 * the widths of the fields before the plate.
 *
 * @param version the edition whose layout the body has
 * @param provinceId province (省域ID): first two digits of GB/T 2260; 0 = the platform chooses
 * @param cityId city or county (市县域ID): last four digits
 * @param makerId maker (制造商ID)
 * @param model terminal model (终端型号)
 * @param terminalId terminal ID (终端ID): chosen by the maker
 * @param plateColour plate colour (车牌颜色) by JT/T 415 or JT/T 697.7; 0 = no plate yet
 * @param plate plate (车辆标识); with colour 0 the VIN. Never empty padding, possibly empty
 */
public record Registration(
        ProtocolVersion version,
        int provinceId,
        int cityId,
        String makerId,
        String model,
        String terminalId,
        int plateColour,
        String plate)
        implements MessageBody {

    private static final int COLOUR_AT_2011 = 24;
    private static final int COLOUR_AT_2013 = 36;
    private static final int COLOUR_AT_2019 = 75;

    /**
     * Reads a body in the layout its length and its plate colour speak for.
     *
     * @param header what the header says: 2019, or 2013 for both older ones
     * @return null when the body is shorter than any registration
     */
    public static Registration decode(byte[] bytes, int offset, int length, ProtocolVersion header) {
        BodyReader in = new BodyReader(bytes, offset, length, header);
        Registration registration = decode(in);
        return in.isShort() ? null : registration;
    }

    /** The same; the edition found is also told to the reader. */
    public static Registration decode(BodyReader in) {
        ProtocolVersion version = decideVersion(in.bytes(), in.position(), in.remaining(), in.version());
        in.found(version);
        return switch (version) {
            case V2011 -> read(in, 5, 8, 7);
            case V2013 -> read(in, 5, 20, 7);
            case V2019 -> read(in, 11, 30, 30);
        };
    }

    private static ProtocolVersion decideVersion(byte[] bytes, int offset, int length, ProtocolVersion header) {
        if (header == ProtocolVersion.V2019 && length > COLOUR_AT_2019) {
            return ProtocolVersion.V2019;
        }
        boolean fits2013 = length > COLOUR_AT_2013;
        boolean fits2011 = length > COLOUR_AT_2011;
        if (fits2013 && isColour(bytes[offset + COLOUR_AT_2013])) {
            return ProtocolVersion.V2013;
        }
        if (fits2011 && (!fits2013 || isColour(bytes[offset + COLOUR_AT_2011]))) {
            return ProtocolVersion.V2011;
        }
        return header == ProtocolVersion.V2019 && !fits2013 ? header : ProtocolVersion.V2013;
    }

    private static boolean isColour(byte colour) {
        return (colour >= 0 && colour <= 9) || (colour >= 91 && colour <= 94);
    }

    private static Registration read(BodyReader in, int makerWidth, int modelWidth, int idWidth) {
        return new Registration(
                in.version(),
                in.u16("provinceId"),
                in.u16("cityId"),
                in.text("makerId", makerWidth),
                in.text("model", modelWidth),
                in.text("terminalId", idWidth),
                in.u8("plateColour"),
                in.textToEnd("plate"));
    }

    /** Puts the body in the layout of {@link #version()}. */
    public void encode(FrameWriter out) {
        out.putBytes(encode(version));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(provinceId).put16(cityId);
        switch (out.version()) {
            case V2011 -> out.putPadded(makerId, 5).putPadded(model, 8, ' ').putPadded(terminalId, 7);
            case V2013 -> out.putPadded(makerId, 5).putPadded(model, 20).putPadded(terminalId, 7);
            case V2019 ->
                out.putPaddedInFront(makerId, 11).putPaddedInFront(model, 30).putPaddedInFront(terminalId, 30);
        }
        out.put8(plateColour).putText(plate);
    }
}
