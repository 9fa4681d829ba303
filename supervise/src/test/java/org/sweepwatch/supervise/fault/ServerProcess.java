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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final CompletableFuture<Matcher> ready;

    private ServerProcess(Process process, boolean launched, Path log) {
        this.process = process;
        this.launched = launched;
        this.log = log;
        ready = readyLine(process);
    }

    /** Starts the server on this data directory and waits until it says that it is ready. */
    static ServerProcess start(Path data, int jt808Port, String... more) throws IOException {
        return start(List.of(), data, jt808Port, more);
    }

    /** The same behind a command that starts commands, such as unshare. */
    static ServerProcess start(List<String> launcher, Path data, int jt808Port, String... more) throws IOException {
        ServerProcess server = launch(launcher, data, jt808Port, more);
        boolean done = false;
        try {
            server.awaitReady();
            done = true;
            return server;
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    /** Starts the server and does not wait until it is ready. */
    static ServerProcess launch(List<String> launcher, Path data, int jt808Port, String... more) throws IOException {
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
        return new ServerProcess(process, !launcher.isEmpty(), log);
    }

    private static CompletableFuture<Matcher> readyLine(Process process) {
        CompletableFuture<Matcher> line = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader out = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        String text;
                        while ((text = out.readLine()) != null) {
                            Matcher ready = READY.matcher(text);
                            if (ready.matches()) {
                                line.complete(ready);
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
        return line;
    }

    /** Returns once the server says that it is ready. */
    Matcher awaitReady() throws IOException {
        try {
            return ready.get(READY_WITHIN_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("server not ready: " + e.getMessage() + "; its log:\n" + tail(log), e);
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    InetSocketAddress terminalAddress() throws IOException {
        return new InetSocketAddress(awaitReady().group(1), jt808Port());
    }

    int jt808Port() throws IOException {
        return Integer.parseInt(awaitReady().group(2));
    }

    String httpUrl() throws IOException {
        return awaitReady().group(3);
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
