package org.sweepwatch.supervise.device.fold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.VehicleDay;
import org.sweepwatch.supervise.device.fold.DeviceDayFold.Added;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

class DeviceDayFoldTest {
    private static DeviceDayFold empty() {
        return new DeviceDayFold(VehicleDay.DAY, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
    }

    private static DeviceDayFold read(byte[] bytes) {
        return DeviceDayFold.fromBytes(bytes, VehicleDay.CALENDAR, VehicleDay.RULES.motion());
    }

    @Test
    void saysWhatBecameOfAPoint() {
        List<DevicePoint> points = VehicleDay.of(1).drive(0, 2, 7).points();
        DeviceDayFold fold = empty();
        assertEquals(Added.ON_TRACK, fold.add(points.get(1)));
        assertEquals(Added.SAME, fold.add(points.get(1)));
        assertEquals(Added.OUT_OF_ORDER, fold.add(points.get(0)));
        points.get(2).latE6 += 50_000;
        assertEquals(Added.OFF_TRACK, fold.add(points.get(2)));
        assertEquals(2, fold.track().points());
    }

    @Test
    void takesPointsOfTheSameInstantInTheOrderOfTheirHash() {
        List<DevicePoint> points = VehicleDay.of(1).drive(0, 1, 7).points();
        points.get(1).timeMs = points.get(0).timeMs;
        points.sort(DevicePoint.FOLD_ORDER);
        DevicePoint a = points.get(0);
        DevicePoint b = points.get(1);
        assertTrue(a.contentHash() < b.contentHash());
        DeviceDayFold fold = empty();
        assertEquals(Added.ON_TRACK, fold.add(a));
        assertEquals(Added.ON_TRACK, fold.add(b));
        assertEquals(Added.OUT_OF_ORDER, fold.add(a));
    }

    @Test
    void refusesAPointOfAnotherDay() {
        DevicePoint p = VehicleDay.of(1).drive(0, 1, 7).points().get(0);
        p.timeMs -= 1;
        assertThrows(IllegalArgumentException.class, () -> empty().add(p));
    }

    @Test
    void isTheSameAfterGoingThroughBytesAtAnyPoint() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            VehicleDay day = VehicleDay.of(random.nextInt())
                    .noise(5)
                    .dayShift()
                    .twin(100, 140, 9_000)
                    .alarm(200, 260, 5)
                    .alarm(300, 330, 8)
                    .noFix(150, 230)
                    .lateInBatches(350, 420)
                    .edit(450, 500, p -> p.latE6 = p.lonE6 = 0);
            List<DevicePoint> points = VehicleDay.sorted(day.points());
            DeviceDayFold straight = empty();
            DeviceDayFold resumed = empty();
            for (DevicePoint p : points) {
                straight.add(p);
                resumed.add(p);
                straight.heard(p.receivedMs);
                resumed.heard(p.receivedMs);
                straight.addOffset(p.receivedMs, p.timeMs, false);
                resumed.addOffset(p.receivedMs, p.timeMs, false);
                if (random.nextInt(400) == 0) {
                    resumed = read(resumed.toBytes());
                }
            }
            assertArrayEquals(straight.toBytes(), resumed.toBytes(), "seed " + seed);
            assertArrayEquals(straight.toBytes(), read(straight.toBytes()).toBytes(), "seed " + seed);
        }
    }

    @Test
    void aHealthyDayTakesAFewHundredBytes() {
        int bytes = VehicleDay.of(3).dayShift().fold().toBytes().length;
        assertTrue(bytes < 1_500, bytes + " bytes");
    }

    @Test
    void damagedBytesAreAnErrorAndNothingElse() {
        byte[] bytes = VehicleDay.of(4).dayShift().twin(100, 140, 9_000).fold().toBytes();
        assertThrows(CorruptStateException.class, () -> read(new byte[0]));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                read(damaged);
            } catch (CorruptStateException e) {
                refused++;
            }
        }
        assertTrue(refused > 0, "seed " + seed);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThrows(CorruptStateException.class, () -> read(cut));
        }
    }

    @Test
    void bytesOfAnotherVersionOrDayStartAreRefused() {
        byte[] bytes = VehicleDay.of(4).dayShift().fold().toBytes();
        OperationalCalendar midnight = new OperationalCalendar(LocalTime.MIDNIGHT);
        assertThrows(
                CorruptStateException.class, () -> DeviceDayFold.fromBytes(bytes, midnight, VehicleDay.RULES.motion()));
        bytes[0] = 99;
        assertThrows(CorruptStateException.class, () -> read(bytes));
    }

    @Test
    void allocatesNothingForThePointsOfAHealthyDevice() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<DevicePoint> points = VehicleDay.of(5).dayShift().points();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            DeviceDayFold fold = empty();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < points.size(); i++) {
                DevicePoint p = points.get(i);
                fold.heard(p.receivedMs);
                fold.addOffset(p.receivedMs, p.timeMs, false);
                fold.add(p);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(allocated < 1_000, allocated + " bytes for " + points.size() + " points");
    }

    @Test
    void staysBoundedWhateverADeviceSends() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DeviceDayFold fold = empty();
        DevicePoint p = new DevicePoint();
        for (long ms = VehicleDay.ms(0); ms < VehicleDay.ms(1440); ms += 1_000) {
            p.timeMs = ms;
            p.latE6 = random.nextInt(180_000_000) - 90_000_000;
            p.lonE6 = random.nextInt(360_000_000) - 180_000_000;
            p.speedDkmh = random.nextInt(0x10000);
            p.alarmBits = random.nextInt();
            p.statusBits = random.nextInt();
            p.quality = random.nextInt(512);
            p.odometerHm = random.nextInt();
            p.ioStatus = random.nextInt(4) - 1;
            fold.add(p);
            fold.heard(ms);
            fold.addOffset(random.nextInt(), 0, random.nextBoolean());
        }
        assertTrue(fold.toBytes().length < 32_000, fold.toBytes().length + " bytes, seed " + seed);
        assertArrayEquals(fold.toBytes(), read(fold.toBytes()).toBytes(), "seed " + seed);
    }

    /** Driven at 36 km/h for 40 minutes, heard each 90 s. */
    @Test
    void measuresNoWayOverALongerGapThanIsInForce() {
        List<DevicePoint> each90s = VehicleDay.of(1).withoutOdometer().noise(0).drive(0, 40, 36).points().stream()
                .filter(p -> (p.timeMs - VehicleDay.START_MS) % 90_000 == 0)
                .toList();
        DeviceDayFold standard = empty();
        DeviceDayFold shorter = new DeviceDayFold(
                VehicleDay.DAY,
                VehicleDay.CALENDAR,
                MotionSettings.of(new Rules(Map.of(RuleKey.DEVICE_CONTINUOUS_S, 60.0))));
        each90s.forEach(standard::add);
        each90s.forEach(shorter::add);
        assertTrue(standard.track().drivenM() > 15_000, standard.track().drivenM() + " m");
        assertEquals(0, shorter.track().drivenM());
    }
}
