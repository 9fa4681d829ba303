package org.sweepwatch.supervise.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameExplanationTest {
    private static final String LOCATION = "7E 02 00 00 36 01 39 73 30 01 87 01 25 00 00 01 20 00 0C 00 03 01 A8 AF 56"
            + " 06 BE 7F 2A 00 34 00 56 01 0F 26 11 23 03 45 10 01 04 00 01 E2 40 03 02 00 54 25 04 00 00 00 10"
            + " 2A 02 00 00 30 01 17 31 01 09 A5 7E";
    private static final String PART =
            "7E 09 00 20 0A 01 39 73 30 01 87 03 01 00 02 00 02 7D 02 7F 80 81 82 83 84 85" + " 86 87 DD 7E";
    private static final String CIRCLE = "7E 86 00 40 24 01 00 00 00 00 01 39 73 30 02 01 00 06 01 01 00 00 00 07 00 2A"
            + " 01 A8 AE C0 06 BE 7C 78 00 00 01 2C 00 14 0A 00 0F 00 09 D4 F0 C8 CE CD F8 B8 F1 37 97 7E";

    private final FrameExplanation explanation = new FrameExplanation();

    private List<String> lines(String hex) {
        List<String> texts = explanation.explain(hex);
        assertEquals(1, texts.size());
        return texts.get(0).lines().toList();
    }

    private static List<String> cells(List<String> lines, String field) {
        return lines.stream()
                .map(line -> Arrays.asList(line.strip().split("\\s{2,}")))
                .filter(cells -> cells.size() > 2 && (cells.get(2) + " ").startsWith(field + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " is not in " + String.join("\n", lines)));
    }

    @Test
    void everyFieldHasItsPlaceItsBytesAndItsSection() {
        List<String> lines = lines(LOCATION);
        assertTrue(lines.get(0).startsWith("0x0200 location report 位置信息汇报, JT/T 808-2013"), lines.get(0));
        assertEquals(List.of("10", "01 25", "serial 消息流水号", "293", "JT/T 808-2019 4.4.3"), cells(lines, "serial"));
        assertEquals(
                List.of("20", "01 A8 AF 56", "latitude", "27.83215", "degree", "JT/T 808-2013 8.18"),
                cells(lines, "latitude"));
        assertEquals(List.of("30", "00 56", "speedKmh", "8.6", "km/h", "JT/T 808-2013 8.18"), cells(lines, "speedKmh"));
        assertEquals("2026-11-22T19:45:10Z", cells(lines, "time").get(3));
        assertEquals("00 01 E2 40", cells(lines, "additional[0].odometer").get(1));
        assertEquals("right", cells(lines, "check").get(3));
    }

    @Test
    void theOffsetsLeaveNoByteOut() {
        for (String hex : List.of(LOCATION, PART, CIRCLE)) {
            int next = 0;
            for (String line : lines(hex).subList(3, lines(hex).size())) {
                String[] cells = line.strip().split("\\s{2,}");
                assertEquals(next, Integer.parseInt(cells[0]), line);
                boolean noBytes = !cells[1].matches("([0-9A-F]{2}( |$))+.*");
                next += noBytes ? 0 : cells[1].split(" ").length;
            }
        }
    }

    @Test
    void listsAreNumberedAndTextsAreReadable() {
        List<String> lines = lines(CIRCLE);
        assertEquals("责任网格7", cells(lines, "areas[0].name").get(3));
        assertEquals("15", cells(lines, "areas[0].nightTopSpeedKmh").get(3));
        assertEquals("27.832", cells(lines, "areas[0].latitude").get(3));
    }

    @Test
    void onePartOfALongMessageIsBytes() {
        List<String> lines = lines(PART);
        assertEquals("2", cells(lines, "partIndex").get(3));
        assertTrue(cells(lines, "body").get(1).startsWith("7E 7F 80"));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertTrue(
                cells(lines(LOCATION.replace("A5 7E", "A6 7E")), "check").get(3).startsWith("wrong (expected: A5"));
        assertTrue(lines("hello").get(0).contains("NOT_HEX"));
        assertTrue(lines("7E 00 02 7E").get(0).startsWith("no frame"));
    }

    @Test
    void randomBytesNeverFail() {
        long seed = System.nanoTime();
        System.out.println("random explanations, seed " + seed);
        Random random = new Random(seed);
        String plain = CIRCLE.replace(" ", "");
        for (int round = 0; round < 3000; round++) {
            StringBuilder hex = new StringBuilder(plain);
            for (int times = random.nextInt(4); times >= 0; times--) {
                hex.setCharAt(random.nextInt(hex.length()), "0123456789ABCDEF".charAt(random.nextInt(16)));
            }
            hex.setLength(2 * random.nextInt(hex.length() / 2 + 1));
            for (String text : explanation.explain(hex.toString())) {
                assertFalse(text.isBlank(), "seed " + seed + ": " + hex);
            }
        }
    }
}
