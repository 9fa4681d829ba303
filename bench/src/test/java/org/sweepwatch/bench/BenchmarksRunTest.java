package org.sweepwatch.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A benchmark that no longer runs is found here and not on the day a figure is wanted. Nothing is measured. */
class BenchmarksRunTest {

    @BeforeAll
    static void besideOtherRuns() {
        System.setProperty("jmh.ignoreLock", "true"); // nothing is measured here, so nothing is disturbed
    }

    static Stream<String> benchmarks() {
        Set<String> names = new TreeSet<>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())) {
            names.add(entry.getUsername());
        }
        return names.stream();
    }

    @Test
    void thereAreBenchmarks() {
        assertFalse(benchmarks().toList().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void aBenchmarkRuns(String name) {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + name.replace(".", "\\.") + "$")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        firstParametersOnly(options, name);
        assertDoesNotThrow(() -> run(options));
    }

    private static void run(OptionsBuilder options) throws RunnerException {
        assertFalse(new Runner(options.build()).run().isEmpty());
    }

    /** One value of each parameter is enough to see that it runs. */
    private static void firstParametersOnly(OptionsBuilder options, String name) {
        for (BenchmarkListEntry entry : BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())) {
            if (entry.getUsername().equals(name) && entry.getParams().hasValue()) {
                entry.getParams().get().forEach((parameter, values) -> options.param(parameter, values[0]));
            }
        }
    }
}
