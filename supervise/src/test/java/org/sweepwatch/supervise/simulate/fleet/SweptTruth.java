package org.sweepwatch.supervise.simulate.fleet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;

/** What a simulated vehicle really swept on a day: of each of its routes, which metres along the planned line. */
public final class SweptTruth {
    private final Map<Integer, boolean[]> swept = new HashMap<>();
    private final List<Drive> drives = new ArrayList<>();

    /** One drive along a route at work: which metres, and when, in seconds from the begin of the operational day. */
    private record Drive(int routeNumber, double fromM, double toM, double fromS, double untilS) {
        /** Whether the next one begins where this one ends, after a stop at a signal at most. */
        boolean goesOn(Drive next) {
            return next.routeNumber == routeNumber
                    && next.fromS - untilS <= 60
                    && (Math.abs(next.fromM - toM) < 1 || Math.abs(next.toM - fromM) < 1);
        }

        Drive with(Drive next) {
            return new Drive(routeNumber, Math.min(fromM, next.fromM), Math.max(toM, next.toM), fromS, next.untilS);
        }

        boolean sweeps(int number, double segmentFromM, double segmentToM, double share) {
            return number == routeNumber
                    && Math.min(toM, segmentToM) - Math.max(fromM, segmentFromM) >= share * (segmentToM - segmentFromM);
        }
    }

    public SweptTruth(Fleet fleet, SimulatedVehicle vehicle, LocalDate day) {
        for (Leg leg : fleet.itinerary(vehicle, day).legs()) {
            if (leg.activity() == Activity.SWEEPING) {
                add(leg);
            }
        }
    }

    private void add(Leg leg) {
        CleaningRoute route = leg.route();
        double length = route.line().length();
        boolean[] metres = swept.computeIfAbsent(route.number(), number -> new boolean[(int) Math.ceil(length) + 1]);
        boolean back = Math.hypot(
                                leg.path().xAt(0) - route.line().xAt(0),
                                leg.path().yAt(0) - route.line().yAt(0))
                        > length / 4
                && Math.hypot(
                                leg.path().xAt(0) - route.line().xAt(length),
                                leg.path().yAt(0) - route.line().yAt(length))
                        < 30;
        double scale = length / leg.path().length();
        double from = back ? length - leg.toM() * scale : leg.fromM() * scale;
        double to = back ? length - leg.fromM() * scale : leg.toM() * scale;
        Drive drive = new Drive(route.number(), from, to, leg.startS(), leg.endS());
        Drive before = drives.isEmpty() ? null : drives.get(drives.size() - 1);
        if (before != null && before.goesOn(drive)) {
            drives.set(drives.size() - 1, before.with(drive));
        } else {
            drives.add(drive);
        }
        for (int m = (int) Math.max(0, Math.round(from)); m < Math.min(metres.length, Math.round(to)); m++) {
            metres[m] = true;
        }
    }

    /**
     * How often a stretch of a route was swept.
     *
     * @param share of its length that makes a pass
     */
    public int passes(int routeNumber, double fromM, double toM, double share) {
        return (int) drives.stream()
                .filter(drive -> drive.sweeps(routeNumber, fromM, toM, share))
                .count();
    }

    /** Whether any such pass was going on at a time, give or take, seconds from the begin of the operational day. */
    public boolean sweptAt(int routeNumber, double fromM, double toM, double share, double second, double giveS) {
        return drives.stream()
                .anyMatch(drive -> drive.sweeps(routeNumber, fromM, toM, share)
                        && second >= drive.fromS() - giveS
                        && second <= drive.untilS() + giveS);
    }

    /** Share of a stretch of a route that was swept. */
    public double share(int routeNumber, double fromM, double toM) {
        boolean[] metres = swept.get(routeNumber);
        if (metres == null) {
            return 0;
        }
        int n = 0;
        int all = 0;
        for (int m = (int) Math.round(fromM); m < Math.min(metres.length, Math.round(toM)); m++) {
            n += metres[m] ? 1 : 0;
            all++;
        }
        return all == 0 ? 0 : (double) n / all;
    }
}
