package org.sweepwatch.supervise.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sweepwatch.supervise.settings.Settings;

/** Runs all checks in the order in which their trouble would hit a start of the server. */
public final class Doctor {
    private final Settings settings;
    private final Clock clock;

    public Doctor(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs the checks.
     *
     * @param each gets each finding as soon as it is made
     * @return all findings
     */
    public List<Finding> examine(Consumer<Finding> each) {
        List<Finding> all = new ArrayList<>();
        Consumer<Finding> note = finding -> {
            all.add(finding);
            each.accept(finding);
        };
        note.accept(MachineChecks.java());
        note.accept(MachineChecks.descriptors());
        Finding directory = MachineChecks.directory(settings.data());
        note.accept(directory);
        note.accept(MachineChecks.disk(settings.data(), settings.minFreeDiskMb()));
        DatabaseChecks database = new DatabaseChecks(settings, clock);
        database.run(note);
        note.accept(
                MachineChecks.port("jt808-port", settings.bind(), settings.jt808Port(), database.isServerRunning()));
        note.accept(MachineChecks.port("http-port", settings.bind(), settings.httpPort(), database.isServerRunning()));
        note.accept(MachineChecks.clock(clock.instant()));
        return all;
    }
}
