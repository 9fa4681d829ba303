package org.sweepwatch.supervise.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FrameJsonTest {
    private static final String HEARTBEAT = "7E 00 02 00 00 01 39 73 30 01 87 00 81 7D 02 7E";
    private static final String LOCATION_2013 =
            "7E 02 00 00 36 01 39 73 30 01 87 01 25 00 00 01 20 00 0C 00 03 01 A8 AF 56"
                    + " 06 BE 7F 2A 00 34 00 56 01 0F 26 11 23 03 45 10 01 04 00 01 E2 40 03 02 00 54 25 04 00 00 00 10"
                    + " 2A 02 00 00 30 01 17 31 01 09 A5 7E";
    private static final String LOCATION_2019 =
            "7E 02 00 40 35 01 00 00 00 00 01 39 73 30 02 01 FF FF 00 00 00 00 00 48"
                    + " 00 03 01 A8 E6 BB 06 BD D2 C0 00 2F 00 76 00 08 26 11 23 03 45 12 01 04 00 01 81 CD 06 02 80 05"
                    + " 2B 04 01 2C 04 D2 E5 06 00 03 01 7D 02 7D 01 00 00 F6 7E";
    private static final String BATCH =
            "7E 07 04 00 45 01 39 73 30 01 87 02 00 00 02 01 00 22 00 00 00 00 00 04 00 03 01"
                    + " A8 35 A8 06 BE 88 30 00 3C 00 41 00 5A 26 11 21 23 15 00 01 04 00 01 D4 C0 00 1C 00 00 00 10 00"
                    + " 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 26 11 21 23 15 30 A1 7E";
    private static final String REGISTRATION_2011 =
            "7E 01 00 00 21 01 39 73 30 01 88 00 01 00 2B 00 C8 5A 5A 54 53 54 51 58"
                    + " 38 30 38 41 20 20 44 30 30 30 30 30 34 02 CF E6 42 41 36 31 38 38 74 7E";
    private static final String AUTHENTICATION_2019 =
            "7E 01 02 40 29 01 00 00 00 00 01 39 73 30 02 01 00 02 05 6B 7D 01 37"
                    + " 7D 02 51 38 36 30 30 30 30 30 30 30 30 30 30 30 31 39 51 58 32 30 31 39 2D 56 31 2E 30 2E 33 00"
                    + " 00 00 00 00 00 00 66 7E";

    private final FrameJson decoder = new FrameJson();

    private ObjectNode only(String hex) {
        List<ObjectNode> frames = decoder.decode(hex);
        assertEquals(1, frames.size(), hex);
        return frames.get(0);
    }

    private static String errorCode(JsonNode frame) {
        return frame.path("error").path("code").asText();
    }

    @Test
    void aLocationHasTheKeysThatProgramsRelyOn() {
        JsonNode frame = only(LOCATION_2013);
        assertFalse(frame.has("error"));
        assertEquals("0x0200", frame.get("messageId").asText());
        assertEquals("location report", frame.get("name").asText());
        assertEquals("2013", frame.get("version").asText());
        assertEquals("13973300187", frame.get("phone").asText());
        assertEquals(293, frame.get("serial").asInt());
        assertTrue(frame.get("subpackage").isNull());
        assertTrue(frame.get("checksumOk").asBoolean());
        assertEquals(54, frame.get("bodyLength").asInt());
        JsonNode body = frame.get("body");
        assertEquals(27.83215, body.get("latitude").asDouble());
        assertEquals(113.14769, body.get("longitude").asDouble());
        assertEquals(52, body.get("altitudeM").asInt());
        assertEquals(8.6, body.get("speedKmh").asDouble());
        assertEquals(271, body.get("headingDeg").asInt());
        assertEquals("2026-11-22T19:45:10Z", body.get("time").asText());
        assertEquals(0x120, body.get("alarmBits").asLong());
        assertEquals(0xC0003, body.get("statusBits").asLong());
        assertEquals(
                "[\"gnss_antenna_open\",\"main_power_off\"]", body.get("alarms").toString());
        assertEquals(
                "[\"acc_on\",\"located\",\"gps_used\",\"beidou_used\"]",
                body.get("status").toString());
        assertTrue(body.get("located").asBoolean());
        assertTrue(body.get("accOn").asBoolean());
        assertEquals(
                "{\"id\":\"0x01\",\"name\":\"odometer\",\"value\":12345.6,\"unit\":\"km\"}",
                body.get("additional").get(0).toString());
        assertEquals(6, body.get("additional").size());
        assertFalse(body.has("tailHex"));
    }

    @Test
    void vendorItemsAndTailsAreShownAsHex() {
        JsonNode frame = only(LOCATION_2019);
        assertEquals("2019", frame.get("version").asText());
        assertEquals("13973300201", frame.get("phone").asText());
        assertEquals(65535, frame.get("serial").asInt());
        JsonNode body = frame.get("body");
        assertEquals(-5, body.get("additional").get(1).get("value").asInt());
        assertEquals(
                "{\"ad0\":1234,\"ad1\":300}",
                body.get("additional").get(2).get("value").toString());
        assertEquals("0xE5", body.get("additional").get(3).get("id").asText());
        assertEquals("0003017e7d00", body.get("additional").get(3).get("hex").asText());
        assertEquals("00", body.get("tailHex").asText());
    }

    @Test
    void aBatchShowsEachOfItsPositions() {
        JsonNode body = only(BATCH).get("body");
        assertTrue(body.get("blindZone").asBoolean());
        assertEquals(2, body.get("positions").size());
        assertEquals(27.801, body.get("positions").get(0).get("latitude").asDouble());
        assertEquals(
                "2026-11-21T15:15:30Z", body.get("positions").get(1).get("time").asText());
        assertFalse(body.get("positions").get(1).get("located").asBoolean());
    }

    @Test
    void registrationAndAuthenticationAreReadable() {
        JsonNode registration = only(REGISTRATION_2011);
        assertEquals("2011", registration.get("version").asText());
        assertEquals("湘BA6188", registration.get("body").get("plate").asText());
        assertEquals("QX808A", registration.get("body").get("model").asText());
        JsonNode authentication = only(AUTHENTICATION_2019).get("body");
        assertEquals("k}7~Q", authentication.get("code").asText());
        assertEquals("860000000000019", authentication.get("imei").asText());
    }

    @Test
    void hexIsTakenAsPeopleWriteIt() {
        String plain = HEARTBEAT.replace(" ", "");
        for (String text : new String[] {
            plain,
            plain.toLowerCase(Locale.ROOT),
            "0x" + plain,
            HEARTBEAT.replace(' ', ','),
            HEARTBEAT.replace(" ", ", 0x").replaceFirst("7E", "0x7E"),
            "\"" + HEARTBEAT + "\"\r",
            plain.substring(2, plain.length() - 2), // no flags
            "0002000001397330018700817E", // no flags, not escaped
        }) {
            JsonNode frame = only(text);
            assertFalse(frame.has("error"), text);
            assertEquals("0x0002", frame.get("messageId").asText(), text);
            assertEquals(129, frame.get("serial").asInt(), text);
            assertTrue(frame.get("checksumOk").asBoolean(), text);
        }
    }

    @Test
    void severalFramesInOneInputAreSeveralLines() {
        assertEquals(2, decoder.decode(HEARTBEAT + LOCATION_2013).size());
        assertEquals(2, decoder.decode(HEARTBEAT + LOCATION_2013.substring(3)).size());
        List<ObjectNode> withABadOne = decoder.decode(HEARTBEAT + "7E 00 01 02 7E" + LOCATION_2013);
        assertEquals(3, withABadOne.size());
        assertEquals("TOO_SHORT", errorCode(withABadOne.get(1)));
    }

    @Test
    void aWrongCheckByteIsShownWithWhatCanBeRead() {
        JsonNode frame = only(LOCATION_2013.replace("A5 7E", "A6 7E"));
        assertFalse(frame.get("checksumOk").asBoolean());
        assertEquals("BAD_CHECK", errorCode(frame));
        assertEquals("13973300187", frame.get("phone").asText());
        assertEquals(27.83215, frame.get("body").get("latitude").asDouble());
    }

    @Test
    void aFrameThatWasNotEscapedIsRepaired() {
        JsonNode frame = only(LOCATION_2019.replace("7D 02 7D 01", "7E 7D"));
        assertTrue(frame.get("repaired").asBoolean());
        assertTrue(frame.get("checksumOk").asBoolean());
        assertEquals("0003017e7d00", frame.at("/body/additional/3/hex").asText());
    }

    @Test
    void whatIsNoFrameIsAnErrorWithAReason() {
        assertEquals("NOT_HEX", errorCode(only("hello")));
        assertEquals("ODD_DIGITS", errorCode(only("7E0")));
        assertEquals("TOO_SHORT", errorCode(only("")));
        assertEquals("TOO_SHORT", errorCode(only("7E7E")));
        assertEquals("TOO_SHORT", errorCode(only("7E00020000017E")));
        assertEquals("TOO_LONG", errorCode(only("00".repeat(HexText.MAX_DIGITS))));
        assertEquals("0x0002", only("7E00020000017E").get("messageId").asText());
    }

    @Test
    void aShortBodyIsAnErrorAndTheSenderIsNamed() {
        JsonNode heartbeatOfTen = only(checked("0002000A0139733001870081"));
        assertEquals("BODY_TRUNCATED", errorCode(heartbeatOfTen));
        assertEquals("13973300187", heartbeatOfTen.get("phone").asText());
        JsonNode location = only(checked("02000002013973300187008100FF"));
        assertEquals("BODY_MALFORMED", errorCode(location));
        assertEquals("00ff", location.get("body").get("hex").asText());
    }

    @Test
    void randomBytesNeverFail() {
        long seed = System.nanoTime();
        System.out.println("random hex, seed " + seed);
        Random random = new Random(seed);
        byte[] location = HexFormat.of().parseHex(LOCATION_2013.replace(" ", ""));
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = location.clone();
            for (int times = random.nextInt(4); times >= 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            String hex = HexFormat.of().formatHex(bytes, 0, random.nextInt(bytes.length + 1));
            for (ObjectNode frame : decoder.decode(hex)) {
                assertTrue(frame.has("error") || frame.has("messageId"), "seed " + seed + ": " + hex);
                assertFalse(FrameLine.of(frame).isBlank(), hex);
            }
        }
    }

    @Test
    void recordedFramesAreDecoded() throws IOException {
        Path corpus = Stream.of("../../shared/frames/corpus.jsonl", "../shared/frames/corpus.jsonl")
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(corpus != null, "no recorded frames: shared/frames is not beside the project");
        int rows = 0;
        for (String line : Files.readAllLines(corpus)) {
            JsonNode expected = new ObjectMapper().readTree(line);
            ObjectNode frame = only(expected.get("hex").asText());
            assertNotNull(frame.get("messageId"), line);
            if (frame.has("version")) {
                assertEquals(
                        Integer.parseInt(expected.get("msg_id").asText(), 16),
                        Integer.decode(frame.get("messageId").asText()),
                        line);
                assertEquals(
                        expected.get("checksum_ok").asBoolean(),
                        frame.get("checksumOk").asBoolean(),
                        line);
                assertTrue(
                        expected.get("ver")
                                .asText()
                                .contains(frame.get("version").asText()),
                        line);
            }
            if (expected.has("phone")) {
                assertEquals(expected.get("phone").asText(), frame.get("phone").asText(), line);
                assertEquals(expected.get("serial").asInt(), frame.get("serial").asInt(), line);
                assertFalse(frame.has("error") && !errorCode(frame).equals("BODY_MALFORMED"), line);
                if (frame.has("error")) {
                    System.out.println(frame.get("error").get("message").asText() + ": " + expected.get("hex"));
                }
            }
            rows++;
        }
        System.out.println("recorded frames decoded: " + rows);
    }

    private static String checked(String content) {
        int check = 0;
        for (byte b : HexFormat.of().parseHex(content)) {
            check ^= b;
        }
        return "7E" + content + String.format("%02X", check & 0xFF) + "7E";
    }
}
