package org.sweepwatch.supervise.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.session.SessionRegistry;
import org.sweepwatch.ingest.transport.IngestCount;
import org.sweepwatch.ingest.transport.IngestCounters;
import org.sweepwatch.supervise.pipeline.Pipeline;
import org.sweepwatch.supervise.pipeline.PipelineCounters;

/** Puts the counters of every part on the metrics page. Called once at the start. */
final class ServerMetrics {
    private ServerMetrics() {}

    static void bind(
            PrometheusMeterRegistry registry,
            IngestCounters ingest,
            Pipeline pipeline,
            Journal journal,
            SessionRegistry sessions) {
        PipelineCounters pipelineCounters = pipeline.counters();
        for (IngestCount count : IngestCount.values()) {
            FunctionCounter.builder("sweepwatch.ingest." + snake(count.label()), ingest, all -> all.get(count))
                    .register(registry);
        }
        for (String name : pipelineCounters.values().keySet()) {
            FunctionCounter.builder(
                            "sweepwatch.pipeline." + name,
                            pipelineCounters,
                            all -> all.values().get(name))
                    .register(registry);
        }
        for (String reason : PipelineCounters.QUARANTINE_REASONS) {
            FunctionCounter.builder(
                            "sweepwatch.pipeline.quarantined",
                            pipelineCounters,
                            all -> all.quarantinedByReason().getOrDefault(reason, 0L))
                    .tag("reason", reason)
                    .description("frames and points kept raw because they cannot be used")
                    .register(registry);
        }
        Gauge.builder("sweepwatch.sessions", sessions, SessionRegistry::size)
                .description("terminals connected and authenticated")
                .register(registry);
        Gauge.builder("sweepwatch.pipeline.behind", () -> pipeline.caughtUp() ? 0 : 1)
                .description("1 while durable records wait to be stored")
                .register(registry);
        Gauge.builder("sweepwatch.journal.state", () -> journal.state().ordinal())
                .description("0 takes records, 1 disk low, 2 failed until restart")
                .register(registry);
    }

    /** What there is before any part. */
    static void bindJvm(PrometheusMeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private static String snake(String label) {
        return label.replaceAll("([a-z])([A-Z])", "$1.$2").toLowerCase(Locale.ROOT);
    }
}
