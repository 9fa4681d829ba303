package org.sweepwatch.supervise.simulate.fleet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.simulate.Chance;
import org.sweepwatch.supervise.simulate.city.City;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;
import org.sweepwatch.supervise.simulate.city.Path;
import org.sweepwatch.supervise.simulate.city.Place;

/** Plans one day of one vehicle, from the depot over its routes, water, refuse and a break back to the depot. */
final class ItineraryPlanner {
    static final int DAY_SECONDS = 86_400;

    private static final int ACC_ON_STANDBY_SECONDS = 3 * 3600;
    private static final double STANDBY_SHARE = 0.06;
    /** Nobody sets out for a route so shortly before the end of a session. */
    private static final int LAST_START_SECONDS = 900;
    /** Bee line on the way home, detours and signals included. */
    private static final double HOMEWARD_METRES_PER_SECOND = 5;

    private final City city;
    private final SimulatedVehicle vehicle;
    private final Chance chance;
    private final List<Leg> legs = new ArrayList<>();
    private long draws;
    private double nowS;
    private double odometerM;
    private double water = 1;
    private double tankS;
    private double hopperS;
    private int hereNode;
    private double hereX;
    private double hereY;
    private int nextRoute;
    private boolean back;
    private double resumeM;

    private ItineraryPlanner(City city, SimulatedVehicle vehicle, Chance chance) {
        this.city = city;
        this.vehicle = vehicle;
        this.chance = chance;
        this.hereNode = vehicle.depot().node();
        this.hereX = vehicle.spotX();
        this.hereY = vehicle.spotY();
    }

    static Itinerary plan(City city, SimulatedVehicle vehicle, Chance vehicleChance, LocalDate day) {
        Chance chance = vehicleChance.of(day.toEpochDay());
        ItineraryPlanner planner = new ItineraryPlanner(city, vehicle, chance);
        if (!vehicle.spare()) {
            planner.shift(standsBy(vehicle, chance));
        }
        planner.park(DAY_SECONDS, vehicle.depot().roofed());
        return new Itinerary(day, planner.legs);
    }

    /** True when the vehicle first stands by under the roof for three hours with the engine on. */
    static boolean standsBy(SimulatedVehicle vehicle, Chance dayChance) {
        return vehicle.depot().roofed() && !vehicle.spare() && dayChance.unit(0, 0x57B1) < STANDBY_SHARE;
    }

    private void shift(boolean standsBy) {
        Shift shift = vehicle.shift();
        boolean roofed = vehicle.depot().roofed();
        nextRoute = (int) draw(0, vehicle.routes().size());
        park(shift.startS() + draw(0, 600), roofed);
        stand(Activity.WAITING, standsBy ? ACC_ON_STANDBY_SECONDS : draw(240, 540), roofed);
        leaveDepot();
        work(shift.breakFromS() + draw(-600, 600));
        boolean breakAtDepot = draw(0, 1) < 0.6;
        if (breakAtDepot) {
            enterDepot();
        }
        park(Math.max(nowS + 1200, shift.breakToS() + draw(-600, 600)), breakAtDepot && roofed);
        stand(Activity.WAITING, draw(60, 180), breakAtDepot && roofed);
        if (breakAtDepot) {
            leaveDepot();
        }
        work(shift.homewardS() + draw(-300, 300));
        enterDepot();
        stand(Activity.WAITING, draw(60, 240), roofed);
    }

    private void work(double untilS) {
        while (nowS < untilS - Math.max(LAST_START_SECONDS, homeSeconds())) {
            CleaningRoute route = vehicle.routes().get(nextRoute);
            Path swept = route.swept(back);
            int entry = back ? route.toNode() : route.fromNode();
            Path approach = swept.between(0, Math.max(0.1, resumeM));
            transit(entry, approach);
            boolean done = sweep(route, swept, untilS);
            if (done) {
                resumeM = 0;
                back = !back && !route.dualCarriageway();
                nextRoute =
                        back ? nextRoute : (nextRoute + 1) % vehicle.routes().size();
            }
            if (nowS < untilS) {
                serve();
            }
        }
    }

    /** Sweeps on from {@code resumeM}; false when the tank, the hopper or the time ended it before the end. */
    private boolean sweep(CleaningRoute route, Path swept, double untilS) {
        int exit = back ? route.fromNode() : route.toNode();
        Operation operation = vehicle.operation();
        boolean done = true;
        while (resumeM < swept.length() - 1) {
            boolean needsService = tankEmpty() || hopperFull();
            if (needsService || nowS > untilS - homeSeconds()) {
                done = false;
                break;
            }
            double toM = Math.min(swept.length(), resumeM + draw(150, 450));
            double kmh = draw(operation.slowestKmh(), operation.fastestKmh());
            drive(Activity.SWEEPING, swept, resumeM, toM, kmh / 3.6, route);
            resumeM = toM;
            if (draw(0, 1) < 0.15) {
                stand(Activity.WAITING, draw(5, 40), false);
            }
        }
        if (!done) {
            // On to the end of the road, as transit: nobody turns round on the spot.
            drive(Activity.TRANSIT, swept, resumeM, swept.length(), draw(20, 30) / 3.6, null);
        }
        hereNode = exit;
        hereX = swept.xAt(swept.length());
        hereY = swept.yAt(swept.length());
        return done;
    }

    /** About how long the way to the depot takes from here. */
    private double homeSeconds() {
        return Math.hypot(vehicle.depot().x() - hereX, vehicle.depot().y() - hereY) / HOMEWARD_METRES_PER_SECOND;
    }

    private boolean tankEmpty() {
        int tankSeconds = vehicle.operation().tankSeconds();
        return tankSeconds > 0 && tankS > tankSeconds;
    }

    private boolean hopperFull() {
        int hopperSeconds = vehicle.operation().hopperSeconds();
        return hopperSeconds > 0 && hopperS > hopperSeconds;
    }

    private void serve() {
        if (tankEmpty()) {
            visit(Place.Kind.WATER, 480, 780);
            tankS = 0;
        }
        if (hopperFull()) {
            visit(Place.Kind.REFUSE, 360, 600);
            hopperS = 0;
        }
    }

    private void visit(Place.Kind kind, double shortestS, double longestS) {
        Place nearest = null;
        for (Place place : city.placesOf(vehicle.district(), kind)) {
            if (nearest == null
                    || Math.hypot(place.x() - hereX, place.y() - hereY)
                            < Math.hypot(nearest.x() - hereX, nearest.y() - hereY)) {
                nearest = place;
            }
        }
        if (nearest == null) {
            throw new IllegalStateException("no " + kind + " in " + vehicle.district());
        }
        transit(nearest.node(), point(nearest.x(), nearest.y()));
        double before = water;
        boolean filling = kind == Place.Kind.WATER;
        addStanding(Activity.SERVICE, draw(shortestS, longestS), false, before, filling ? 1 : before);
    }

    /** Out of the hall into the yard, where the receiver finds its satellites again, then off. */
    private void leaveDepot() {
        if (vehicle.depot().roofed()) {
            drive(Activity.TRANSIT, line(hereX, hereY, yardX(), yardY()), 0, Double.MAX_VALUE, 1.5, null);
            stand(Activity.WAITING, draw(60, 120), false);
        }
    }

    private void enterDepot() {
        Place depot = vehicle.depot();
        transit(depot.node(), point(yardX(), yardY()));
        stand(Activity.WAITING, draw(40, 90), false);
        drive(
                Activity.TRANSIT,
                line(yardX(), yardY(), vehicle.spotX(), vehicle.spotY()),
                0,
                Double.MAX_VALUE,
                1.5,
                null);
        hereX = vehicle.spotX();
        hereY = vehicle.spotY();
    }

    private double yardX() {
        return vehicle.depot().x() - 25;
    }

    private double yardY() {
        return vehicle.depot().y() - 25;
    }

    /** Drives to a junction and on along a last piece, stopping at some signals. */
    private void transit(int toNode, Path lastPiece) {
        Path way = Path.join(List.of(point(hereX, hereY), city.roads().shortestWay(hereNode, toNode), lastPiece));
        double atM = 0;
        while (atM < way.length() - 1) {
            double toM = atM + draw(500, 900);
            toM = toM > way.length() - 200 ? way.length() : toM;
            drive(Activity.TRANSIT, way, atM, toM, draw(25, 40) / 3.6, null);
            atM = toM;
            if (atM < way.length() && draw(0, 1) < 0.45) {
                stand(Activity.WAITING, draw(8, 55), false);
            }
        }
        hereNode = toNode;
        hereX = way.xAt(way.length());
        hereY = way.yAt(way.length());
    }

    private void drive(Activity activity, Path path, double fromM, double toM, double cruise, CleaningRoute route) {
        double endM = Math.min(toM, path.length());
        double metres = endM - fromM;
        if (metres < 0.5) {
            return;
        }
        double speed = Math.min(cruise, Math.sqrt(metres * Leg.ACCELERATION));
        double rampS = speed / Leg.ACCELERATION;
        double durationS = metres / speed + rampS;
        double waterTo = water;
        if (activity == Activity.SWEEPING) {
            tankS += durationS;
            hopperS += durationS;
            int tank = vehicle.operation().tankSeconds();
            waterTo = tank == 0 ? water : Math.max(0.02, water - durationS / (tank * 1.05));
        }
        add(new Leg(activity, nowS, durationS, path, fromM, endM, rampS, route, false, water, waterTo, odometerM));
        hereX = path.xAt(endM);
        hereY = path.yAt(endM);
        odometerM += metres;
    }

    private void park(double untilS, boolean underRoof) {
        if (untilS > nowS) {
            addStanding(Activity.PARKED, untilS - nowS, underRoof, water, water);
        }
    }

    private void stand(Activity activity, double seconds, boolean underRoof) {
        addStanding(activity, seconds, underRoof, water, water);
    }

    private void addStanding(Activity activity, double seconds, boolean underRoof, double waterFrom, double waterTo) {
        Path here = point(hereX, hereY);
        add(new Leg(activity, nowS, seconds, here, 0, 0, 0, null, underRoof, waterFrom, waterTo, odometerM));
    }

    private void add(Leg leg) {
        legs.add(leg);
        nowS = leg.endS();
        water = leg.waterTo();
    }

    private double draw(double low, double high) {
        return chance.between(low, high, draws++, 0x171);
    }

    private static Path point(double x, double y) {
        return new Path(new double[] {x}, new double[] {y});
    }

    private static Path line(double x1, double y1, double x2, double y2) {
        return new Path(new double[] {x1, x2}, new double[] {y1, y2});
    }
}
