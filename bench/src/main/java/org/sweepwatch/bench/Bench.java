package org.sweepwatch.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sweepwatch.bench.allocation.AllocationCommand;
import org.sweepwatch.bench.compare.CompareCommand;
import org.sweepwatch.bench.limits.LimitsCommand;
import org.sweepwatch.bench.replay.ReplayCommand;
import org.sweepwatch.bench.scale.ScaleCommand;
import org.sweepwatch.bench.store.StoredBytesCommand;
import org.sweepwatch.bench.work.WorkDayCommand;

/**
 * Entry point of {@code benchmarks.jar}: the commands of {@code --help} are this project's own, everything else goes to
 * JMH as it is.
 */
public final class Bench {
    private static final String OWN_COMMANDS = """
            benchmarks.jar limits  [--rounds N]           each stage beside the bare limit of this machine, in one run
                                                          各环节与本机极限的比值
            benchmarks.jar compare BEFORE.json AFTER.json better, worse or within noise; exit code 1 when worse
                                                          比较两次结果
            benchmarks.jar work-day [VEHICLES]            a day of the fleet's work folded again from points in memory
                   [--through-store]                      or recomputed through a database: read, fold, write, judge
                                                          重算全队一日作业
            benchmarks.jar scale [--quick] [--out DIR]    cost over connections, fences, routes and days stored, as table and picture
                                                          规模曲线
            benchmarks.jar replay  [--records N]          how fast a server stores what waits in the journal after a start
                                                          重启后日志回放速度
            benchmarks.jar allocation [--seconds N] [--recording FILE]
                                                          bytes a running server allocates for a position, by thread
                                                          各线程每个定位点分配的字节数
            benchmarks.jar stored-bytes [VEHICLES] [--db-url URL [--db-user NAME] [--db-password-file FILE]]
                                                          bytes a position takes in the database
                                                          每个定位点的存储字节数
            benchmarks.jar [JMH options]                  the benchmarks themselves; -rf json -rff FILE keeps the result
            """;

    private Bench() {}

    /** Exit codes: 0 done, 1 something is worse or failed, 2 wrong usage. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        String command = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (command) {
            case "allocation" -> System.exit(AllocationCommand.run(out, err, rest));
            case "compare" -> System.exit(CompareCommand.run(out, err, rest));
            case "limits" -> System.exit(LimitsCommand.run(out, err, rest));
            case "scale" -> System.exit(ScaleCommand.run(out, err, rest));
            case "replay" -> System.exit(ReplayCommand.run(out, err, rest));
            case "stored-bytes" -> System.exit(StoredBytesCommand.run(out, err, rest));
            case "work-day" -> System.exit(WorkDayCommand.run(out, err, rest));
            case "-h", "--help" -> {
                out.print(OWN_COMMANDS);
                org.openjdk.jmh.Main.main(new String[] {"-h"});
            }
            default -> org.openjdk.jmh.Main.main(args);
        }
    }
}
