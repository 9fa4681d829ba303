package org.sweepwatch.supervise.simulate.fleet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;

/** What a simulated vehicle really swept on a day: of each of its routes, which metres along the planned line. */
public final class SweptTruth {
    private final Map<Integer, boolean[]> swept = new HashMap<>();

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
        for (int m = (int) Math.max(0, Math.round(from)); m < Math.min(metres.length, Math.round(to)); m++) {
            metres[m] = true;
        }
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
