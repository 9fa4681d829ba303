package org.sweepwatch.bench.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.bench.load.OpenFiles;
import org.sweepwatch.bench.load.ServerRate;
import org.sweepwatch.bench.process.ServerProcess;
import org.sweepwatch.supervise.cli.SweepWatch;

/**
 * CPU of a position over the number of connections: the whole server, real sockets, the same positions a second from ever
 * more terminals. Each number has a server and a database of its own.
 */
final class ConnectionCurve {
    private static final int[] CONNECTIONS = {187, 2_000, 20_000, 50_000};
    private static final int[] CONNECTIONS_QUICK = {187, 2_000};
    private static final double RATE = 2_000;
    private static final double RATE_QUICK = 1_000;

    private ConnectionCurve() {}

    static Curve measure(PrintStream progress, boolean quick) throws IOException {
        double rate = quick ? RATE_QUICK : RATE;
        Duration warmup = Duration.ofSeconds(quick ? 10 : 40);
        Duration measured = Duration.ofSeconds(quick ? 5 : 30);
        int most = (int) Math.min(Integer.MAX_VALUE, OpenFiles.limit() - OpenFiles.RESERVE);
        String note = "";
        List<Curve.Point> points = new ArrayList<>();
        for (int wanted : quick ? CONNECTIONS_QUICK : CONNECTIONS) {
            int connections = Math.min(wanted, most);
            if (connections < wanted) {
                note = String.format(
                        Locale.ROOT,
                        "%,d connections were cut to %,d: `ulimit -n` allows %,d open files.",
                        wanted,
                        connections,
                        OpenFiles.limit());
                progress.println(note);
            }
            points.add(new Curve.Point(connections, cost(progress, connections, rate, warmup, measured)));
            if (connections < wanted) {
                break; // more would be the same number again
            }
        }
        return new Curve(
                "Connections 连接数",
                "connections",
                "us of CPU a position",
                String.format(
                        Locale.ROOT,
                        "`serve` with its embedded database and journal on disk, %,.0f positions a second of all terminals"
                                + " together, one frame a segment; user and system time by `/proc`.",
                        rate),
                List.of("server", "PostgreSQL"),
                points,
                note);
    }

    private static List<Double> cost(
            PrintStream progress, int connections, double rate, Duration warmup, Duration measured) throws IOException {
        Path directory = Files.createTempDirectory("scale-connections");
        try (ServerProcess server = ServerProcess.start(
                directory,
                List.of(),
                SweepWatch.class,
                "serve",
                "--enrol",
                "open",
                "--jt808-port",
                "0",
                "--http-port",
                "0")) {
            ServerRate.Cost cost =
                    ServerRate.paced(server.address(), connections, rate, server.pid(), warmup, measured);
            progress.printf(
                    Locale.ROOT,
                    "%,d connections: %.0f positions/s, server %.1f us, PostgreSQL %.1f us, p99 %.1f ms%n",
                    connections,
                    cost.perSecond(),
                    cost.serverCpuUs(),
                    cost.databaseCpuUs(),
                    cost.p99Ms());
            return List.of(cost.serverCpuUs(), cost.databaseCpuUs());
        } finally {
            ServerProcess.delete(directory);
        }
    }
}
