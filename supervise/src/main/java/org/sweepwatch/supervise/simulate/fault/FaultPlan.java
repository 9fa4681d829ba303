package org.sweepwatch.supervise.simulate.fault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sweepwatch.supervise.simulate.Chance;
import org.sweepwatch.supervise.simulate.fleet.Fleet;
import org.sweepwatch.supervise.simulate.fleet.Itinerary;
import org.sweepwatch.supervise.simulate.fleet.OperationalSeconds;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;
import org.sweepwatch.supervise.simulate.fleet.VehicleSample;

/** Which vehicle has which fault on which operational day. Pure in (fleet, seed, profile, day); safe on any thread. */
public final class FaultPlan {
    private static final int MAX_KEPT_DAYS = 4;
    private static final int DAY_SECONDS = 86_400;
    private static final FaultKind[] CLASS_A = {
        FaultKind.SILENT, FaultKind.SILENT, FaultKind.SILENT, FaultKind.OFF_LINE, FaultKind.OFF_LINE,
        FaultKind.OFF_LINE, FaultKind.ANTENNA_OPEN, FaultKind.ANTENNA_OPEN, FaultKind.ANTENNA_OPEN, FaultKind.NO_FIX,
        FaultKind.NO_FIX, FaultKind.POWER_OFF, FaultKind.POWER_OFF, FaultKind.GNSS_MODULE, FaultKind.ANTENNA_SHORT,
        FaultKind.STUCK, FaultKind.NULL_ISLAND, FaultKind.DUPLICATE_IDENTITY
    };

    private final Fleet fleet;
    private final FaultProfile profile;
    private final Chance chance;
    private final Map<Long, DayPlan> days = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, DayPlan> eldest) {
            return size() > MAX_KEPT_DAYS;
        }
    };
    /** The plan asked for last: asked again for each report. */
    private volatile DayPlan latest;

    /** In order of the vehicles, and by their indexes with nulls between. */
    @SuppressWarnings("ArrayRecordComponent") // Never leaves this class.
    private record DayPlan(long epochDay, List<PlantedFault> planted, PlantedFault[] byVehicle) {}

    public FaultPlan(Fleet fleet, FaultProfile profile, long seed) {
        this.fleet = fleet;
        this.profile = profile;
        this.chance = new Chance(seed).of(0xFA17);
    }

    /** What is planted on a day, in order of the vehicles, look-alikes included. At most one for each vehicle. */
    public List<PlantedFault> planted(LocalDate day) {
        return dayPlan(day.toEpochDay()).planted;
    }

    /** What is in force in a vehicle at an epoch second, null when nothing. */
    PlantedFault inForce(SimulatedVehicle vehicle, long epochSecond) {
        PlantedFault fault = dayPlan(OperationalSeconds.epochDay(epochSecond)).byVehicle[vehicle.index()];
        return fault != null && fault.covers(epochSecond) ? fault : null;
    }

    private DayPlan dayPlan(long epochDay) {
        DayPlan last = latest;
        return last != null && last.epochDay == epochDay ? last : findOrDraw(epochDay);
    }

    private synchronized DayPlan findOrDraw(long epochDay) {
        latest = days.computeIfAbsent(epochDay, day -> {
            Map<Integer, PlantedFault> drawn = new DayDraft(LocalDate.ofEpochDay(day)).draw();
            PlantedFault[] byVehicle = new PlantedFault[fleet.vehicles().size()];
            drawn.forEach((index, fault) -> byVehicle[index] = fault);
            return new DayPlan(day, List.copyOf(drawn.values()), byVehicle);
        });
        return latest;
    }

    /** The plan of one day while it is drawn. */
    private final class DayDraft {
        private final LocalDate day;
        private final Chance dayChance;
        private final Map<Integer, PlantedFault> drawn = new TreeMap<>();

        DayDraft(LocalDate day) {
            this.day = day;
            this.dayChance = chance.of(day.toEpochDay());
        }

        Map<Integer, PlantedFault> draw() {
            switch (profile) {
                case NONE -> {}
                case DEFAULT -> drawDefault();
                case EACH -> drawEach();
            }
            addLookAlikes();
            return drawn;
        }

        private void drawDefault() {
            int n = fleet.vehicles().size();
            if (n >= 100) {
                // A clock that is wrong is wrong every day: the same vehicle on all days.
                plantSomewhere(FaultKind.CLOCK_BEHIND, chance, 0);
            }
            int classA = (int) Math.round(n * dayChance.between(0.026, 0.056, 0, 1));
            for (int i = 0; i < classA; i++) {
                plantSomewhere(CLASS_A[dayChance.index(CLASS_A.length, i, 2)], dayChance, 100 + i);
            }
            int others = (int) Math.round(n * 0.012);
            for (int i = 0; i < others; i++) {
                plantSomewhere(i % 2 == 0 ? FaultKind.DRIFT : FaultKind.SUPPLY_LOW, dayChance, 300 + i);
                plantSomewhere(FaultKind.LOST_LINK, dayChance, 400 + i);
                plantSomewhere(FaultKind.SHORT_LOSS, dayChance, 500 + i);
                plantSomewhere(FaultKind.BRIEF_ALARM, dayChance, 600 + i);
            }
        }

        private void drawEach() {
            int turn = 0;
            for (FaultKind kind : FaultKind.values()) {
                if (kind.compareTo(FaultKind.BRIEF_ALARM) <= 0) {
                    plantSomewhere(kind, chance, turn++);
                }
            }
        }

        /** Draws a vehicle that goes to work and has nothing yet; plants nothing when there is none. */
        private void plantSomewhere(FaultKind kind, Chance draws, long turn) {
            List<SimulatedVehicle> vehicles = fleet.vehicles();
            for (int attempt = 0; attempt < 20 * vehicles.size(); attempt++) {
                SimulatedVehicle vehicle = vehicles.get(draws.index(vehicles.size(), turn, 1000 + attempt));
                boolean free = !vehicle.spare() && !drawn.containsKey(vehicle.index());
                // What is planted every day must not depend on what the vehicle does that day.
                boolean everyDay = draws == chance;
                if (free && (everyDay ? !vehicle.depot().roofed() : !fleet.standsBy(vehicle, day))) {
                    drawn.put(vehicle.index(), window(vehicle, kind));
                    return;
                }
            }
        }

        private void addLookAlikes() {
            for (SimulatedVehicle vehicle : fleet.vehicles()) {
                if (vehicle.spare()) {
                    addWhole(vehicle, FaultKind.SPARE);
                } else if (fleet.standsBy(vehicle, day)) {
                    addWhole(vehicle, FaultKind.STAND_BY_UNDER_ROOF);
                } else if (vehicle.batterySwitch()) {
                    addWhole(vehicle, FaultKind.BATTERY_SWITCH);
                }
            }
        }

        private void addWhole(SimulatedVehicle vehicle, FaultKind kind) {
            drawn.putIfAbsent(vehicle.index(), planted(vehicle, kind, 0, DAY_SECONDS));
        }

        private PlantedFault window(SimulatedVehicle vehicle, FaultKind kind) {
            Itinerary itinerary = fleet.itinerary(vehicle, day);
            Chance draws = dayChance.of(vehicle.index());
            int workFromS = itinerary.workFromS();
            int workToS = itinerary.workToS();
            int fromS = workFromS + (int) draws.between(1500, 3600, 0, 1);
            int longS = (int) draws.between(3000, 6000, 0, 2);
            return switch (kind) {
                case SILENT, CLOCK_BEHIND, CLOCK_AHEAD -> planted(vehicle, kind, 0, DAY_SECONDS);
                case OFF_LINE, LOST_LINK -> planted(vehicle, kind, fromS, fromS + longS);
                case SHORT_LOSS -> planted(vehicle, kind, fromS, fromS + 720);
                case BRIEF_ALARM -> planted(vehicle, kind, fromS, fromS + 120);
                case SUPPLY_LOW -> planted(vehicle, kind, fromS, fromS + 2 * longS);
                case STUCK -> {
                    int openS = inTheOpen(vehicle, fromS);
                    yield planted(vehicle, kind, openS, openS + 10_800);
                }
                default -> planted(vehicle, kind, inTheOpen(vehicle, fromS), workToS);
            };
        }

        /** The next report in the open sky, so that the last fix is not in a tunnel. */
        private int inTheOpen(SimulatedVehicle vehicle, int fromS) {
            VehicleSample sample = new VehicleSample();
            int second = fromS;
            do {
                second += 120;
                fleet.measure(vehicle, OperationalSeconds.startSecond(day) + second, sample);
            } while (!sample.located && second < fromS + 3600);
            return second;
        }

        private PlantedFault planted(SimulatedVehicle vehicle, FaultKind kind, int fromS, int toS) {
            Instant start = OperationalSeconds.start(day);
            return new PlantedFault(vehicle, kind, day, start.plusSeconds(fromS), start.plusSeconds(toS));
        }
    }
}
