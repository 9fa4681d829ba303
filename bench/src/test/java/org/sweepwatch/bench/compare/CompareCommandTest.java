package org.sweepwatch.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compare} says of two results as JMH writes them. */
class CompareCommandTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int compare(String before, String after) throws IOException {
        Path first = Files.writeString(directory.resolve("before.json"), before);
        Path second = Files.writeString(directory.resolve("after.json"), after);
        return CompareCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                first.toString(),
                second.toString());
    }

    private static String result(String mode, String unit, double mean, double halfWidth, double bytes) {
        return """
                [{"benchmark":"org.sweepwatch.bench.geo.Lookup.all","mode":"%s","params":{"fences":"200"},
                  "primaryMetric":{"score":%s,"scoreConfidence":[%s,%s],"scoreUnit":"%s"},
                  "secondaryMetrics":{"gc.alloc.rate.norm":{"score":%s,"scoreConfidence":[%s,%s],"scoreUnit":"B/op"}}}]""".formatted(mode, mean, mean - halfWidth, mean + halfWidth, unit, bytes, bytes, bytes);
    }

    private static String time(double mean, double halfWidth) {
        return result("avgt", "ns/op", mean, halfWidth, 0);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLongerTimeBeyondBothIntervalsIsWorse() throws IOException {
        assertEquals(1, compare(time(100, 5), time(120, 5)));
        assertTrue(said().contains("worse          geo.Lookup.all fences=200: 100.0 -> 120.0 ns/op (x 1.20)"), said());
        assertTrue(said().contains("2 compared, 1 worse"), said());
    }

    @Test
    void intervalsThatMeetAreWithinNoise() throws IOException {
        assertEquals(0, compare(time(100, 15), time(120, 15)));
        assertTrue(said().contains("within noise   geo.Lookup.all"), said());
    }

    @Test
    void aShorterTimeIsBetter() throws IOException {
        assertEquals(0, compare(time(100, 5), time(80, 5)));
        assertTrue(said().contains("better         geo.Lookup.all"), said());
    }

    @Test
    void ofAThroughputMoreIsBetter() throws IOException {
        assertEquals(1, compare(result("thrpt", "ops/s", 100, 5, 0), result("thrpt", "ops/s", 80, 5, 0)));
        assertEquals(0, compare(result("thrpt", "ops/s", 80, 5, 0), result("thrpt", "ops/s", 100, 5, 0)));
    }

    @Test
    void newGarbageIsWorseAndJmhsOwnBytesAreNot() throws IOException {
        assertEquals(1, compare(result("avgt", "ns/op", 100, 5, 0), result("avgt", "ns/op", 100, 5, 24)));
        assertEquals(0, compare(result("avgt", "ns/op", 100, 5, 0), result("avgt", "ns/op", 100, 5, 0.3)));
    }

    @Test
    void oneIterationWithoutAnIntervalIsComparedByItself() throws IOException {
        String single = time(100, 5).replace("[95.0,105.0]", "[\"NaN\",\"NaN\"]");
        assertEquals(0, compare(single, time(100, 5)));
    }

    @Test
    void whatIsNoResultIsNamedWithTheRemedy() throws IOException {
        assertEquals(2, compare("{}", time(1, 0)));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("before.json is not a result of JMH"));
        assertEquals(2, compare("no json", time(1, 0)));
        assertEquals(2, compare(time(1, 0), time(1, 0).replace("geo.Lookup", "geo.Other")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("no benchmark in common"));
    }
}
