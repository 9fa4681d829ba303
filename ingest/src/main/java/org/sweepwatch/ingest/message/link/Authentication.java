package org.sweepwatch.ingest.message.link;

import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.BigEndian;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.GbText;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Terminal authentication (终端鉴权), 0x0102. The code stays in the frame, so that it can be compared without becoming a
 * string.
 *
 * @param codeOffset index of the code's first byte in the frame
 * @param codeLength bytes of the code (鉴权码)
 * @param imei IMEI, 2019 only; otherwise empty
 * @param softwareVersion software version (软件版本号), 2019 only; otherwise empty
 */
public record Authentication(int codeOffset, int codeLength, String imei, String softwareVersion) {
    private static final int IMEI_BYTES = 15;
    private static final int SOFTWARE_BYTES = 20;
    private static final int FIRST_PRINTABLE = 0x20;

    /**
     * Reads a body. A terminal of 2019 that sends nothing but its code, as the older editions do, is understood.
     *
     * @return null when there is no code
     */
    public static Authentication decode(byte[] bytes, int offset, int length, ProtocolVersion header) {
        if (header == ProtocolVersion.V2019 && hasLengthInFront(bytes, offset, length)) {
            int codeLength = BigEndian.u8(bytes, offset);
            int imei = offset + 1 + codeLength;
            int end = offset + length;
            int software = Math.min(end, imei + IMEI_BYTES);
            return new Authentication(
                    offset + 1,
                    codeLength,
                    GbText.decode(bytes, imei, software - imei),
                    GbText.decode(bytes, software, Math.min(SOFTWARE_BYTES, end - software)));
        }
        int codeLength = length;
        while (codeLength > 0 && bytes[offset + codeLength - 1] == 0) {
            codeLength--;
        }
        return codeLength == 0 ? null : new Authentication(offset, codeLength, "", "");
    }

    /** A length is consistent with the body; no code begins with a control character. */
    private static boolean hasLengthInFront(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return false;
        }
        int codeLength = BigEndian.u8(bytes, offset);
        boolean exact = length == 1 + codeLength + IMEI_BYTES + SOFTWARE_BYTES;
        return codeLength > 0 && (exact || (codeLength < FIRST_PRINTABLE && 1 + codeLength <= length));
    }

    /** The code as text, from the frame it was read from. */
    public String code(byte[] frame) {
        return new String(frame, codeOffset, codeLength, GbText.GB18030);
    }

    /** Puts the body; IMEI and software version travel only in 2019. */
    public static void encode(
            FrameWriter out, ProtocolVersion version, String code, String imei, String softwareVersion) {
        out.putBytes(new Content(code, imei, softwareVersion).encode(version));
    }

    /**
     * The body as values.
     *
     * @param code authentication code (鉴权码); a secret, so it stays out of logs
     * @param imei IMEI, 2019 only; otherwise empty
     * @param softwareVersion software version (软件版本号), 2019 only; otherwise empty
     */
    public record Content(String code, String imei, String softwareVersion) implements MessageBody {

        public static Content decode(BodyReader in) {
            Authentication found = Authentication.decode(in.bytes(), in.position(), in.remaining(), in.version());
            boolean lengthInFront = found != null && found.codeOffset() > in.position();
            String code = lengthInFront ? in.text8("code") : in.textToEnd("code");
            if (code.isEmpty()) {
                in.refuse();
            }
            String imei = lengthInFront ? in.text("imei", Math.min(IMEI_BYTES, in.remaining())) : "";
            int softwareBytes = Math.min(SOFTWARE_BYTES, in.remaining());
            return new Content(code, imei, lengthInFront ? in.text("softwareVersion", softwareBytes) : "");
        }

        @Override
        public void encode(BodyWriter out) {
            if (out.is2019()) {
                out.putText8(code).putPadded(imei, IMEI_BYTES).putPadded(softwareVersion, SOFTWARE_BYTES);
            } else {
                out.putLastText(code);
            }
        }

        @Override
        public String toString() {
            return "Content[code=***, imei=" + imei + ", softwareVersion=" + softwareVersion + "]";
        }
    }
}
