package org.sweepwatch.supervise.work;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.Exemption;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.GridVisit;
import org.sweepwatch.store.query.MaintenanceWindow;
import org.sweepwatch.store.query.Outage;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.store.query.WeeklyPlan;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.device.Refolder;
import org.sweepwatch.supervise.device.fold.DeviceDayFold;
import org.sweepwatch.supervise.plan.DayTruth;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.plan.DutyPlan;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.plan.RequiredPasses;
import org.sweepwatch.supervise.plan.TimeWindows;
import org.sweepwatch.supervise.point.DevicePoint;
import org.sweepwatch.supervise.point.PointQuality;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.RouteShift;
import org.sweepwatch.supervise.work.figure.VehicleShift;
import org.sweepwatch.supervise.work.figure.WorkFacts;
import org.sweepwatch.supervise.work.figure.WorkJudge;
import org.sweepwatch.supervise.work.figure.WorkReport;
import org.sweepwatch.supervise.work.fold.WorkDayFold;

/** A day in {@link WorkTown}: vehicles driven by hand without noise, and the report on them. Minutes count from 06:30. */
public final class TownDay {
    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    public static final OperationalCalendar CALENDAR = new OperationalCalendar();

    private final long startMs = CALENDAR.startMs(DAY.toEpochDay());
    private final Map<Integer, List<DevicePoint>> points = new HashMap<>();
    private final List<WeeklyPlan> plans = new ArrayList<>();
    private final List<WeatherStop> stops = new ArrayList<>();
    private final Map<Integer, String> forbidden = new HashMap<>();
    private final Map<Integer, String> passes = new HashMap<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<MaintenanceWindow> maintenance = new ArrayList<>();
    private final List<GridVisit> visits = new ArrayList<>();
    private final List<FigureEntry> entries = new ArrayList<>();
    private final Map<Integer, String> windows = new HashMap<>();
    private final Map<Integer, Instant> inServiceFrom = new HashMap<>();
    private final Map<Integer, String> districts = new HashMap<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private Rules rules = Rules.DEFAULTS;
    private String district = "荷塘区";
    private int vehicles;
    private int current;
    private double second;
    private double x;
    private double y;
    private boolean lastEast;

    /** The next vehicle; what follows is about it. It begins parked at the place. */
    public TownDay vehicle(double startX, double startY) {
        current = ++vehicles;
        points.put(current, new ArrayList<>());
        districts.put(current, district);
        second = 0;
        x = startX;
        y = startY;
        return this;
    }

    /** Whose this vehicle is and what it is called there. */
    public TownDay named(String district, String code) {
        districts.put(current, district);
        codes.put(current, code);
        return this;
    }

    /** The day shift of this vehicle, on these routes. */
    public TownDay planned(int... routes) {
        return planned("JS", routes);
    }

    /** The same for another operation than that of the register. */
    public TownDay planned(String operation, int... routes) {
        return planned("D", operation, routes);
    }

    /** The same in another shift. */
    public TownDay planned(String shift, String operation, int... routes) {
        plans.add(new WeeklyPlan(
                0,
                current,
                shift,
                operation,
                Arrays.stream(routes).mapToObj(id -> "R" + id).toList(),
                WeeklyPlan.EVERY_DAY,
                DAY,
                null));
        return this;
    }

    /** Parked until a minute of the day, a point each 5 min. */
    public TownDay park(double untilMinute) {
        while (second < untilMinute * 60) {
            point(0, 0, false, false);
            second = Math.min(untilMinute * 60, second + 300);
        }
        return this;
    }

    /** Standing with the engine on. */
    public TownDay stand(double minutes) {
        for (double end = second + minutes * 60; second < end; second += 10) {
            point(0, 0, true, false);
        }
        return this;
    }

    /** Straight to a place, a point each 10 s. */
    public TownDay drive(double toX, double toY, double kmh, boolean brush) {
        double way = Math.hypot(toX - x, toY - y);
        double step = kmh / 3.6 * 10;
        double fromX = x;
        double fromY = y;
        int heading = (int) Math.floorMod(Math.round(Math.toDegrees(Math.atan2(toX - x, toY - y))), 360L);
        for (double driven = 0; driven < way; driven += step) {
            x = fromX + (toX - fromX) * driven / way;
            y = fromY + (toY - fromY) * driven / way;
            point(kmh, heading, true, brush);
            second += 10;
        }
        x = toX;
        y = toY;
        return this;
    }

    /** So many points along the street it is on, to and fro between its ends. */
    public TownDay sweep(int count, double kmh, boolean brush) {
        double step = kmh / 3.6 * 10;
        for (int left = count; left > 0; ) {
            double end = x < 2_900 && (lastEast || x < -2_900) ? 2_990 : -2_990;
            lastEast = end > 0;
            int points = Math.min(left, (int) Math.floor(Math.abs(end - x) / step));
            if (points == 0) {
                x = end;
                continue;
            }
            drive(x + Math.signum(end - x) * (points - 0.01) * step, y, kmh, brush);
            left -= points;
        }
        return this;
    }

    /** A point that far to the east of where the vehicle is, 20 s after the last; the next is back in place. */
    public TownDay thrown(double eastM) {
        second += 10;
        x += eastM;
        point(8, 90, true, false);
        x -= eastM;
        second += 10;
        return this;
    }

    /** The last points of this vehicle lie higher than any road. */
    public TownDay spoilt(int count) {
        List<DevicePoint> own = points.get(current);
        own.subList(own.size() - count, own.size()).forEach(point -> point.altitudeM = 7_000);
        return this;
    }

    /** Nothing is heard while it drives on. */
    public TownDay unheard(double toX, double toY, double minutes) {
        second += minutes * 60;
        x = toX;
        y = toY;
        return this;
    }

    /** The same where nothing can be heard: the last point before lies in a dead spot that is registered. */
    public TownDay tunnel(double toX, double toY, double minutes) {
        List<DevicePoint> own = points.get(current);
        own.get(own.size() - 1).inDeadSpot = true;
        return unheard(toX, toY, minutes);
    }

    private void point(double kmh, int heading, boolean accOn, boolean brush) {
        DevicePoint p = new DevicePoint();
        p.vehicleId = current;
        p.timeMs = startMs + Math.round(second) * 1000;
        p.receivedMs = p.timeMs;
        p.latE6 = (int) Math.round(WorkTown.lat(y) * 1e6);
        p.lonE6 = (int) Math.round(WorkTown.lon(x) * 1e6);
        p.speedDkmh = (int) Math.round(kmh * 10);
        p.headingDeg = heading;
        p.statusBits = PointQuality.STATUS_LOCATED | (accOn ? PointQuality.STATUS_ACC : 0);
        p.ioStatus = accOn ? 0 : 2;
        p.signals = Signal.MAIN_BRUSH.word(brush);
        points.get(current).add(p);
    }

    /** No vehicle may work on the route then. */
    public TownDay forbid(int route, String windows) {
        forbidden.put(route, windows);
        return this;
    }

    /** When the route is to be worked on. */
    public TownDay window(int route, String times) {
        windows.put(route, times);
        return this;
    }

    /** Somebody enters what no device measures, for the district. */
    public TownDay enter(String figure, double numerator, Double denominator) {
        return enter(figure, "荷塘区", null, numerator, denominator);
    }

    /** The same for the whole district under this name of it. */
    public TownDay enter(String figure, String district, double numerator) {
        return enter(figure, district, null, numerator, null);
    }

    /** Somebody enters what this vehicle used on the day. */
    public TownDay used(String figure, double amount) {
        return enter(figure, null, current, amount, null);
    }

    private TownDay enter(String figure, String district, Integer vehicle, double numerator, Double denominator) {
        entries.add(new FigureEntry(
                entries.size() + 1,
                figure,
                DAY,
                false,
                district,
                vehicle,
                BigDecimal.valueOf(numerator),
                denominator == null ? null : BigDecimal.valueOf(denominator),
                "水表照片",
                new Change("tester", "例行填报", Instant.EPOCH)));
        return this;
    }

    /** What is in force on the day. */
    public TownDay rules(Rules inForce) {
        rules = inForce;
        return this;
    }

    /** Vehicles from here on are of another district. */
    public TownDay district(String name) {
        district = name;
        return this;
    }

    /** What a route requires, such as {@code JS@D=2}. */
    public TownDay require(int route, String required) {
        passes.put(route, required);
        return this;
    }

    public TownDay weatherStop(double fromMinute, double untilMinute) {
        stops.add(new WeatherStop(1, instant(fromMinute), instant(untilMinute), List.of(), List.of(), "大风", "指挥中心"));
        return this;
    }

    /** The device of this vehicle comes into service then. */
    public TownDay inServiceFrom(double minute) {
        inServiceFrom.put(current, instant(minute));
        return this;
    }

    public TownDay outage(double fromMinute, double untilMinute) {
        outages.add(new Outage(1, instant(fromMinute), instant(untilMinute), "not running"));
        return this;
    }

    public TownDay announced(double fromMinute, double untilMinute) {
        maintenance.add(new MaintenanceWindow(1, instant(fromMinute), instant(untilMinute), "升级", "值班长", instant(-60)));
        return this;
    }

    /** A hand terminal checks in at a grid. */
    public TownDay checkIn(String grid, double minute) {
        visits.add(new GridVisit(grid, "张三", GridVisit.HAND, instant(minute), instant(minute), 0, true));
        return this;
    }

    public Instant instant(double minute) {
        return Instant.ofEpochMilli(startMs + Math.round(minute * 60_000));
    }

    /** The report when the day is over. */
    public WorkReport report() {
        Map<Integer, WorkDayFold> work = new HashMap<>();
        Map<Integer, DeviceDayFold> health = new HashMap<>();
        points.forEach((id, list) -> {
            Refolder refolder = new Refolder(DAY.toEpochDay(), CALENDAR, WorkTown.basis(rules), null);
            list.forEach(refolder::add);
            if (!list.isEmpty()) {
                work.put(id, refolder.work());
                health.put(id, refolder.result());
            }
        });
        List<Vehicle> register = new ArrayList<>();
        for (int id = 1; id <= vehicles; id++) {
            register.add(new Vehicle(
                    id,
                    "湘B0000" + id,
                    "1397331000" + id,
                    districts.get(id),
                    codes.getOrDefault(id, "A00" + id),
                    "JS",
                    null,
                    inServiceFrom.getOrDefault(id, Instant.EPOCH),
                    null));
        }
        List<PlannedRoute> routes = WorkTown.GROUND.routeList().stream()
                .map(route -> new PlannedRoute(
                        route,
                        RequiredPasses.parse(passes.getOrDefault(route.id(), "")),
                        TimeWindows.parse(windows.getOrDefault(route.id(), "")),
                        TimeWindows.parse(forbidden.getOrDefault(route.id(), ""))))
                .toList();
        List<Shift> shifts = Shift.standard(CALENDAR.dayStart());
        DutyPlan duties = DutyPlan.of(
                DAY,
                CALENDAR,
                plans,
                List.of(),
                shifts,
                routes.stream()
                        .collect(Collectors.toMap(
                                planned -> planned.route().code(),
                                planned -> planned.route().id())),
                register,
                stops,
                List.<Exemption>of());
        DayTruth truth = new DayTruth(
                DAY, 1, rules, shifts, register, routes, List.of(), WorkTown.GROUND.gridList(), stops, duties);
        return new WorkJudge(CALENDAR)
                .judge(new WorkFacts(
                        truth,
                        CALENDAR.endMs(DAY.toEpochDay()),
                        work,
                        health,
                        work.keySet(),
                        Downtime.of(outages, maintenance),
                        visits,
                        entries,
                        0,
                        Instant.EPOCH));
    }

    /** What is said of a vehicle in the day shift. */
    public static VehicleShift of(WorkReport report, int vehicle) {
        return report.vehicleDay().vehicles().stream()
                .filter(one -> one.vehicle() == vehicle && one.shift().equals("D"))
                .findFirst()
                .orElseThrow();
    }

    /** What is said of a route in a shift, null for the day. */
    public static RouteShift of(WorkReport report, int route, String shift) {
        return report.routeCoverage().of(shift).routes().stream()
                .filter(one -> one.route() == route)
                .findFirst()
                .orElseThrow();
    }

    public static Figure figure(List<Figure> figures, String id) {
        return figures.stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
