package org.sweepwatch.supervise.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.server.Recalculations;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recompute}: folds a day again from its stored points, and logs who wanted it and why. */
@Command(
        name = "recompute",
        mixinStandardHelpOptions = true,
        description = {
            "Fold a day again from its stored points and log the recalculation. 重新计算并留痕。",
            "",
            "A frozen day gets a new revision; the ones before stay readable. With a running server this changes nothing",
            "else; a day that still receives points is folded again by the server itself, within seconds.",
            ""
        })
final class RecomputeCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Option(names = "--day", paramLabel = "D", required = true, description = "Operational day. 作业日。")
    private LocalDate day;

    @Option(names = "--vehicle", paramLabel = "V", description = "Only this vehicle: id, phone or plate. 车辆。")
    private String vehicle;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is logged. 原因。")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason must say why");
        }
        Settings settings = store.settings();
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            Recalculations recalculations = new Recalculations(access.database(), settings, Clock.systemUTC());
            DeviceFailureReport report = recalculations.run(
                    day,
                    vehicle,
                    System.getProperty("user.name"),
                    reason,
                    folded -> spec.commandLine().getErr().println(folded));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s recomputed: %s of %s devices failed, state %s%n",
                            day,
                            report.byDevice().numerator(),
                            report.byDevice().denominator(),
                            report.state());
        }
        return 0;
    }
}
