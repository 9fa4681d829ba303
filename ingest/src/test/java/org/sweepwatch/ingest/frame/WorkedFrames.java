package org.sweepwatch.ingest.frame;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frames worked out by hand from the standard, as they go on the wire; phones, IMEI and plates are invented. */
public final class WorkedFrames {
    /** 2013; the check byte is itself a flag and travels escaped. */
    public static final byte[] HEARTBEAT = hex("7E 00 02 00 00 01 39 73 30 01 87 00 81 7D 02 7E");

    public static final byte[] REGISTRATION_2013 =
            hex("7E 01 00 00 2D 01 39 73 30 01 87 00 01 00 2B 00 C8 5A 5A 54 53 54"
                    + "51 58 2D 38 30 38 42 00 00 00 00 00 00 00 00 00 00 00 00 00 41 30 30 32 00 00 00 02"
                    + "CF E6 42 41 36 31 38 37 65 7E");
    public static final byte[] REGISTRATION_2011 =
            hex("7E 01 00 00 21 01 39 73 30 01 88 00 01 00 2B 00 C8 5A 5A 54 53 54"
                    + "51 58 38 30 38 41 20 20 44 30 30 30 30 30 34 02 CF E6 42 41 36 31 38 38 74 7E");
    public static final byte[] AUTHENTICATION_2019 =
            hex("7E 01 02 40 29 01 00 00 00 00 01 39 73 30 02 01 00 02 05 6B 7D 01"
                    + "37 7D 02 51 38 36 30 30 30 30 30 30 30 30 30 30 30 31 39"
                    + "51 58 32 30 31 39 2D 56 31 2E 30 2E 33 00 00 00 00 00 00 00 66 7E");
    /** 2013, with two device-health alarms. */
    public static final byte[] LOCATION_2013 = hex("7E 02 00 00 36 01 39 73 30 01 87 01 25 00 00 01 20 00 0C 00 03"
            + "01 A8 AF 56 06 BE 7F 2A 00 34 00 56 01 0F 26 11 23 03 45 10 01 04 00 01 E2 40 03 02 00 54"
            + "25 04 00 00 00 10 2A 02 00 00 30 01 17 31 01 09 A5 7E");
    /** 2019, with escapes inside a vendor item and one stray byte at the end. */
    public static final byte[] LOCATION_2019 = hex("7E 02 00 40 35 01 00 00 00 00 01 39 73 30 02 01 FF FF 00 00 00 00"
            + "00 48 00 03 01 A8 E6 BB 06 BD D2 C0 00 2F 00 76 00 08 26 11 23 03 45 12 01 04 00 01 81 CD"
            + "06 02 80 05 2B 04 01 2C 04 D2 E5 06 00 03 01 7D 02 7D 01 00 00 F6 7E");
    /** 2013, from a blind zone. */
    public static final byte[] LOCATION_BATCH = hex("7E 07 04 00 45 01 39 73 30 01 87 02 00 00 02 01 00 22 00 00 00 00"
            + "00 04 00 03 01 A8 35 A8 06 BE 88 30 00 3C 00 41 00 5A 26 11 21 23 15 00 01 04 00 01 D4 C0"
            + "00 1C 00 00 00 10 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 26 11 21 23 15 30 A1 7E");

    public static final byte[] PART_1_OF_2 =
            hex("7E 09 00 20 0F 01 39 73 30 01 87 03 00 00 02 00 01 41 70 71 72 73 74 75 76"
                    + "77 78 79 7A 7B 7C 7D 01 9B 7E");
    public static final byte[] PART_2_OF_2 =
            hex("7E 09 00 20 0A 01 39 73 30 01 87 03 01 00 02 00 02 7D 02 7F 80 81 82 83 84 85 86 87 DD 7E");
    /** Bit 14 is set, yet the header is the short one. */
    public static final byte[] HEARTBEAT_FLAG_MISSET = hex("7E 00 02 40 00 01 39 73 30 01 87 00 07 B8 7E");

    public static final byte[] GENERAL_REPLY = hex("7E 80 01 00 05 01 39 73 30 01 87 00 00 01 25 02 00 00 5F 7E");
    public static final byte[] REGISTRATION_REPLY =
            hex("7E 81 00 00 09 01 39 73 30 01 87 00 01 00 01 00 5A 5A 30 31 38 37 7B 7E");
    public static final byte[] SERVER_TIME_REPLY =
            hex("7E 80 04 40 06 01 00 00 00 00 01 39 73 30 02 01 00 03 26 11 22 19 45 12 E3 7E");
    public static final byte[] SET_PARAMETERS =
            hex("7E 81 03 00 13 01 39 73 30 01 87 00 04 02 00 00 00 01 04 00 00 00 3C"
                    + "00 00 00 29 04 00 00 00 0A 74 7E");
    public static final byte[] RESEND_2013 = hex("7E 80 03 00 05 01 39 73 30 01 87 00 05 03 00 01 00 02 7D 02 7E");
    public static final byte[] RESEND_2019 =
            hex("7E 80 03 40 06 01 00 00 00 00 01 39 73 30 02 01 00 05 03 00 00 01 00 02 B9 7E");
    public static final byte[] CIRCLE_2019 = hex(
            "7E 86 00 40 24 01 00 00 00 00 01 39 73 30 02 01 00 06 01 01 00 00 00 07"
                    + "00 2A 01 A8 AE C0 06 BE 7C 78 00 00 01 2C 00 14 0A 00 0F 00 09 D4 F0 C8 CE CD F8 B8 F1 37 97 7E");

    private WorkedFrames() {}

    /** All of them, by name. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> frames = new LinkedHashMap<>();
        frames.put("heartbeat", HEARTBEAT);
        frames.put("registration 2013", REGISTRATION_2013);
        frames.put("registration 2011", REGISTRATION_2011);
        frames.put("authentication 2019", AUTHENTICATION_2019);
        frames.put("location 2013", LOCATION_2013);
        frames.put("location 2019", LOCATION_2019);
        frames.put("location batch", LOCATION_BATCH);
        frames.put("part 1 of 2", PART_1_OF_2);
        frames.put("part 2 of 2", PART_2_OF_2);
        frames.put("heartbeat with mis-set flag", HEARTBEAT_FLAG_MISSET);
        frames.put("general reply", GENERAL_REPLY);
        frames.put("registration reply", REGISTRATION_REPLY);
        frames.put("server time reply", SERVER_TIME_REPLY);
        frames.put("set parameters", SET_PARAMETERS);
        frames.put("resend request 2013", RESEND_2013);
        frames.put("resend request 2019", RESEND_2019);
        frames.put("circle 2019", CIRCLE_2019);
        return frames;
    }

    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
