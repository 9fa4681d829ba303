package org.sweepwatch.ingest.message.parameter;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.GbText;

/**
 * One parameter (参数项) as it travels. Its own length counts, not the one that the standard gives its id: terminals use ids
 * of others with their own widths, and send a BYTE as a DWORD.
 *
 * @param id parameter ID (参数ID), DWORD
 * @param value the bytes of the value, at most 255
 */
@SuppressWarnings("ArrayRecordComponent")
public record Parameter(long id, byte[] value) {
    private static final int LONGEST_NUMBER = 4;
    /** Where the length stands behind the id. */
    private static final int LENGTH_AT = 4;

    /** A numeric parameter in the width of its kind. */
    public static Parameter of(ParameterKind kind, long number) {
        BodyWriter out = new BodyWriter(null);
        switch (kind.width()) {
            case 1 -> out.put8(Math.toIntExact(number));
            case 2 -> out.put16(Math.toIntExact(number));
            case 4 -> out.put32(number);
            default -> throw new IllegalArgumentException(kind.label() + " is no number");
        }
        return new Parameter(kind.id(), out.toBytes());
    }

    /** A parameter that is a text. */
    public static Parameter of(ParameterKind kind, String text) {
        if (!kind.isText()) {
            throw new IllegalArgumentException(kind.label() + " is no text");
        }
        return new Parameter(kind.id(), GbText.encode(text));
    }

    /** At most so many; a last one that is cut off is left unread. */
    static List<Parameter> decodeAll(BodyReader in, int count) {
        int[] left = {count};
        return in.listWhile("parameters", next -> left[0]-- > 0 && isWhole(next), Parameter::decode);
    }

    private static boolean isWhole(BodyReader in) {
        return in.peek(LENGTH_AT) >= 0 && in.peek(LENGTH_AT) < in.remaining() - LENGTH_AT;
    }

    private static Parameter decode(BodyReader in) {
        long id = in.u32("id");
        return new Parameter(id, in.bytes("value", in.u8("valueLength", "byte")));
    }

    void encode(BodyWriter out) {
        out.put32(id).put8(value.length).putBytes(value);
    }

    /** What the standard says about the id; null when nothing. */
    public ParameterKind kind() {
        return ParameterKind.of(id);
    }

    /** The number, 0 to 2^32 - 1, of a numeric parameter of 1 to 4 bytes; null for any other. */
    public Long number() {
        ParameterKind kind = kind();
        if (kind == null || !kind.isNumber() || value.length == 0 || value.length > LONGEST_NUMBER) {
            return null;
        }
        long number = 0;
        for (byte b : value) {
            number = number << 8 | (b & 0xFF);
        }
        return number;
    }

    /** The text of a parameter that is one; null for any other. */
    public String text() {
        ParameterKind kind = kind();
        return kind == null || !kind.isText() ? null : GbText.decode(value, 0, value.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter that && that.id == id && Arrays.equals(that.value, value);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(id) + Arrays.hashCode(value);
    }

    /** Without the value: passwords are among them. */
    @Override
    public String toString() {
        return "Parameter[0x" + HexFormat.of().withUpperCase().toHexDigits(id, 8) + ", " + value.length + " bytes]";
    }
}
