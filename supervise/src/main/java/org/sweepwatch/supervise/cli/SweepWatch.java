package org.sweepwatch.supervise.cli;

import java.util.List;
import org.sweepwatch.supervise.profile.ProfileException;
import org.sweepwatch.supervise.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of {@code sweepwatch.jar}. */
@Command(
        name = "sweepwatch",
        mixinStandardHelpOptions = true,
        versionProvider = SweepWatch.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "GPS ingestion and supervision of street-cleaning vehicles (JT/T 808).",
            "环卫车辆 GPS 接入与监督（JT/T 808）。",
            ""
        },
        footer = {
            "",
            "A first look, without anything but Java:  java -jar sweepwatch.jar demo",
            "Exit codes: 0 done, 1 the check or the work found a problem, 2 wrong usage."
        })
public final class SweepWatch implements Runnable {
    static {
        // Chronicle would otherwise print a banner and look for a newer version of itself.
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("disable.thread.safety.check", "true");
    }

    private static final List<Class<?>> COMMANDS = List.of(
            ServeCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            DecodeCommand.class,
            CommandCommand.class,
            ImportCommand.class,
            ReportCommand.class,
            RecomputeCommand.class,
            RedecodeCommand.class,
            RulesCommand.class,
            ResealCommand.class,
            DoctorCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error. 出错时打印堆栈。")
    private boolean debug;

    public static void main(String[] args) {
        int exitCode = run(args);
        System.out.flush();
        System.exit(exitCode);
    }

    /** Runs one command on the calling thread and returns its exit code. */
    public static int run(String... args) {
        SweepWatch main = new SweepWatch();
        CommandLine commandLine = new CommandLine(main);
        commandsFor(args).forEach(commandLine::addSubcommand);
        commandLine.setExecutionExceptionHandler((error, command, parsed) -> main.fail(error, command));
        commandLine.setParameterExceptionHandler(SweepWatch::wrongUsage);
        return commandLine.execute(args);
    }

    /** The command named first alone, because to know all of them takes a start a tenth of a second; otherwise all. */
    private static List<Class<?>> commandsFor(String... args) {
        String first = args.length == 0 ? "" : args[0];
        List<Class<?>> named = COMMANDS.stream()
                .filter(type -> type.getAnnotation(Command.class).name().equals(first))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    private int fail(Exception error, CommandLine command) {
        boolean usage = error instanceof SettingsException || error instanceof ProfileException;
        command.getErr().println("sweepwatch: " + oneLine(error));
        if (debug) {
            error.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return usage ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static int wrongUsage(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr()
                .println("sweepwatch: " + error.getMessage() + " (see: "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String oneLine(Throwable error) {
        String message = error.getMessage();
        if (message == null || message.isBlank()) {
            message = error.getClass().getSimpleName() + " (run again with --debug for the place)";
        }
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SweepWatch.class.getPackage().getImplementationVersion();
            return new String[] {"sweepwatch " + (version == null ? "(not packaged)" : version)};
        }
    }
}
