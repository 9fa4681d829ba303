package org.sweepwatch.supervise.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sweepwatch.supervise.server.SweepWatchServer;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: the server, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Take in terminals, store, judge, and show: the server. 启动服务。",
            "",
            "Prints one line when it is ready. Ends in order on SIGTERM or Ctrl-C: what was acknowledged is stored first.",
            ""
        },
        footer = {
            "",
            "Every option is also a key of the YAML file given with --config and a variable SWEEPWATCH_<KEY>,",
            "for example jt808-port: 6808 and SWEEPWATCH_JT808_PORT=6808. An unknown key is an error."
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = options.reader().read();
        CountDownLatch ended = new CountDownLatch(1);
        SweepWatchServer server = SweepWatchServer.start(settings, Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            ended.countDown();
                            // Told to stop and stopped in order is success, not the 143 that the JVM would report.
                            Runtime.getRuntime().halt(0);
                        },
                        "shutdown"));
        spec.commandLine().getOut().println(server.readyLine());
        spec.commandLine().getOut().flush();
        ended.await();
        return 0;
    }
}
