package org.sweepwatch.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.AdditionalItems;
import org.sweepwatch.ingest.message.location.LocationEncoder;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.supervise.profile.TerminalModel;
import org.sweepwatch.supervise.profile.TerminalModels;
import org.sweepwatch.supervise.profile.TerminalProfile;

/**
 * One 0x0200 with five additional items, three of them of the model's own, from its body to what the profile reads of it:
 * what the decode stage does for each position of such a terminal.
 *
 * <p>{@code java -jar bench/target/benchmarks.jar ProfiledDecode -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class ProfiledDecodeBenchmark {
    private static final int VEHICLE = 187;
    private static final String PROFILE = """
            name: bench
            match: [{maker: BENCH, model: P1}]
            clock: utc
            speed-factor: 10
            signals:
              MAIN_BRUSH: {item: 0xE3, offset: 1, bit: 1}
              SIDE_BRUSH: {item: 0xE3, offset: 1, bit: 2, inverted: true}
              FAN: {item: 0xE4, width: 2, above: 120}
              WATER_LEVEL: {item: 0xE5, width: 2, scale: 0.1}
            items:
              - {name: oilTemperature, item: 0xE5, offset: 2, width: 2, signed: true, scale: 0.1, unit: °C}
            """;

    private final LocationReport report = new LocationReport();
    private final AdditionalItems items = new AdditionalItems();
    private TerminalModels models;
    private Path directory;
    private byte[] body;

    @Setup
    public void readTheProfile() throws IOException {
        directory = Files.createTempDirectory("bench-profiles");
        Files.writeString(directory.resolve("bench.yaml"), PROFILE);
        models = new TerminalModels(directory);
        models.registered(VEHICLE, "BENCH", "P1");
        body = new LocationEncoder()
                .begin(1_795_376_710_000L)
                .statusBits(0xC0003)
                .position(27_832_150, 113_147_690)
                .speedDeciKmh(8)
                .item32(AdditionalItem.ODOMETER, 123_456)
                .item8(AdditionalItem.SATELLITES, 9)
                .item(0xE3, (byte) 0, (byte) 6)
                .item(0xE4, (byte) 2, (byte) 0x80)
                .item(0xE5, (byte) 3, (byte) 0x2C, (byte) 0, (byte) 0xEB)
                .toBytes();
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(directory.resolve("bench.yaml"));
        Files.delete(directory);
    }

    @Benchmark
    public void decodeByProfile(Blackhole sink) {
        sink.consume(report.decode(body, 0, body.length));
        TerminalModel model = models.of(VEHICLE);
        TerminalProfile profile = model.profile();
        sink.consume(profile.timeMs(report.timeMs()));
        sink.consume(report.latE6());
        sink.consume(report.lonE6());
        sink.consume(profile.speedDkmh(report.speedDeciKmh()));
        sink.consume(report.odometerHm());
        sink.consume(profile.hasFixedTail(report));
        sink.consume(profile.signals(report));
        sink.consume(report.hasMore() && model.count(report, items));
    }
}
