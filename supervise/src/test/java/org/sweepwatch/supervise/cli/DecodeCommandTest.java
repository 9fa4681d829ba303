package org.sweepwatch.supervise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DecodeCommandTest {
    private static final String HEARTBEAT = "7E0002000001397330018700817D027E";
    private static final String PLATE =
            "7E010000210139733001880001002B00C85A5A54535451583830384120204430303030303402" + "CFE6424136313838747E";

    private static List<String> decode(String... arguments) {
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new DecodeCommand())
                .setOut(new PrintWriter(out))
                .execute(arguments);
        assertEquals(0, exitCode);
        return out.toString().lines().toList();
    }

    private static List<String> decodeInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return decode(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void eachArgumentIsOneLineOfJson() throws Exception {
        List<String> lines = decode("--json", HEARTBEAT, "no hex", PLATE);
        assertEquals(3, lines.size());
        assertEquals(
                129, new ObjectMapper().readTree(lines.get(0)).get("serial").asInt());
        assertEquals(
                "NOT_HEX",
                new ObjectMapper().readTree(lines.get(1)).at("/error/code").asText());
        assertEquals(
                "湘BA6188",
                new ObjectMapper().readTree(lines.get(2)).at("/body/plate").asText());
        assertTrue(lines.get(2).chars().allMatch(c -> c < 0x80), "plates survive any character set");
    }

    @Test
    void bytesThatTheShellHasSeparatedAreOneFrame() throws Exception {
        List<String> lines = decode("--json 7E 00 02 00 00 01 39 73 30 01 87 00 81 7D 02 7E".split(" "));
        assertEquals(1, lines.size());
        assertEquals(
                "13973300187",
                new ObjectMapper().readTree(lines.get(0)).get("phone").asText());
    }

    @Test
    void linesOfStandardInputAreFrames() {
        List<String> lines = decodeInput(HEARTBEAT + "\r\n\n" + "x\n" + "0".repeat(300_000) + "\n" + PLATE, "--json");
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).contains("NOT_HEX"));
        assertTrue(lines.get(2).contains("TOO_LONG"));
        assertTrue(lines.get(3).contains("\"checksumOk\":true"));
    }

    @Test
    void withoutJsonTheLineIsForPeople() {
        assertEquals(List.of("0x0002 heartbeat, JT/T 808-2013, phone 13973300187, serial 129"), decode(HEARTBEAT));
        assertEquals(List.of("[NOT_HEX: character 'n' at position 1 is no hexadecimal digit]"), decode("nothing"));
        List<String> location = decode("7E020000360139733001870125000001200 00C000301A8AF5606BE7F2A003400560"
                + "10F26112303451001040001E24003020054250400000010 2A020000300117310109A57E");
        assertEquals(
                List.of("0x0200 location report, JT/T 808-2013, phone 13973300187, serial 293: 27.832150,113.147690"
                        + " 2026-11-22T19:45:10Z, 8.6 km/h, 271 deg, located, ACC on,"
                        + " alarms: gnss_antenna_open main_power_off"),
                location);
    }

    @Test
    void anExplanationIsATableOfTheFrame() {
        List<String> lines = decode("--explain", HEARTBEAT);
        assertTrue(lines.get(0).startsWith("0x0002 heartbeat 终端心跳"), lines.get(0));
        assertTrue(lines.get(1).startsWith("offset 偏移"), lines.get(1));
        assertEquals(3 + 5, lines.stream().filter(line -> !line.isBlank()).count());
    }
}
