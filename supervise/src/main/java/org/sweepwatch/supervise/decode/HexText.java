package org.sweepwatch.supervise.decode;

import java.util.Arrays;

/** Bytes written as hexadecimal digits, with whatever people put between them. */
public final class HexText {
    /** Longest input; a frame has at most 4,184 digits. */
    public static final int MAX_DIGITS = 65_536;

    private final byte[] bytes;
    private final DecodeError error;
    private final String message;

    private HexText(byte[] bytes, DecodeError error, String message) {
        this.bytes = bytes;
        this.error = error;
        this.message = message;
    }

    /** Reads digits of either case; spaces, commas, colons, dashes, underscores, quotes and "0x" are passed over. */
    public static HexText parse(String text) {
        byte[] bytes = new byte[Math.min(text.length(), MAX_DIGITS) / 2 + 1];
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = Character.digit(c, 16);
            boolean prefix = c == '0' && i + 1 < text.length() && (text.charAt(i + 1) | 0x20) == 'x';
            if (prefix) {
                i++;
            } else if (value >= 0 && c < 0x80) {
                if (digits == MAX_DIGITS) {
                    return new HexText(
                            null, DecodeError.TOO_LONG, "more than " + MAX_DIGITS + " digits; give one frame a line");
                }
                bytes[digits / 2] |= (byte) (digits % 2 == 0 ? value << 4 : value);
                digits++;
            } else if (!isSeparator(c)) {
                return new HexText(
                        null,
                        DecodeError.NOT_HEX,
                        "character '" + printable(c) + "' at position " + (i + 1) + " is no hexadecimal digit");
            }
        }
        if (digits % 2 != 0) {
            return new HexText(
                    null, DecodeError.ODD_DIGITS, digits + " hexadecimal digits are no whole number of bytes");
        }
        return new HexText(Arrays.copyOf(bytes, digits / 2), null, null);
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || ",:;-_\"'[]\uFEFF".indexOf(c) >= 0;
    }

    private static String printable(char c) {
        return c > ' ' && c != 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }

    /** Null when the text is not hexadecimal. */
    byte[] bytes() {
        return bytes;
    }

    DecodeError error() {
        return error;
    }

    String message() {
        return message;
    }
}
