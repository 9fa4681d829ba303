package org.sweepwatch.bench.allocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final int ARRAYS = 2_000;
    private static final int ARRAY_BYTES = 10_000;

    @TempDir
    private Path folder;

    private volatile byte[] last;

    @Test
    void whatAThreadAllocatesIsCountedUnderItsNameAndFoundInTheRecording() throws Exception {
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    await(go);
                    for (int i = 0; i < ARRAYS; i++) {
                        last = new byte[ARRAY_BYTES];
                    }
                    done.countDown();
                    await(counted);
                },
                "allocating-3-7");
        Path file = folder.resolve("a.jfr");
        try (Recording flight = new Recording()) {
            flight.enable(AllocationSites.SAMPLE).withStackTrace().with("throttle", "1000/s");
            flight.start();
            thread.start();
            ThreadAllocation before = ThreadAllocation.now();
            go.countDown();
            done.await();
            long bytes = ThreadAllocation.now().since(before).get("allocating");
            counted.countDown();
            thread.join();
            flight.stop();
            flight.dump(file);
            assertTrue(
                    bytes >= (long) ARRAYS * ARRAY_BYTES && bytes < 2L * ARRAYS * ARRAY_BYTES, () -> bytes + " bytes");
        }
        assertEquals(ARRAY_BYTES, last.length);
        String site = AllocationSites.of(file).largest("allocating");
        assertTrue(site.contains("AllocationTest.lambda"), site);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seconds", "--seconds 0", "--threads 3"})
    void wrongUsageIsExitCodeTwo(String arguments) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(
                2,
                AllocationCommand.run(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        arguments.split(" ", -1)));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    }
}
