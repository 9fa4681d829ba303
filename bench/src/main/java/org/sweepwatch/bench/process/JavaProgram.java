package org.sweepwatch.bench.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sweepwatch.bench.journal.JournalJvm;

/** A class of this class path as a program of its own, on the same Java. */
public final class JavaProgram {
    private JavaProgram() {}

    /**
     * Not started yet.
     *
     * @param directory working directory
     * @param jvm options of its JVM beside those the journal needs
     * @param arguments the program's own
     */
    public static ProcessBuilder of(Path directory, List<String> jvm, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JournalJvm.options()));
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(directory.toFile());
    }

    /** Absolute, because the program runs in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
