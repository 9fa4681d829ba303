package org.sweepwatch.ingest.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/**
 * Text of the protocol: GBK, read as its superset GB18030 so that rare characters survive. Fixed fields come padded
 * with zeros or spaces at either end, free ones with control characters and trailing zeros; all are stripped.
 */
public final class GbText {
    public static final Charset GB18030 = Charset.forName("GB18030");

    private GbText() {}

    /** The text without padding and control characters; bytes that are no text give their hexadecimal digits. */
    public static String decode(byte[] bytes, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && isPadding(bytes[from])) {
            from++;
        }
        while (to > from && isPadding(bytes[to - 1])) {
            to--;
        }
        try {
            String text = GB18030.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            return withoutControls(text);
        } catch (CharacterCodingException notText) {
            return HexFormat.of().withUpperCase().formatHex(bytes, from, to);
        }
    }

    /** The bytes of a text; characters that GB18030 lacks do not exist. */
    public static byte[] encode(String text) {
        return text.getBytes(GB18030);
    }

    private static boolean isPadding(byte b) {
        return b == 0 || b == ' ';
    }

    private static String withoutControls(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isISOControl(c)).forEach(c -> kept.append((char) c));
        return kept.toString().strip();
    }
}
