package org.sweepwatch.supervise.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sweepwatch.supervise.cli.SweepWatch;

/** {@code serve} in a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready jt808=(\\S+):(\\d+) http=(\\S+) .*");
    private static final long READY_WITHIN_S = 60;

    private final Process process;
    private final boolean launched;
    private final Path log;
    private final String jt808Host;
    private final int jt808Port;
    private final String httpUrl;

    private ServerProcess(Process process, boolean launched, Path log, String readyLine) {
        this.process = process;
        this.launched = launched;
        this.log = log;
        Matcher ready = READY.matcher(readyLine);
        if (!ready.matches()) {
            throw new IllegalStateException("not a ready line: " + readyLine);
        }
        jt808Host = ready.group(1);
        jt808Port = Integer.parseInt(ready.group(2));
        httpUrl = ready.group(3);
    }

    /** Starts the server on this data directory and waits until it says that it is ready. */
    static ServerProcess start(Path data, int jt808Port, String... more) throws IOException {
        return start(List.of(), data, jt808Port, more);
    }

    /** The same behind a command that starts commands, such as unshare. */
    static ServerProcess start(List<String> launcher, Path data, int jt808Port, String... more) throws IOException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-") || argument.startsWith("--enable-native"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                SweepWatch.class.getName(),
                "serve",
                "--data",
                data.toString(),
                "--jt808-port",
                Integer.toString(jt808Port),
                "--http-port",
                "0",
                "--enrol",
                "open"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            return new ServerProcess(process, !launcher.isEmpty(), log, readyLine(process, log));
        } catch (IOException | RuntimeException e) {
            killTree(process);
            throw e;
        }
    }

    private static String readyLine(Process process, Path log) throws IOException {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader out = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        String text;
                        while ((text = out.readLine()) != null) {
                            if (text.startsWith("ready ")) {
                                line.complete(text);
                            }
                        }
                        line.completeExceptionally(new IOException("the server ended before it was ready"));
                    } catch (IOException e) {
                        line.completeExceptionally(e);
                    }
                },
                "server-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return line.get(READY_WITHIN_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (Exception e) {
            throw new IOException("server not ready: " + e.getMessage() + "; its log:\n" + tail(log), e);
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    InetSocketAddress terminalAddress() {
        return new InetSocketAddress(jt808Host, jt808Port);
    }

    int jt808Port() {
        return jt808Port;
    }

    String httpUrl() {
        return httpUrl;
    }

    String logTail() {
        try {
            return tail(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL to the server and every process below it, at once, and waits until they are gone. */
    void killTree() {
        killTree(process);
    }

    private static void killTree(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle handle : all) {
            handle.onExit().join();
        }
    }

    /** SIGTERM; returns the exit code, or throws when it takes longer than this. */
    int terminate(long withinSeconds) throws InterruptedException {
        // Behind a launcher the server is its child; a signal to the launcher alone would not reach it.
        ProcessHandle server = launched ? process.children().findFirst().orElseThrow() : process.toHandle();
        server.destroy();
        if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "the server did not end within " + withinSeconds + " s; log:\n" + logTail());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        killTree();
    }
}
