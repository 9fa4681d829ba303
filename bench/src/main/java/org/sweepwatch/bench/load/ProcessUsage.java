package org.sweepwatch.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CPU time and memory of some processes and all their descendants, as Linux tells it under {@code /proc}, summed by the
 * name of the program: a server with an embedded database comes out as "java" and "postgres".
 *
 * @param programs by name, in alphabetical order
 * @param threads CPU seconds, user and system, of the threads that live, by program, then by the name that they share but
 *     for their numbers
 */
record ProcessUsage(Map<String, Program> programs, Map<String, Map<String, Double>> threads) {
    private static final Path PROC = Path.of("/proc");
    /** Linux reports CPU time in this unit on every architecture that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int FIELD_PARENT = 1;
    private static final int FIELD_USER = 11;
    private static final int FIELD_SYSTEM = 12;
    private static final int FIELD_CHILDREN_USER = 13;
    private static final int FIELD_CHILDREN_SYSTEM = 14;

    /**
     * @param cpuSeconds user and system, children that have ended included
     * @param residentMb resident memory; what processes share counts for each of them
     * @param proportionalMb the same with shared memory divided among those who share it; NaN when not told
     */
    record Program(double cpuSeconds, double residentMb, double proportionalMb) {
        Program plus(Program other) {
            return new Program(
                    cpuSeconds + other.cpuSeconds,
                    residentMb + other.residentMb,
                    proportionalMb + other.proportionalMb);
        }
    }

    /**
     * @param cpuSeconds children that have ended included
     * @param ownCpuSeconds without them
     */
    private record Entry(int id, int parent, String name, double cpuSeconds, double ownCpuSeconds) {}

    /** Whether this system can tell. */
    static boolean isSupported() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** What the given processes have used until now. */
    static ProcessUsage of(List<Integer> roots) {
        Map<Integer, Entry> all = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                Entry process = read(entry);
                if (process != null) {
                    all.put(process.id(), process);
                }
            }
        } catch (IOException e) {
            throw new LoadException("/proc cannot be read (" + e.getMessage() + "): leave --cpu out", e);
        }
        Map<String, Program> programs = new TreeMap<>();
        Map<String, Map<String, Double>> threads = new TreeMap<>();
        for (Entry process : descendants(roots, all)) {
            programs.merge(process.name(), measure(process), Program::plus);
            addThreads(process, threads.computeIfAbsent(process.name(), name -> new TreeMap<>()));
        }
        return new ProcessUsage(programs, threads);
    }

    private static Set<Entry> descendants(List<Integer> roots, Map<Integer, Entry> all) {
        Set<Entry> found = new java.util.LinkedHashSet<>();
        Deque<Entry> open = new ArrayDeque<>();
        for (int root : roots) {
            if (!all.containsKey(root)) {
                throw new LoadException("there is no process " + root + ": correct --cpu");
            }
            open.add(all.get(root));
        }
        while (!open.isEmpty()) {
            Entry parent = open.remove();
            if (found.add(parent)) {
                all.values().stream().filter(p -> p.parent() == parent.id()).forEach(open::add);
            }
        }
        return found;
    }

    /** Null when it has ended in the meantime. */
    private static Entry read(Path entry) throws IOException {
        String stat;
        try {
            stat = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (Files.exists(entry)) {
                throw e;
            }
            return null;
        }
        int nameEnd = stat.lastIndexOf(')');
        String[] fields = stat.substring(nameEnd + 2).split(" ", -1);
        long ownTicks = Long.parseLong(fields[FIELD_USER]) + Long.parseLong(fields[FIELD_SYSTEM]);
        long ticks =
                ownTicks + Long.parseLong(fields[FIELD_CHILDREN_USER]) + Long.parseLong(fields[FIELD_CHILDREN_SYSTEM]);
        return new Entry(
                Integer.parseInt(entry.getFileName().toString()),
                Integer.parseInt(fields[FIELD_PARENT]),
                stat.substring(stat.indexOf('(') + 1, nameEnd),
                ticks / TICKS_PER_SECOND,
                ownTicks / TICKS_PER_SECOND);
    }

    private static void addThreads(Entry process, Map<String, Double> threads) {
        Path tasks = PROC.resolve(process.id() + "/task");
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(tasks)) {
            for (Path entry : entries) {
                Entry thread = read(entry);
                if (thread != null) {
                    threads.merge(thread.name().replaceAll("[-#0-9 ]+$", ""), thread.ownCpuSeconds(), Double::sum);
                }
            }
        } catch (IOException e) {
            if (Files.exists(tasks)) {
                throw new LoadException(tasks + " cannot be read (" + e.getMessage() + "): leave --cpu out", e);
            }
        }
    }

    private static Program measure(Entry process) {
        Path entry = PROC.resolve(Integer.toString(process.id()));
        return new Program(
                process.cpuSeconds(),
                kilobytes(entry.resolve("status"), "VmRSS:", 0) / 1024,
                kilobytes(entry.resolve("smaps_rollup"), "Pss:", Double.NaN) / 1024);
    }

    private static double kilobytes(Path file, String key, double otherwise) {
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(key)) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            return otherwise; // ended in the meantime, or not ours to look at
        }
        return otherwise;
    }

    /** CPU time between an earlier look and this one; memory as of this one. */
    ProcessUsage since(ProcessUsage earlier) {
        Map<String, Program> difference = new TreeMap<>();
        programs.forEach((name, now) -> {
            Program before = earlier.programs.getOrDefault(name, new Program(0, 0, 0));
            difference.put(
                    name, new Program(now.cpuSeconds() - before.cpuSeconds(), now.residentMb(), now.proportionalMb()));
        });
        Map<String, Map<String, Double>> differences = new TreeMap<>();
        threads.forEach((program, ofIt) -> {
            Map<String, Double> before = earlier.threads.getOrDefault(program, Map.of());
            Map<String, Double> used = differences.computeIfAbsent(program, name -> new TreeMap<>());
            ofIt.forEach((thread, now) -> used.put(thread, now - before.getOrDefault(thread, 0.0)));
        });
        return new ProcessUsage(difference, differences);
    }
}
