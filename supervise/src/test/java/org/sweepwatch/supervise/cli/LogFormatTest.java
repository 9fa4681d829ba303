package org.sweepwatch.supervise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator finds on standard error. */
class LogFormatTest {
    @Test
    void oneLineAnEventOnStandardErrorFromInfoOn() {
        List<String> lines = standardErrorOf(() -> {
            LoggerFactory.getLogger("org.sweepwatch.supervise.Sample").debug("log-format: too much");
            LoggerFactory.getLogger("org.sweepwatch.supervise.Sample").info("log-format: {} of ours", 1);
            LoggerFactory.getLogger("com.example.Library").info("log-format: a library's chatter");
            LoggerFactory.getLogger("com.example.Library").warn("log-format: a library's trouble");
        });

        assertEquals(2, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .matches(
                                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO  Sample - "
                                        + "log-format: 1 of ours"),
                lines.get(0));
        assertTrue(lines.get(1).endsWith("WARN  Library - log-format: a library's trouble"), lines.get(1));
    }

    private static List<String> standardErrorOf(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("log-format: "))
                .toList();
    }
}
