package org.sweepwatch.supervise.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sweepwatch.ingest.journal.Journal;
import org.sweepwatch.ingest.journal.JournalState;
import org.sweepwatch.supervise.api.Health;
import org.sweepwatch.supervise.api.Health.Check;
import org.sweepwatch.supervise.api.Health.Status;
import org.sweepwatch.supervise.pipeline.Pipeline;
import org.sweepwatch.supervise.settings.Settings;

/** How the server is: journal, store, pipeline. Cheap: reads what the parts know of themselves. */
final class HealthChecks implements Supplier<Health> {
    private final Settings settings;
    private final Journal journal;
    private final Pipeline pipeline;
    private final Housekeeping housekeeping;

    HealthChecks(Settings settings, Journal journal, Pipeline pipeline, Housekeeping housekeeping) {
        this.settings = settings;
        this.journal = journal;
        this.pipeline = pipeline;
        this.housekeeping = housekeeping;
    }

    @Override
    public Health get() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("journal", journal());
        checks.put("store", store());
        checks.put("housekeeping", housekeeping());
        return new Health(checks);
    }

    private Check journal() {
        JournalState state = journal.state();
        return switch (state) {
            case OK -> new Check(Status.OK, "takes records");
            case DISK_LOW ->
                new Check(
                        Status.RED,
                        "less than " + settings.minFreeDiskMb()
                                + " MiB free: terminals are not answered and keep their data; make room");
            case FAILED ->
                new Check(
                        Status.RED,
                        "a write to the disk failed: terminals are not answered; check the disk, then restart");
        };
    }

    private Check store() {
        String trouble = pipeline.trouble();
        if (pipeline.failed()) {
            return new Check(
                    Status.RED, "the pipeline stands still, positions wait in the journal; restart: see the log");
        }
        if (trouble != null) {
            return new Check(Status.RED, "positions wait in the journal, terminals are answered: " + trouble);
        }
        return new Check(Status.OK, pipeline.caughtUp() ? "everything durable is stored" : "storing");
    }

    private Check housekeeping() {
        String trouble = housekeeping.trouble();
        return trouble == null ? new Check(Status.OK, "runs") : new Check(Status.DEGRADED, trouble);
    }
}
