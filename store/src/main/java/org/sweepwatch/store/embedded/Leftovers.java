package org.sweepwatch.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.StoreException;

/**
 * Processes of an earlier run that still have a cluster open. A process of PostgreSQL has the cluster as its working
 * directory, which tells it from a stranger that was given the same process id.
 */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Stops what still runs on the cluster and waits for it; afterwards no process has it open and a stale pid file is
     * gone.
     *
     * @throws StoreException {@code cluster_in_use} when it does not stop
     */
    static void stop(Path cluster) throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<ProcessHandle> running = processesOn(cluster);
        if (!running.isEmpty()) {
            LOG.info("stopping the PostgreSQL that an earlier run left over on {}", cluster);
            Optional<ProcessHandle> server = postmaster(pidFile, running);
            server.ifPresent(p -> signal("INT", p));
            if (!gone(cluster)) {
                server.ifPresent(p -> signal("QUIT", p));
                if (!gone(cluster)) {
                    throw new StoreException(
                            "cluster_in_use",
                            "the PostgreSQL of an earlier run does not stop (process "
                                    + running.get(0).pid() + " on " + cluster + "): end it and start again");
                }
            }
        }
        Files.deleteIfExists(pidFile);
    }

    /** True when a server has the cluster open. */
    static boolean isRunning(Path cluster) throws IOException {
        return Files.exists(cluster.resolve("postmaster.pid"))
                && !processesOn(cluster).isEmpty();
    }

    static List<ProcessHandle> processesOn(Path cluster) throws IOException {
        Path real = cluster.toRealPath();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(p -> real.equals(workingDirectory(p))).toList();
        }
    }

    static void signal(String name, ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new StoreException("no_shell", "cannot run sh to signal PostgreSQL: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> postmaster(Path pidFile, List<ProcessHandle> running) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        String pid = lines.isEmpty() ? "" : lines.get(0).strip();
        return running.stream().filter(p -> pid.equals(Long.toString(p.pid()))).findFirst();
    }

    private static boolean gone(Path cluster) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!processesOn(cluster).isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private static Path workingDirectory(ProcessHandle p) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(p.pid()), "cwd"));
        } catch (IOException e) {
            return null; // ended meanwhile, or of another user: not ours
        }
    }
}
