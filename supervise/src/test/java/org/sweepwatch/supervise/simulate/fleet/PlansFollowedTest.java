package org.sweepwatch.supervise.simulate.fleet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;

/** What the demo plans is what its vehicles do: each sweeps each of its routes from end to end within its shift. */
class PlansFollowedTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    /** Of the planned passes; a vehicle that stands by for hours misses some, as in life. */
    private static final double FOLLOWED = 0.93;

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void nearlyEveryPlannedPassIsDriven(long seed) {
        Fleet fleet = new Fleet(City.made(seed), seed, 187, null, DAY);
        int planned = 0;
        int driven = 0;
        for (SimulatedVehicle vehicle : fleet.vehicles()) {
            if (vehicle.spare()) {
                continue;
            }
            Map<CleaningRoute, Double> swept = new HashMap<>();
            for (Leg leg : fleet.itinerary(vehicle, DAY).legs()) {
                if (leg.activity() == Activity.SWEEPING) {
                    swept.merge(leg.route(), leg.toM() - leg.fromM(), Double::sum);
                }
            }
            for (CleaningRoute route : vehicle.routes()) {
                planned++;
                driven += swept.getOrDefault(route, 0.0) >= 0.95 * route.line().length() ? 1 : 0;
            }
        }
        double share = (double) driven / planned;
        System.out.printf("seed %d: %d of %d planned passes driven, %.1f %%%n", seed, driven, planned, 100 * share);
        assertTrue(share >= FOLLOWED, share + " of the planned passes are driven");
    }
}
