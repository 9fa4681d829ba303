package org.sweepwatch.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server in a process of its own, so that neither compiler nor heap is shared with what measures it. It runs in a
 * directory that it is given, and is ready when it says so: a line {@code ready} with its port.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready (?:jt808=127\\.0\\.0\\.1:)?(\\d+).*");
    private static final int END_WITHIN_S = 60;

    private final Process process;
    private final BufferedReader lines;
    private final String readyLine;
    private final int port;
    private final long readyAfterNs;

    private ServerProcess(Process process, BufferedReader lines, String readyLine, int port, long readyAfterNs) {
        this.process = process;
        this.lines = lines;
        this.readyLine = readyLine;
        this.port = port;
        this.readyAfterNs = readyAfterNs;
    }

    /**
     * Starts the program and waits until it is ready.
     *
     * @param directory working directory; its standard error goes to {@code errors.log} there
     * @param jvm options of its JVM beside those the journal needs
     * @param arguments the program's own
     * @throws IOException when it ends before it is ready
     */
    public static ServerProcess start(Path directory, List<String> jvm, Class<?> program, String... arguments)
            throws IOException {
        ProcessBuilder builder = JavaProgram.of(directory, jvm, program, arguments)
                .redirectError(directory.resolve("errors.log").toFile());
        // All terminals of a measurement come from few addresses.
        builder.environment().put("SWEEPWATCH_MAX_CONNECTIONS_PER_ADDRESS", "60000");
        long fromNs = System.nanoTime();
        Process process = builder.start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while ((line = lines.readLine()) != null) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new ServerProcess(
                        process, lines, line, Integer.parseInt(ready.group(1)), System.nanoTime() - fromNs);
            }
        }
        lines.close();
        throw new IOException(program.getSimpleName() + " ended before it was ready: "
                + Files.readString(directory.resolve("errors.log")).strip());
    }

    /** Where terminals connect. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What it printed when it was ready. */
    public String readyLine() {
        return readyLine;
    }

    /** From the start of the process to that line, ns. */
    public long readyAfterNs() {
        return readyAfterNs;
    }

    public int pid() {
        return Math.toIntExact(process.pid());
    }

    /** Asks it to end and waits; what does not end within a minute is killed. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        lines.close();
    }

    /** Removes a directory with all that is in it. */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
