package org.sweepwatch.supervise.simulate.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.simulate.Chance;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;
import org.sweepwatch.supervise.simulate.city.District;
import org.sweepwatch.supervise.simulate.city.Place;

/** Draws up the vehicles of a city: identities, duties, routes, terminals. */
final class FleetRoster {
    private static final int ROUTES_PER_VEHICLE = 4;
    private static final int SPARE_EVERY = 60;
    private static final double BATTERY_SWITCH_SHARE = 0.25;
    private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Operation[] OPERATIONS = {
        Operation.XS,
        Operation.JS,
        Operation.XS,
        Operation.GX,
        Operation.SS,
        Operation.BJ,
        Operation.XS,
        Operation.JS,
        Operation.GX,
        Operation.WP
    };

    private final City city;
    private final Chance chance;
    private final ProtocolVersion onlyVersion;
    private final Map<District, Integer> counts = new EnumMap<>(District.class);
    private final Map<String, Integer> numbers = new HashMap<>();

    private FleetRoster(City city, Chance chance, ProtocolVersion onlyVersion) {
        this.city = city;
        this.chance = chance;
        this.onlyVersion = onlyVersion;
    }

    /** @param onlyVersion the edition that all terminals speak, null for a mixture */
    static List<SimulatedVehicle> vehicles(City city, Chance chance, int count, ProtocolVersion onlyVersion) {
        FleetRoster roster = new FleetRoster(city, chance, onlyVersion);
        List<SimulatedVehicle> vehicles = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            vehicles.add(roster.vehicle(index, districtOf(index)));
        }
        return List.copyOf(vehicles);
    }

    /** Deals vehicles to the districts so that any first part of the fleet has about the right shares. */
    private static District districtOf(int index) {
        int all = District.allVehicles();
        int turn = index % all * 79 % all;
        for (District district : District.values()) {
            if (turn < district.vehicles()) {
                return district;
            }
            turn -= district.vehicles();
        }
        throw new IllegalStateException("more turns than vehicles");
    }

    private SimulatedVehicle vehicle(int index, District district) {
        int inDistrict = counts.merge(district, 1, Integer::sum) - 1;
        Operation operation = OPERATIONS[inDistrict % OPERATIONS.length];
        String number = "%c%03d"
                .formatted(operation.letter(), numbers.merge(district.name() + operation.letter(), 1, Integer::sum));
        int turn = inDistrict % district.vehicles();
        boolean night = nightVehiclesAmong(turn + 1, district) > nightVehiclesAmong(turn, district);
        Shift shift = night ? Shift.NIGHT : Shift.DAY;
        List<Place> depots = city.placesOf(district, Place.Kind.DEPOT);
        Place depot = depots.get(chance.index(depots.size(), index, 1));
        boolean spare = index % SPARE_EVERY == SPARE_EVERY - 1;
        boolean newEnergy = chance.unit(index, 2) < 0.2;
        ProtocolVersion version = version(index);
        return new SimulatedVehicle(
                index,
                district,
                number,
                plate(index, newEnergy),
                newEnergy ? 5 : 2,
                Long.toString(13_973_310_001L + index),
                operation,
                shift,
                version,
                "ZZTST",
                switch (version) {
                    case V2011 -> "QX808A";
                    case V2013 -> "QX-808B";
                    case V2019 -> "QX-2019C";
                },
                "%c%06d".formatted(district.letter(), index + 1),
                depot,
                depot.x() + chance.between(-10, 45, index, 3),
                depot.y() + chance.between(-10, 30, index, 4),
                routes(district, inDistrict),
                spare,
                shift == Shift.DAY && !spare && chance.unit(index, 5) < BATTERY_SWITCH_SHARE,
                chance.index(Fleet.REPORT_SECONDS, index, 6));
    }

    /** How many of the first vehicles of a district work at night: their share, rounded. */
    private static int nightVehiclesAmong(int first, District district) {
        return (2 * first * district.nightVehicles() + district.vehicles()) / (2 * district.vehicles());
    }

    private ProtocolVersion version(int index) {
        if (onlyVersion != null) {
            return onlyVersion;
        }
        double draw = chance.unit(index, 7);
        return draw < 0.1 ? ProtocolVersion.V2011 : draw < 0.7 ? ProtocolVersion.V2013 : ProtocolVersion.V2019;
    }

    /** Unique: the number counts up, the letter is decoration. */
    private String plate(int index, boolean newEnergy) {
        char letter = PLATE_LETTERS.charAt(chance.index(PLATE_LETTERS.length(), index, 8));
        return newEnergy
                ? "湘BD" + letter + "%04d".formatted(index % 10_000)
                : "湘B" + letter + "%04d".formatted(index % 10_000);
    }

    /** A route of the district by turns and those nearest to it. */
    private List<CleaningRoute> routes(District district, int inDistrict) {
        List<CleaningRoute> all = city.routesOf(district);
        int stride = Math.max(1, all.size() / district.vehicles());
        CleaningRoute first = all.get(inDistrict * stride % all.size());
        List<CleaningRoute> nearest = all.stream()
                .sorted(Comparator.comparingDouble(route -> metresBetween(first, route)))
                .limit(ROUTES_PER_VEHICLE)
                .toList();
        return RoundTrip.order(nearest);
    }

    private static double metresBetween(CleaningRoute a, CleaningRoute b) {
        double middleOfA = a.line().length() / 2;
        double middleOfB = b.line().length() / 2;
        return Math.hypot(
                a.line().xAt(middleOfA) - b.line().xAt(middleOfB),
                a.line().yAt(middleOfA) - b.line().yAt(middleOfB));
    }
}
