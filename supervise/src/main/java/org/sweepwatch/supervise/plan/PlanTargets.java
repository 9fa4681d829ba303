package org.sweepwatch.supervise.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.rulebook.OperationType;

/** What plans may name: vehicles, and the shifts and routes of a day. One thread. */
public final class PlanTargets {
    /** Routes in one plan. */
    private static final int MAX_ROUTES = 200;

    private final List<Vehicle> vehicles;
    private final Function<LocalDate, List<Shift>> shifts;
    private final Function<LocalDate, Set<String>> routeCodes;

    /**
     * @param vehicles the register
     * @param shifts those of a day
     * @param routeCodes codes of the routes in force on a day
     */
    public PlanTargets(
            List<Vehicle> vehicles,
            Function<LocalDate, List<Shift>> shifts,
            Function<LocalDate, Set<String>> routeCodes) {
        this.vehicles = List.copyOf(vehicles);
        Map<LocalDate, List<Shift>> knownShifts = new HashMap<>();
        this.shifts = day -> knownShifts.computeIfAbsent(day, shifts);
        Map<LocalDate, Set<String>> knownCodes = new HashMap<>();
        this.routeCodes = day -> knownCodes.computeIfAbsent(day, routeCodes);
    }

    public List<Vehicle> vehicles() {
        return vehicles;
    }

    /** The vehicle with this number. */
    public Vehicle vehicle(int id) {
        return vehicles.stream()
                .filter(vehicle -> vehicle.id() == id)
                .findFirst()
                .orElseThrow(() -> new PlanException("there is no vehicle " + id));
    }

    /** How people call a vehicle: 荷塘 A002, else its plate or phone. */
    public String name(int id) {
        Vehicle vehicle = vehicle(id);
        if (vehicle.code() != null) {
            return vehicle.district() + " " + vehicle.code();
        }
        return vehicle.plate() == null ? vehicle.phone() : vehicle.plate();
    }

    /** Id of the shift with this id or name on that day. */
    public String shift(String idOrName, LocalDate day) {
        List<Shift> known = shifts.apply(day);
        return known.stream()
                .filter(shift -> shift.id().equals(idOrName) || shift.name().equals(idOrName))
                .findFirst()
                .map(Shift::id)
                .orElseThrow(() -> new PlanException("there is no shift '" + idOrName + "' on " + day + " (there are: "
                        + String.join(
                                ", ",
                                known.stream().map(s -> s.id() + " " + s.name()).toList()) + ")"));
    }

    /** The codes, when each is that of a route in force that day and none is there twice. */
    public List<String> routes(List<String> codes, LocalDate day) {
        if (codes.isEmpty() || codes.size() > MAX_ROUTES) {
            throw new PlanException(codes.size() + " routes (expected: 1 to " + MAX_ROUTES + " codes)");
        }
        Set<String> known = routeCodes.apply(day);
        Set<String> seen = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (String code : codes) {
            if (!known.contains(code)) {
                problems.add("there is no route '" + code + "' on " + day);
            } else if (!seen.add(code)) {
                problems.add("route " + code + " is there twice");
            }
        }
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return codes;
    }

    /** The operation of a plan: the one given, else that of the vehicle, which must be known, for its speeds tell its work. */
    public static String operation(String given, Vehicle vehicle) {
        if (vehicle.operation() == null) {
            throw new PlanException("no operation of the vehicle is known (expected: " + OperationType.EXPECTED
                    + "): give it in the register, for its work cannot be told without");
        }
        String operation = given == null || given.isEmpty() ? vehicle.operation() : given;
        return OperationType.named(operation)
                .orElseThrow(() ->
                        new PlanException("operation is " + operation + " (expected: " + OperationType.EXPECTED + ")"))
                .name();
    }
}
