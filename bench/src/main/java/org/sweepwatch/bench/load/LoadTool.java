package org.sweepwatch.bench.load;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of {@code load.jar}. */
@Command(
        name = "load",
        description = {
            "Drives any JT/T 808 server with terminals that register, authenticate and report positions.",
            "用真实连接对任意 JT/T 808 平台施加负载。",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 positions were refused, lost or not answered, or the run failed, 2 wrong usage."
        },
        subcommands = LedgerCheck.class)
public final class LoadTool implements Callable<Integer> {
    private static final int DEFAULT_RAMP_PER_SECOND = 400;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--target", paramLabel = "HOST:PORT", description = "The server.")
    private String target;

    @Option(names = "--terminals", paramLabel = "N", defaultValue = "187", description = "Sockets (default 187).")
    private int terminals;

    @Option(
            names = "--duration",
            paramLabel = "ISO",
            defaultValue = "PT60S",
            description = "Measured time, for example PT60S (default).")
    private Duration duration;

    @Option(
            names = "--warmup",
            paramLabel = "ISO",
            defaultValue = "PT10S",
            description = "Load before the measured time (default PT10S).")
    private Duration warmup;

    @Option(
            names = "--mode",
            paramLabel = "closed|paced|pipelined",
            defaultValue = "closed",
            description = {
                "closed: each terminal waits for its answer before it sends again (default).",
                "paced: at --rate, whatever the server does; latency counts from the scheduled time.",
                "pipelined: up to --depth frames of a terminal in flight."
            })
    private String mode;

    @Option(names = "--rate", paramLabel = "N", description = "Positions a second of all terminals; only paced.")
    private Double rate;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Most frames of one terminal in flight, a power of two (default 32; closed: 1).")
    private Integer depth;

    @Option(
            names = "--version",
            paramLabel = "2011|2013|2019",
            defaultValue = "2013",
            description = "Edition of JT/T 808 that the terminals speak (default 2013).")
    private String edition;

    @Option(
            names = "--ramp",
            paramLabel = "ISO",
            description = "Time over which the terminals connect (default: 400 of them a second).")
    private Duration ramp;

    @Option(
            names = "--phone-base",
            paramLabel = "DIGITS",
            defaultValue = "13900000000",
            description = "Phone of the first terminal; the others follow (default 13900000000).")
    private long phoneBase;

    @Option(
            names = "--answer-timeout",
            paramLabel = "ISO",
            defaultValue = "PT10S",
            description = "A frame without an answer after this counts as not answered (default PT10S).")
    private Duration answerTimeout;

    @Option(
            names = "--storm",
            paramLabel = "ISO",
            description =
                    "So often terminals lose their connection all at once and come back after 0.5 to 1.5 s, doubled with"
                            + " each attempt in vain, up to 12 s. 集中掉线重连")
    private Duration storm;

    @Option(
            names = "--storm-share",
            paramLabel = "PERCENT",
            description = "Share of the terminals that a storm hits (default 100).")
    private Integer stormShare;

    @Option(
            names = "--loops",
            paramLabel = "N",
            defaultValue = "1",
            description = "Event loops of this tool (default 1, enough for some 100,000 frames a second).")
    private int loops;

    @Option(
            names = "--media-uploads",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "Extra terminals that upload media in parts (0x0801) in the second half of the measured time:",
                "the latency of positions is told for each half (default 0)."
            })
    private int mediaUploads;

    @Option(
            names = "--media-bytes",
            paramLabel = "N",
            defaultValue = "1048576",
            description = "Bytes of each medium (default 1048576).")
    private int mediaBytes;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Writes every acknowledged position as a line " + Ledger.HEADER + "; see: verify.")
    private Path ledger;

    @Option(
            names = "--cpu",
            paramLabel = "PID,...",
            split = ",",
            description = "Also tells CPU time, by thread, and memory of these processes and their children.")
    private List<Integer> watched = List.of();

    @Option(names = "--json", description = "Prints the result as one line of JSON.")
    private boolean json;

    public static void main(String[] args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // nothing here logs
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs on the calling thread and returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        return new CommandLine(new LoadTool())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((error, given) -> {
                    err.println("load: " + error.getMessage() + " (see: --help)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (!(error instanceof LoadException)) {
                        throw error;
                    }
                    err.println("load: " + error.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        LoadSettings settings;
        try {
            settings = settings();
        } catch (LoadException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        if (!watched.isEmpty() && !ProcessUsage.isSupported()) {
            throw new LoadException("--cpu needs /proc, which only Linux has: leave it out");
        }
        PrintWriter err = spec.commandLine().getErr();
        LoadResult result = new LoadRun(settings, watched, json ? null : err).run();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? result.json() + "\n" : result.text());
        out.flush();
        return result.hasTrouble() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private LoadSettings settings() {
        LoadSettings.Mode when = parse(LoadSettings.Mode.values(), mode, "--mode", Enum::name);
        boolean closed = when == LoadSettings.Mode.CLOSED;
        if (rate != null && when != LoadSettings.Mode.PACED) {
            throw new LoadException("--rate goes with --mode paced only");
        }
        if (stormShare != null && storm == null) {
            throw new LoadException("--storm-share goes with --storm only");
        }
        return new LoadSettings(
                address(),
                terminals,
                loops,
                when,
                rate == null ? 0 : rate,
                closed ? 1 : depth == null ? 32 : depth,
                parse(ProtocolVersion.values(), edition, "--version", ProtocolVersion::label),
                phoneBase,
                ramp == null ? Duration.ofMillis(1000L * terminals / DEFAULT_RAMP_PER_SECOND) : ramp,
                warmup,
                duration,
                answerTimeout,
                storm == null ? null : new LoadSettings.Storm(storm, stormShare == null ? 100 : stormShare),
                mediaUploads,
                mediaBytes,
                ledger);
    }

    private InetSocketAddress address() {
        int colon = target == null ? -1 : target.lastIndexOf(':');
        try {
            return new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        } catch (RuntimeException e) {
            throw new LoadException("--target is " + target + " (expected: HOST:PORT)", e);
        }
    }

    private static <T> T parse(T[] values, String text, String option, java.util.function.Function<T, String> nameOf) {
        StringBuilder names = new StringBuilder();
        for (T value : values) {
            String name = nameOf.apply(value).toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return value;
            }
            names.append(names.isEmpty() ? "" : ", ").append(name);
        }
        throw new LoadException(option + " is " + text + " (expected: " + names + ")");
    }
}
