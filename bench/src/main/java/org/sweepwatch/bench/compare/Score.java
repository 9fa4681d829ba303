package org.sweepwatch.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * One figure of a JMH result with its confidence interval of 99.9 %.
 *
 * @param mean mean of the iterations
 * @param low lower end of the interval; the mean itself when JMH could not tell one (a single iteration)
 * @param high upper end
 * @param unit for example ns/op
 * @param moreIsBetter a throughput; otherwise a time or bytes
 */
record Score(double mean, double low, double high, String unit, boolean moreIsBetter) {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** Bytes per operation that differ by less than this do not differ: JMH counts its own few. */
    private static final double ALLOCATION_NOISE_BYTES = 1;

    /** Every figure of a result: time or throughput, and allocation where it was measured. Keyed by name and parameters. */
    static Map<String, Score> read(JsonNode results) {
        Map<String, Score> scores = new TreeMap<>();
        for (JsonNode result : results) {
            StringBuilder name =
                    new StringBuilder(result.path("benchmark").asText().replace("org.sweepwatch.bench.", ""));
            result.path("params")
                    .properties()
                    .forEach(parameter -> name.append(' ')
                            .append(parameter.getKey())
                            .append('=')
                            .append(parameter.getValue().asText()));
            boolean throughput = "thrpt".equals(result.path("mode").asText());
            scores.put(name.toString(), of(result.path("primaryMetric"), throughput));
            JsonNode allocated = result.path("secondaryMetrics").path(ALLOCATION);
            if (allocated.has("score")) {
                scores.put(name + " allocated", of(allocated, false).widenedBy(ALLOCATION_NOISE_BYTES));
            }
        }
        return scores;
    }

    private static Score of(JsonNode metric, boolean moreIsBetter) {
        double mean = metric.path("score").asDouble();
        JsonNode interval = metric.path("scoreConfidence");
        double low = interval.path(0).asDouble(Double.NaN);
        double high = interval.path(1).asDouble(Double.NaN);
        return new Score(
                mean,
                Double.isNaN(low) ? mean : low,
                Double.isNaN(high) ? mean : high,
                metric.path("scoreUnit").asText(),
                moreIsBetter);
    }

    private Score widenedBy(double by) {
        return new Score(mean, low - by, high + by, unit, moreIsBetter);
    }

    /** Worse than before, beyond what the two intervals leave open. */
    boolean worseThan(Score before) {
        return moreIsBetter ? high < before.low : low > before.high;
    }

    boolean betterThan(Score before) {
        return moreIsBetter ? low > before.high : high < before.low;
    }
}
