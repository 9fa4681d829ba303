package org.sweepwatch.bench.allocation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the threads of a flight recording allocate, by its samples ({@value #SAMPLE}). */
final class AllocationSites {
    static final String SAMPLE = "jdk.ObjectAllocationSample";

    private final Map<String, Map<String, Long>> weights = new HashMap<>();

    /** Reads a whole recording. */
    static AllocationSites of(Path recording) throws IOException {
        AllocationSites sites = new AllocationSites();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && event.getThread() != null) {
                    sites.add(event);
                }
            }
        }
        return sites;
    }

    private void add(RecordedEvent event) {
        String thread = String.valueOf(event.getThread().getJavaName());
        weights.computeIfAbsent(ThreadAllocation.kind(thread), name -> new HashMap<>())
                .merge(
                        lambdaShort(event.getClass("objectClass").getName()) + " at " + place(event.getStackTrace()),
                        event.getLong("weight"),
                        Long::sum);
    }

    /** A lambda's class has a number and an address that mean nothing. */
    private static String lambdaShort(String type) {
        int at = type.indexOf("$$Lambda");
        return at < 0 ? type : "lambda of " + type.substring(type.lastIndexOf('.', at) + 1, at);
    }

    /** The first frame that is ours, or the first of all. */
    private static String place(RecordedStackTrace trace) {
        if (trace == null || trace.getFrames().isEmpty()) {
            return "an unknown place";
        }
        RecordedFrame own = trace.getFrames().stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith("org.sweepwatch."))
                .findFirst()
                .orElse(trace.getFrames().get(0));
        String type = own.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + own.getMethod().getName() + ":" + own.getLineNumber();
    }

    /** What the thread allocates most of, with its share; empty when there is no sample of it. */
    String largest(String thread) {
        Map<String, Long> ofThread = weights.getOrDefault(thread, Map.of());
        long all = ofThread.values().stream().mapToLong(Long::longValue).sum();
        return ofThread.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(site -> 100 * site.getValue() / all + " % " + site.getKey())
                .orElse("");
    }
}
