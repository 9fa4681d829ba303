package org.sweepwatch.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own, so that it can be killed. */
public final class ChildJvm implements AutoCloseable {
    private static final List<String> PID_NAMESPACE = List.of("unshare", "-pf", "--mount-proc", "--kill-child=KILL");

    private final Process process;
    private final BufferedReader output;

    /** Starts it with the flags of this JVM; as PID 1 of a PID namespace of its own when so wanted. */
    public ChildJvm(Class<?> main, boolean pidOne, String... arguments) throws IOException {
        this(pidOne ? PID_NAMESPACE : List.of(), main, arguments);
    }

    /** Starts it through other programs, which take it as the rest of their command line. */
    public ChildJvm(List<String> through, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(through);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("--add-") || flag.startsWith("--enable-native") || flag.startsWith("-Dchronicle")) {
                command.add(flag);
            }
        }
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Null when this machine lets a process be PID 1 of its own namespace, else why not. */
    public static String whyNoPidNamespace() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(PID_NAMESPACE);
        command.add("true");
        try {
            Process tried =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return tried.waitFor() == 0 ? null : "no PID namespace: " + said.trim();
        } catch (IOException e) {
            return "no PID namespace: " + e.getMessage();
        }
    }

    /** The next line it prints, null when it has ended. */
    public String line() throws IOException {
        return output.readLine();
    }

    /** The rest of the line that begins so; lines before it are passed over. */
    public String lineAfter(String start) throws IOException {
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IOException("the process ended before it said \"" + start + "\"");
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // leaves what it printed to be read
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survives");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
