package org.sweepwatch.supervise.pipeline;

import java.util.Locale;
import java.util.Map;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.location.AlarmFlag;

/**
 * What the bits of the alarm word mean in each edition (报警标志位定义): which there are, and which of them the terminal
 * holds until it is answered (收到应答后清零) instead of until the condition ends.
 */
public final class AlarmKinds {
    /** The device's own health, bits 4-12 and 24, by the name that events have for it. */
    private static final Map<Integer, String> DEVICE = Map.of(
            4, "gnss-fault",
            5, "gnss-antenna-open",
            6, "gnss-antenna-short",
            7, "supply-low",
            8, "supply-off",
            9, "display-fault",
            10, "tts-fault",
            11, "camera-fault",
            12, "ic-reader-fault",
            24, "speed-sensor-fault");

    private static final int RESERVED_2011 = bits(12, 13, 14, 15, 16, 17, 29, 30, 31);
    private static final int RESERVED_2013 = bits(15, 16, 17);
    private static final int RESERVED_2019 = bits(31);
    private static final int UNTIL_ANSWERED_2019 = bits(0, 20, 21, 22, 27, 28);
    private static final int UNTIL_ANSWERED_2011 = UNTIL_ANSWERED_2019 | bits(3);
    private static final int UNTIL_ANSWERED_2013 = UNTIL_ANSWERED_2011 | bits(31);

    private AlarmKinds() {}

    /** The bits that the edition defines; makers put other things into the others. */
    static int defined(ProtocolVersion version) {
        return ~switch (version) {
            case V2011 -> RESERVED_2011;
            case V2013 -> RESERVED_2013;
            case V2019 -> RESERVED_2019;
        };
    }

    /** The bits that a terminal of this edition clears only after an answer of the platform. */
    static int untilAnswered(ProtocolVersion version) {
        return switch (version) {
            case V2011 -> UNTIL_ANSWERED_2011;
            case V2013 -> UNTIL_ANSWERED_2013;
            case V2019 -> UNTIL_ANSWERED_2019;
        };
    }

    /** Whether the bit tells of the device's own health. */
    public static boolean ofDevice(int bit) {
        return DEVICE.containsKey(bit);
    }

    /** Name of a bit in events and answers, for example {@code gnss-antenna-open}. */
    public static String name(int bit) {
        String device = DEVICE.get(bit);
        return device != null
                ? device
                : AlarmFlag.values()[bit].name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int bits(int... numbers) {
        int all = 0;
        for (int number : numbers) {
            all |= 1 << number;
        }
        return all;
    }
}
