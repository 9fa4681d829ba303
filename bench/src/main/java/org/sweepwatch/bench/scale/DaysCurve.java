package org.sweepwatch.bench.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.bench.process.ServerProcess;
import org.sweepwatch.bench.store.SamplePositions;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.write.StoreBatch;
import org.sweepwatch.store.write.StoreWriter;

/**
 * What storing a position, and reading a vehicle's day, costs over the days that are stored already. The days come one
 * after the other, with the store's clock on each, as they would in a server that runs so long.
 */
final class DaysCurve {
    private static final int[] DAYS = {1, 30, 90};
    private static final int[] DAYS_QUICK = {1, 5, 15};
    private static final int VEHICLES = 187;
    private static final int BATCH = 4_000;
    private static final int BATCHES = 30;
    private static final int TRACKS = 40;
    private static final int WARM_UP_ROUNDS = 10;

    private final int intervalS;
    private final SamplePositions positions = new SamplePositions();
    private final StoreBatch batch = new StoreBatch(BATCH + VEHICLES);
    private final Instant first;
    private final Database database;

    private DaysCurve(Database database, int intervalS, int days) {
        this.database = database;
        this.intervalS = intervalS;
        this.first = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
    }

    /** Two curves: storing, and reading. */
    static List<Curve> measure(PrintStream progress, boolean quick) throws IOException {
        int[] counts = quick ? DAYS_QUICK : DAYS;
        int intervalS = quick ? 600 : 60;
        Path directory = Files.createTempDirectory("scale-days");
        List<Curve.Point> storing = new ArrayList<>();
        List<Curve.Point> reading = new ArrayList<>();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory);
                Database database = Database.open(server.settings())) {
            DaysCurve store = new DaysCurve(database, intervalS, counts[counts.length - 1]);
            int stored = 0;
            for (int days : counts) {
                while (stored < days) {
                    store.storeDay(stored++);
                }
                if (storing.isEmpty()) {
                    store.warmUp();
                }
                double insertUs = store.insertUs(days);
                double newestMs = store.vehicleDayMs(days - 1);
                double oldestMs = store.vehicleDayMs(0);
                storing.add(new Curve.Point(days, List.of(insertUs)));
                reading.add(new Curve.Point(days, List.of(newestMs, oldestMs)));
                progress.printf(
                        Locale.ROOT,
                        "%d days: %.1f us a row stored, a vehicle's day read in %.1f ms (newest), %.1f ms (oldest)%n",
                        days,
                        insertUs,
                        newestMs,
                        oldestMs);
            }
        } finally {
            ServerProcess.delete(directory);
        }
        String content = String.format(
                Locale.ROOT,
                "The embedded PostgreSQL with %d vehicles, a position in %d s each (%,d a day).",
                VEHICLES,
                intervalS,
                (long) VEHICLES * 86_400 / intervalS);
        return List.of(
                new Curve(
                        "Days stored: a position written 写入",
                        "days stored",
                        "us a position",
                        content + " Median of " + BATCHES + " transactions of " + BATCH
                                + " new positions, by the clock.",
                        List.of("stored"),
                        storing,
                        ""),
                new Curve(
                        "Days stored: a vehicle's day read 轨迹查询",
                        "days stored",
                        "ms a vehicle's day",
                        content + " Median of " + TRACKS + " vehicles, as the API reads a track.",
                        List.of("newest day", "oldest day"),
                        reading,
                        ""));
    }

    /** So that the first point is not the compiler's. */
    private void warmUp() {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            vehicleDayMs(0);
        }
    }

    private Instant day(int number) {
        return first.plus(number, ChronoUnit.DAYS);
    }

    private StoreWriter writer(int day) {
        return new StoreWriter(database, Clock.fixed(day(day).plus(12, ChronoUnit.HOURS), ZoneOffset.UTC));
    }

    private void storeDay(int number) {
        long startMs = day(number).toEpochMilli();
        try (StoreWriter writer = writer(number)) {
            batch.clear();
            for (int second = 0; second < 86_400; second += intervalS) {
                positions.fill(batch.positions(), VEHICLES, startMs + second * 1000L);
                if (batch.positions().size() >= BATCH) {
                    writer.write(batch);
                    batch.clear();
                }
            }
            writer.write(batch);
        }
    }

    /** New positions of the day after the last. */
    private double insertUs(int day) {
        double[] us = new double[BATCHES];
        long timeMs = day(day).toEpochMilli();
        try (StoreWriter writer = writer(day)) {
            for (int i = -2; i < BATCHES; i++) { // two to warm up
                batch.clear();
                positions.fill(batch.positions(), BATCH, timeMs + (i + 2) * 1000L);
                long fromNs = System.nanoTime();
                writer.write(batch);
                if (i >= 0) {
                    us[i] = (System.nanoTime() - fromNs) / 1e3 / BATCH;
                }
            }
        }
        return median(us);
    }

    private double vehicleDayMs(int number) {
        TrackQuery query = new TrackQuery(database);
        double[] ms = new double[TRACKS];
        for (int i = -5; i < TRACKS; i++) { // five to warm up
            long fromNs = System.nanoTime();
            int found = query.track(1 + (i + 5) * 3, day(number), day(number + 1), TrackQuery.MAX_LIMIT, null)
                    .items()
                    .size();
            if (found != Duration.ofDays(1).toSeconds() / intervalS) {
                throw new IllegalStateException("a vehicle's day has " + found + " positions");
            }
            if (i >= 0) {
                ms[i] = (System.nanoTime() - fromNs) / 1e6;
            }
        }
        return median(ms);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
