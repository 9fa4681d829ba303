package org.sweepwatch.supervise.message;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.ParameterKind;

/** Parameters of a terminal (终端参数) as people write them: an id or a name, and a value as text. */
public final class ParameterText {
    private static final long LARGEST_ID = 0xFFFFFFFFL;

    private ParameterText() {}

    /** An id as people read it, for example {@code 0x0029}. */
    public static String id(long id) {
        return String.format("0x%04X", id);
    }

    /**
     * The id that people mean.
     *
     * @param text a name such as {@code defaultIntervalS}, or a number, {@code 0x} before hexadecimal digits
     * @throws IllegalArgumentException when it is neither
     */
    public static long idOf(String text) {
        Optional<ParameterKind> named = Arrays.stream(ParameterKind.values())
                .filter(kind -> kind.label().equals(text))
                .findFirst();
        if (named.isPresent()) {
            return named.get().id();
        }
        long id;
        try {
            id = Long.decode(text);
        } catch (NumberFormatException e) {
            id = -1;
        }
        if (id < 0 || id > LARGEST_ID) {
            throw new IllegalArgumentException("there is no parameter '" + text
                    + "' (expected: an id such as 0x0029 or a name such as defaultIntervalS)");
        }
        return id;
    }

    /**
     * A value in the form in which a report of the terminal shows it, so that the two can be compared.
     *
     * @throws IllegalArgumentException when the value does not fit its parameter
     */
    public static String value(long id, String text) {
        ParameterKind kind = ParameterKind.of(id);
        try {
            if (kind != null && kind.isNumber()) {
                return Parameter.of(kind, Long.decode(text)).number().toString();
            }
            if (kind != null && kind.isText()) {
                return Parameter.of(kind, text).text();
            }
            return HexFormat.of().formatHex(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            String expected = kind != null && kind.isNumber() ? "a number that fits its width" : "hexadecimal digits";
            throw new IllegalArgumentException(
                    "parameter " + id(id) + " is '" + text + "' (expected: " + expected + ")", e);
        }
    }
}
