package org.sweepwatch.supervise.device;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.rule.DeviceRules;
import org.sweepwatch.supervise.device.rule.DutyDay;
import org.sweepwatch.supervise.device.rule.Fault;
import org.sweepwatch.supervise.device.rule.FaultCode;
import org.sweepwatch.supervise.device.rule.FaultRules;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;

/**
 * A made-up operational day of one vehicle: what its device sends and when it arrives. Written like a shift book, in
 * minutes of the day, then bent by faults. Minute 0 is 06:30.
 */
public final class VehicleDay {
    public static final OperationalCalendar CALENDAR = new OperationalCalendar();
    public static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    public static final long DAY = DATE.toEpochDay();
    public static final long START_MS = CALENDAR.startMs(DAY);
    public static final DeviceRules RULES = DeviceRules.DEFAULT;

    private static final double M_PER_E6 = 0.111195;
    private static final double COS = Math.cos(Math.toRadians(27.83));
    private static final long TRAVEL_MS = 400;

    public final int vehicleId;
    private final Random random;
    private final List<DevicePoint> points = new ArrayList<>();
    private final List<Long> heartbeats = new ArrayList<>();
    private final List<DevicePoint> future = new ArrayList<>();
    private double latE6 = 27_832_150;
    private double lonE6 = 113_147_690;
    private double odometerM = 52_000_000;
    private double course;
    private double noiseM = 2;
    private boolean odometer = true;

    public VehicleDay(int vehicleId, long seed) {
        this.vehicleId = vehicleId;
        this.random = new Random(seed * 31 + vehicleId);
    }

    public static VehicleDay of(long seed) {
        return new VehicleDay(1, seed);
    }

    /** A day shift as most vehicles have it: out at 07:00, sweeping with a break, home at 19:00, asleep. */
    public VehicleDay dayShift() {
        return park(0, 30)
                .drive(30, 60, 25)
                .drive(60, 300, 7)
                .stand(300, 330)
                .drive(330, 600, 7)
                .drive(600, 750, 8)
                .park(750, 1440);
    }

    public VehicleDay withoutOdometer() {
        odometer = false;
        return this;
    }

    public VehicleDay noise(double metres) {
        noiseM = metres;
        return this;
    }

    /** Puts the vehicle somewhere else without a track between. */
    public VehicleDay carry(double eastM, double northM) {
        latE6 += northM / M_PER_E6;
        lonE6 += eastM / M_PER_E6 / COS;
        return this;
    }

    /** ACC on, moving, a point each 10 s. */
    public VehicleDay drive(int from, int to, double kmh) {
        for (long ms = ms(from); ms < ms(to); ms += 10_000) {
            double stepM = kmh / 3.6 * 10;
            course += random.nextGaussian() * 0.15;
            carry(stepM * Math.sin(course), stepM * Math.cos(course));
            odometerM += stepM;
            point(ms, (int) Math.round(kmh * 10), true, false);
        }
        return this;
    }

    /** ACC on, not moving, a point each 10 s. */
    public VehicleDay stand(int from, int to) {
        for (long ms = ms(from); ms < ms(to); ms += 10_000) {
            point(ms, random.nextInt(8), true, false);
        }
        return this;
    }

    /** ACC off, asleep, a point each 300 s and a heartbeat each minute. */
    public VehicleDay park(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            if ((minute - from) % 5 == 0) {
                point(ms(minute), 0, false, true);
            }
            heartbeats.add(ms(minute) + 30_000);
        }
        return this;
    }

    /** ACC off with the battery switch open: nothing at all. */
    public VehicleDay off(int from, int to) {
        return lose(from, to);
    }

    /** One heartbeat a minute and no position. */
    public VehicleDay heartbeats(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            heartbeats.add(ms(minute));
        }
        return this;
    }

    /** Changes the points of these minutes. */
    public VehicleDay edit(int from, int to, Consumer<DevicePoint> change) {
        for (DevicePoint p : points) {
            if (p.timeMs >= ms(from) && p.timeMs < ms(to)) {
                change.accept(p);
            }
        }
        return this;
    }

    public VehicleDay alarm(int from, int to, int bit) {
        return edit(from, to, p -> p.alarmBits |= 1 << bit);
    }

    /** No fix, the last good place repeated, as devices do. */
    public VehicleDay noFix(int from, int to) {
        int[] last = new int[2];
        edit(0, from, p -> {
            last[0] = p.latE6;
            last[1] = p.lonE6;
        });
        return edit(from, to, p -> {
            p.statusBits &= ~PointQuality.STATUS_LOCATED;
            p.latE6 = last[0];
            p.lonE6 = last[1];
            p.speedDkmh = 0;
        });
    }

    /** Neither points nor heartbeats of these minutes ever arrive. */
    public VehicleDay lose(int from, int to) {
        points.removeIf(p -> p.timeMs >= ms(from) && p.timeMs < ms(to));
        heartbeats.removeIf(at -> at >= ms(from) && at < ms(to));
        return this;
    }

    /** Points of these minutes arrive in blind-zone batches from the end on. */
    public VehicleDay lateInBatches(int from, int to) {
        heartbeats.removeIf(at -> at >= ms(from) && at < ms(to));
        return edit(from, to, p -> {
            p.receivedMs = ms(to) + (p.timeMs - ms(from)) / 100;
            p.quality = PointQuality.BLIND_BATCH | PointQuality.BATCH;
            p.batch = true;
        });
    }

    /** Points of these minutes arrive one by one from the end on, five a second. */
    public VehicleDay lateOneByOne(int from, int to) {
        heartbeats.removeIf(at -> at >= ms(from) && at < ms(to));
        return edit(from, to, p -> p.receivedMs = ms(to) + (p.timeMs - ms(from)) / 50);
    }

    /** The device's clock is off by so much; what lies too far ahead is not stored. */
    public VehicleDay clock(long offMs) {
        points.forEach(p -> p.timeMs += offMs);
        List<DevicePoint> ahead =
                points.stream().filter(p -> p.timeMs > p.receivedMs + 600_000).collect(Collectors.toList());
        points.removeAll(ahead);
        future.addAll(ahead);
        return this;
    }

    /** A second device under the same number: each of its points arrives 5 s after one of ours. */
    public VehicleDay twin(int from, int to, double awayM) {
        List<DevicePoint> twins = new ArrayList<>();
        edit(from, to, p -> {
            DevicePoint twin = new DevicePoint();
            twin.copyFrom(p);
            twin.timeMs += 5_000;
            twin.receivedMs += 5_000;
            twin.latE6 += (int) (awayM / M_PER_E6);
            twin.odometerHm = 9_000;
            twins.add(twin);
        });
        points.addAll(twins);
        return this;
    }

    private void point(long ms, int speedDkmh, boolean accOn, boolean asleep) {
        DevicePoint p = new DevicePoint();
        p.vehicleId = vehicleId;
        p.timeMs = ms;
        p.receivedMs = ms + TRAVEL_MS;
        p.latE6 = (int) Math.round(latE6 + noise());
        p.lonE6 = (int) Math.round(lonE6 + noise() / COS);
        p.speedDkmh = speedDkmh;
        p.headingDeg = (int) Math.floorMod(Math.round(Math.toDegrees(course)), 360L);
        p.altitudeM = 46;
        p.statusBits = (accOn ? PointQuality.STATUS_ACC : 0) | PointQuality.STATUS_LOCATED;
        p.odometerHm = odometer ? (int) (odometerM / 100) : DevicePoint.NONE;
        p.ioStatus = asleep ? 2 : 0;
        points.add(p);
    }

    private double noise() {
        return random.nextGaussian() * noiseM / M_PER_E6;
    }

    public static long ms(int minute) {
        return START_MS + minute * 60_000L;
    }

    /** Points as they arrive, judged as the pipeline does it. */
    public List<DevicePoint> points() {
        for (DevicePoint p : points) {
            p.quality |= PointQuality.classify(p.latE6, p.lonE6, p.statusBits, PointQuality.ServiceBox.ZHUZHOU);
            p.quality |= (p.quality & PointQuality.BLIND_BATCH) != 0
                    ? PointQuality.LATE
                    : PointQuality.lateness(p.timeMs, p.receivedMs);
        }
        return points.stream()
                .sorted(Comparator.comparingLong(p -> p.receivedMs))
                .collect(Collectors.toList());
    }

    public List<DevicePoint> future() {
        return future;
    }

    public List<Long> heartbeats() {
        return heartbeats;
    }

    /** The fold of the day when everything has arrived. */
    public DeviceDayFold fold() {
        DeviceDayFold fold = new DeviceDayFold(DAY, CALENDAR, RULES.motion());
        heartbeats.forEach(fold::heard);
        for (DevicePoint p : points()) {
            fold.heard(p.receivedMs);
            if (!p.batch && fold.heardOn(p.receivedMs)) {
                fold.addOffset(p.receivedMs, p.timeMs, false);
            }
        }
        for (DevicePoint p : future) {
            fold.heard(p.receivedMs);
            fold.addOffset(p.receivedMs, p.timeMs, true);
        }
        for (DevicePoint p : sorted(points())) {
            if (CALENDAR.dayOf(p.timeMs) == DAY) {
                fold.add(p);
            }
        }
        return fold;
    }

    public static List<DevicePoint> sorted(List<DevicePoint> points) {
        return points.stream().sorted(DevicePoint.FOLD_ORDER).collect(Collectors.toList());
    }

    /** Faults of the whole day, due all day. */
    public List<Fault> faults() {
        return faults(MinuteSet.ofRange(0, 1440), 1440, null);
    }

    public List<Fault> faults(MinuteSet scheduled, int nowMinute, DeviceDayFold before) {
        return FaultRules.judge(new DutyDay(fold(), before, scheduled, 0, nowMinute, RULES));
    }

    /** Faults when these minutes are excused. */
    public List<Fault> faultsWithout(int from, int to) {
        return faults(MinuteSet.ofRange(0, 1440).removeAll(MinuteSet.ofRange(from, to)), 1440, null);
    }

    public static List<FaultCode> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).collect(Collectors.toList());
    }

    /** Codes of the faults of the whole day. */
    public List<FaultCode> codes() {
        return codes(faults());
    }
}
