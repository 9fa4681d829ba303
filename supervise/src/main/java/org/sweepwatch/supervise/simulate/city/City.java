package org.sweepwatch.supervise.simulate.city;

import java.util.List;

/**
 * The made-up city in local metres. Immutable, any thread.
 *
 * @param seed what it was drawn from
 * @param roads all roads
 * @param routes the cleaning routes, in order of their numbers
 * @param places depots, water points, refuse and fuel stations
 * @param deadSpots tunnels
 * @param cells the 152 responsibility grids
 */
public record City(
        long seed,
        RoadNetwork roads,
        List<CleaningRoute> routes,
        List<Place> places,
        List<DeadSpot> deadSpots,
        List<Cell> cells) {
    /** A city for a seed; the same seed gives the same city. */
    public static City made(long seed) {
        return new CityBuilder(seed).build();
    }

    /** The routes of a district. */
    public List<CleaningRoute> routesOf(District district) {
        return routes.stream().filter(route -> route.district() == district).toList();
    }

    /** The places of one kind in a district. */
    public List<Place> placesOf(District district, Place.Kind kind) {
        return places.stream()
                .filter(place -> place.district() == district && place.kind() == kind)
                .toList();
    }

    /** True when a point lies in a tunnel. */
    public boolean underHill(double x, double y) {
        for (DeadSpot spot : deadSpots) {
            if (spot.covers(x, y)) {
                return true;
            }
        }
        return false;
    }
}
