package org.sweepwatch.ingest.message;

import java.util.HexFormat;

/**
 * Times and digits as BCD that are kept as text, because they need not be dates: a periodic time has a year, month and day
 * of zero ({@code 00-00-00 08:30:00}: every day at half past eight), an open limit is all zeros. Stateless.
 */
public final class BcdText {
    private static final String TIME = "%s-%s-%s %s:%s:%s";

    private BcdText() {}

    /** Six bytes as {@code YY-MM-DD hh:mm:ss}, digit by digit. */
    public static String time(byte[] bytes, int at) {
        Object[] pairs = new Object[BcdTime.BYTES];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = HexFormat.of().toHexDigits(bytes[at + i]);
        }
        return String.format(TIME, pairs);
    }

    /**
     * The bytes of digits; what people put between them (space, dash, colon) is passed over. Fewer digits than the field has
     * are filled up with zeros in front.
     *
     * @throws IllegalArgumentException when there are other characters or too many digits
     */
    public static byte[] bytes(String text, int width) {
        String digits = text.replaceAll("[ :-]", "");
        if (digits.length() > 2 * width || !digits.matches("[0-9A-Fa-f]*")) {
            throw new IllegalArgumentException("'" + text + "' is not " + 2 * width + " digits");
        }
        return HexFormat.of().parseHex("0".repeat(2 * width - digits.length()) + digits);
    }
}
