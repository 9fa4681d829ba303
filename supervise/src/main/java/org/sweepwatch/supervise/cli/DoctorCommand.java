package org.sweepwatch.supervise.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sweepwatch.supervise.doctor.Doctor;
import org.sweepwatch.supervise.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: whether the server can run here, and what to do where it cannot. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Check Java, disk, ports, database, extension and clock, and say what to do. 检查运行环境。",
            "",
            "Takes what 'serve' takes and looks at what these settings mean. Exit code 1 when a check fails.",
            ""
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = new Doctor(options.reader().read(), Clock.systemUTC()).examine(finding -> {
            out.printf(
                    "%-4s  %-12s %s%n",
                    finding.level().name().toLowerCase(Locale.ROOT), finding.check(), finding.text());
            out.flush();
        });
        boolean failed = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL);
        return failed ? 1 : 0;
    }
}
