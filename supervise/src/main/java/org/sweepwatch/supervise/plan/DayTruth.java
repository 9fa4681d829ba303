package org.sweepwatch.supervise.plan;

import java.time.LocalDate;
import java.util.List;
import org.sweepwatch.geo.fence.Fence;
import org.sweepwatch.geo.grid.Area;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.WeatherStop;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * All that an operational day is judged by, as it is in force on that day. Immutable.
 *
 * @param revision of the ground truth it was read from; two with the same day and revision are the same
 * @param rules the settings of judgement
 * @param shifts by start
 * @param vehicles as they are assigned that day, by id
 * @param routes by number
 * @param fences by number: service places, dead spots and the rest
 * @param grids the responsibility grids, by number
 * @param weatherStops that touch the day
 * @param duties who is to work
 */
public record DayTruth(
        LocalDate day,
        long revision,
        Rules rules,
        List<Shift> shifts,
        List<Vehicle> vehicles,
        List<PlannedRoute> routes,
        List<Fence> fences,
        List<Area> grids,
        List<WeatherStop> weatherStops,
        DutyPlan duties) {
    public DayTruth {
        shifts = List.copyOf(shifts);
        vehicles = List.copyOf(vehicles);
        routes = List.copyOf(routes);
        fences = List.copyOf(fences);
        grids = List.copyOf(grids);
        weatherStops = List.copyOf(weatherStops);
    }
}
