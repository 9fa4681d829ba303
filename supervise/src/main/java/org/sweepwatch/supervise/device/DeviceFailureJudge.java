package org.sweepwatch.supervise.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.DeviceFailureReport.DeviceFault;
import org.sweepwatch.supervise.device.DeviceFailureReport.DistrictRates;
import org.sweepwatch.supervise.device.DeviceFailureReport.Exempted;
import org.sweepwatch.supervise.device.DeviceFailureReport.FailedDevice;
import org.sweepwatch.supervise.device.DeviceFailureReport.Outage;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.device.fold.MinuteSet;
import org.sweepwatch.supervise.device.rule.DeviceRules;
import org.sweepwatch.supervise.device.rule.DutyDay;
import org.sweepwatch.supervise.device.rule.Fault;
import org.sweepwatch.supervise.device.rule.FaultClass;
import org.sweepwatch.supervise.device.rule.FaultCode;
import org.sweepwatch.supervise.device.rule.FaultRules;
import org.sweepwatch.supervise.device.rule.NetworkOutages;

/**
 * Judges a day: who was due when, which faults the folds prove, and the three rates of the daily failure rate (日故障率).
 *
 * <p>A function of its facts: the same facts give the same report. A few milliseconds for a fleet of 187; any thread.
 */
public final class DeviceFailureJudge {
    /** A vehicle that drove farther than this with ACC on was on duty, m. */
    static final double DUTY_M = 1_000;

    /** A frame so shortly before a planned shift shows that the device is on line, min. */
    static final int F01_LEAD_MIN = 30;

    private static final Map<String, String> DEFINITIONS = definitions();

    private final OperationalCalendar calendar;
    private final DeviceRules rules;
    private final Headline headline;

    public DeviceFailureJudge(OperationalCalendar calendar, DeviceRules rules, Headline headline) {
        this.calendar = calendar;
        this.rules = rules;
        this.headline = headline;
    }

    /** The provisional report; {@link DeviceFailureReport#frozen()} makes it final. */
    public DeviceFailureReport judge(DayFacts facts) {
        long day = facts.day().toEpochDay();
        DutySchedule schedule = new DutySchedule(calendar, day, facts.asOfMs());
        Map<Integer, List<ExcusedTime>> excused =
                facts.excused().stream().collect(Collectors.groupingBy(ExcusedTime::vehicleId));
        MinuteSet platformOut = schedule.away(facts.downtime().away());
        List<Exempted> exempted = new ArrayList<>();
        List<Due> fleet = new ArrayList<>();
        for (ServiceVehicle vehicle : facts.vehicles()) {
            MinuteSet inService = schedule.inService(vehicle);
            if (inService.isEmpty() || vehicle.fromMs() >= facts.asOfMs()) {
                continue;
            }
            List<ExcusedTime> own = excused.getOrDefault(vehicle.id(), List.of());
            MinuteSet due = inService.copy().removeAll(schedule.excused(own));
            list(vehicle, own, schedule, inService, due.isEmpty(), exempted);
            if (!due.isEmpty()) {
                boolean planned = facts.duty().due(vehicle.id());
                MinuteSet onDuty = schedule.due(due, facts.duty(), vehicle.id(), drove(vehicle, facts));
                fleet.add(new Due(vehicle, planned, schedule.passed(onDuty.removeAll(platformOut))));
            }
        }
        MinuteSet networkOut = NetworkOutages.find(
                fleet.stream().map(due -> dutyDay(due, facts, schedule)).collect(Collectors.toList()), rules.network());
        Tally tally = new Tally();
        Map<String, Tally> districts = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        for (Due due : fleet) {
            due.scheduled().removeAll(networkOut);
            Tally one = Tally.of(due.vehicle(), due.planned(), dutyDay(due, facts, schedule));
            tally.add(one);
            districts
                    .computeIfAbsent(due.vehicle().district(), district -> new Tally())
                    .add(one);
        }
        return report(facts, tally, districts, exempted, outages(facts, day, platformOut, networkOut));
    }

    private static boolean drove(ServiceVehicle vehicle, DayFacts facts) {
        DeviceDayFold fold = facts.folds().get(vehicle.id());
        return fold != null && fold.track().drivenM() > DUTY_M;
    }

    private DutyDay dutyDay(Due due, DayFacts facts, DutySchedule schedule) {
        DeviceDayFold fold = facts.folds().get(due.vehicle().id());
        return new DutyDay(
                fold != null ? fold : new DeviceDayFold(facts.day().toEpochDay(), calendar, rules.motion()),
                facts.before().get(due.vehicle().id()),
                due.scheduled(),
                due.planned() ? F01_LEAD_MIN : 0,
                schedule.nowMinute(),
                rules);
    }

    private static void list(
            ServiceVehicle vehicle,
            List<ExcusedTime> own,
            DutySchedule schedule,
            MinuteSet inService,
            boolean wholeDay,
            List<Exempted> exempted) {
        for (ExcusedTime time : own) {
            int minutes = schedule.touched(time).keep(inService).size();
            if (minutes > 0) {
                exempted.add(new Exempted(
                        vehicle.id(),
                        vehicle.plate(),
                        vehicle.phone(),
                        vehicle.district(),
                        vehicle.code(),
                        Instant.ofEpochMilli(time.fromMs()),
                        time.untilMs() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(time.untilMs()),
                        minutes,
                        wholeDay,
                        time.reason()));
            }
        }
    }

    private List<Outage> outages(DayFacts facts, long day, MinuteSet platformOut, MinuteSet networkOut) {
        List<Outage> outages = new ArrayList<>();
        DutySchedule schedule = new DutySchedule(calendar, day, facts.asOfMs());
        MinuteSet planned = schedule.away(facts.downtime().planned());
        addRuns(
                outages,
                DeviceFailureReport.PLATFORM,
                day,
                schedule.passed(platformOut),
                planned,
                "platform not available (平台停机)");
        addRuns(outages, "network", day, networkOut, null, "many devices silent at once (网络中断)");
        return outages;
    }

    /** @param planned the announced minutes, null where nothing is announced */
    private void addRuns(
            List<Outage> outages, String kind, long day, MinuteSet minutes, MinuteSet planned, String reason) {
        for (int from = minutes.first(); from >= 0; ) {
            int to = minutes.nextGap(from);
            Integer announced = planned == null
                    ? null
                    : (Integer) MinuteSet.ofRange(from, to).keep(planned).size();
            outages.add(new Outage(kind, instant(day, from), instant(day, to), announced, reason));
            from = minutes.next(to);
        }
    }

    private Instant instant(long day, int minute) {
        return Instant.ofEpochMilli(calendar.startMs(day) + minute * OperationalCalendar.MINUTE_MS);
    }

    private DeviceFailureReport report(
            DayFacts facts, Tally tally, Map<String, Tally> districts, List<Exempted> exempted, List<Outage> outages) {
        DistrictRates all = tally.rates(null);
        Rate judged = headline.choose(all.byDevice(), all.byVehicle(), all.byTime());
        List<DistrictRates> byDistrict = new ArrayList<>();
        districts.forEach((district, one) -> byDistrict.add(one.rates(district)));
        tally.found.sort(Comparator.comparing(FailedDevice::failed)
                .reversed()
                .thenComparing(FailedDevice::district, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(FailedDevice::code, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(FailedDevice::vehicle));
        return new DeviceFailureReport(
                facts.day(),
                rules.targetRate(),
                all.byDevice(),
                all.byVehicle(),
                all.byTime(),
                headline.key(),
                judged.denominator() == 0 ? null : judged.below(rules.targetRate()),
                DeviceFailureReport.PROVISIONAL,
                all.completeness().rate(),
                Instant.ofEpochMilli(facts.asOfMs()),
                facts.generatedAt(),
                rules.version(),
                facts.recomputing(),
                List.copyOf(tally.found),
                List.copyOf(exempted),
                List.copyOf(outages),
                byDistrict,
                DEFINITIONS);
    }

    private static Map<String, String> definitions() {
        Map<String, String> text = new LinkedHashMap<>();
        text.put(
                "byDevice",
                "devices with a class A fault on the day / devices in service on the day, without those exempt all day"
                        + " (按设备：当日有A类故障的设备数 / 当日在用设备数，全天免考的不计)");
        text.put(
                "byVehicle",
                "vehicles on duty with a class A fault / vehicles on duty. On duty: planned, where there are plans; drove more than 1 km with ACC on by"
                        + " positions or odometer; or a class A fault with ACC on may hide that it did; or due and not heard"
                        + " of at all (按车辆：当班且有A类故障的车辆数 / 当班车辆数；当班指有计划且已到班，或ACC开行驶超过1公里，或ACC开期间A类故障使行驶无从查证，或应在线而全程无数据)");
        text.put(
                "byTime",
                "minutes in which a class A fault left a device down / minutes in which devices were due. Due: the"
                        + " planned shifts, or without plans the operational day, up to asOf while in service, less exemptions and outages of platform and network"
                        + " (按时间：A类故障停用分钟数 / 应在线分钟数；应在线指在用期间的计划班次（无计划时为整个运营日）至统计时刻，扣除免考、平台停机和网络中断)");
        text.put(
                "completeness",
                "minutes due without those lost in silences after a report with ACC on or never on line / minutes due"
                        + " (完整率：应在线分钟中未因离线缺失的比例)");
        text.put(
                "minutes",
                "of a class A fault: minutes due in which it held; faults of one device may overlap, byTime counts each"
                        + " minute once (A类故障的停用分钟数；同一设备的故障可重叠，按时间口径每分钟只计一次)");
        return Collections.unmodifiableMap(text);
    }

    private record Due(ServiceVehicle vehicle, boolean planned, MinuteSet scheduled) {}

    /** Counts while the fleet is gone through. */
    private static final class Tally {
        private final List<FailedDevice> found = new ArrayList<>();
        private int devices;
        private int failed;
        private int onDuty;
        private int failedOnDuty;
        private long minutesScheduled;
        private long minutesDown;
        private long minutesThere;

        private static Tally of(ServiceVehicle vehicle, boolean planned, DutyDay day) {
            Tally tally = new Tally();
            tally.judge(vehicle, planned, day);
            return tally;
        }

        private void add(Tally other) {
            found.addAll(other.found);
            devices += other.devices;
            failed += other.failed;
            onDuty += other.onDuty;
            failedOnDuty += other.failedOnDuty;
            minutesScheduled += other.minutesScheduled;
            minutesDown += other.minutesDown;
            minutesThere += other.minutesThere;
        }

        private DistrictRates rates(String district) {
            return new DistrictRates(
                    district,
                    Rate.of(failed, devices),
                    Rate.of(failedOnDuty, onDuty),
                    Rate.of(minutesDown, minutesScheduled),
                    Rate.of(minutesThere, minutesScheduled));
        }

        private void judge(ServiceVehicle vehicle, boolean planned, DutyDay day) {
            List<Fault> faults = FaultRules.judge(day);
            MinuteSet down = new MinuteSet();
            boolean hasFailed = false;
            boolean never = false;
            for (Fault fault : faults) {
                if (fault.code().faultClass() == FaultClass.A) {
                    hasFailed = true;
                    down.addAll(fault.minutes());
                }
                never |= fault.code() == FaultCode.F01;
            }
            boolean duty = planned && !day.scheduled().isEmpty()
                    || day.track().drivenM() > DUTY_M
                    || never
                    || (hasFailed && day.track().accOnPoints() > 0);
            int scheduled = day.scheduled().size();
            devices++;
            failed += hasFailed ? 1 : 0;
            onDuty += duty ? 1 : 0;
            failedOnDuty += duty && hasFailed ? 1 : 0;
            minutesScheduled += scheduled;
            minutesDown += down.size();
            minutesThere += scheduled - missing(day);
            if (!faults.isEmpty()) {
                found.add(failedDevice(vehicle, hasFailed, down.size(), faults));
            }
        }

        private static int missing(DutyDay day) {
            if (!day.present().intersects(day.scheduled())) {
                return day.scheduled().size();
            }
            MinuteSet silent = new MinuteSet();
            day.silences().forEach(silence -> silent.addAll(silence.minutes()));
            return day.onDuty(silent).size();
        }

        private static FailedDevice failedDevice(
                ServiceVehicle vehicle, boolean failed, int minutesDown, List<Fault> faults) {
            return new FailedDevice(
                    vehicle.id(),
                    vehicle.plate(),
                    vehicle.phone(),
                    vehicle.district(),
                    vehicle.code(),
                    failed,
                    minutesDown,
                    faults.stream().map(Tally::deviceFault).collect(Collectors.toUnmodifiableList()));
        }

        private static DeviceFault deviceFault(Fault fault) {
            return new DeviceFault(
                    fault.code().name(),
                    fault.code().faultClass().name(),
                    fault.code().english(),
                    fault.code().chinese(),
                    Instant.ofEpochMilli(fault.fromMs()),
                    Instant.ofEpochMilli(fault.toMs()),
                    fault.minutes().size(),
                    fault.evidence(),
                    fault.evidenceZh());
        }
    }
}
