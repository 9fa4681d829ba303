package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.sweepwatch.ingest.journal.JournalException;
import org.sweepwatch.supervise.message.KeyFile;
import org.sweepwatch.supervise.server.KeyChange;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reseal}: changes the key with which the drivers' data are sealed in the database. */
@Command(
        name = "reseal",
        mixinStandardHelpOptions = true,
        description = {
            "Change the key of personal data and seal everything stored again with the new one. 更换个人信息密钥。",
            "",
            "Stop the server first. Run it again when it was interrupted: it goes on, and nothing is lost. The key used",
            "before moves to " + KeyFile.REPLACED_NAME
                    + " beside the key file: dumps of the database made before need it.",
            ""
        })
final class ResealCommand implements Callable<Integer> {
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Mixin
    private StoreOptions store;

    @Spec
    private CommandSpec spec;

    private long toldNanos = System.nanoTime() - TELL_NANOS;

    @Override
    public Integer call() throws IOException, JournalException {
        Settings settings = store.settings();
        KeyFile file = new KeyFile(settings.data());
        KeyChange.Outcome outcome;
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            outcome = new KeyChange(access.database(), settings.data()).run(this::tell);
        }
        spec.commandLine().getOut().println(outcome.resealed() + " values sealed again");
        if (outcome.unreadable() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("sweepwatch: " + outcome.unreadable() + " values open with none of the keys in "
                            + file.path()
                            + ": add the key they were sealed with as a line of its own and run this again;"
                            + " if it is lost, delete every line but the first");
            return 1;
        }
        spec.commandLine()
                .getOut()
                .println("put " + file.path() + " into the backup; dumps made before open with " + file.replacedPath()
                        + " alone: keep it as long as you keep them");
        return 0;
    }

    /** At most once a second. */
    private void tell(long messages, long ofMessages) {
        long now = System.nanoTime();
        if (now - toldNanos >= TELL_NANOS) {
            toldNanos = now;
            spec.commandLine().getErr().println(messages + " of " + ofMessages + " messages sealed again");
            spec.commandLine().getErr().flush();
        }
    }
}
