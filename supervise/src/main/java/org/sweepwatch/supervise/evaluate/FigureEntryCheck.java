package org.sweepwatch.supervise.evaluate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.work.figure.DistrictName;
import org.sweepwatch.supervise.work.figure.FigureId;

/**
 * What people may enter (人工填报), checked against the districts and the register as they are while it lives: for the entries of
 * one request or file. One thread.
 */
public final class FigureEntryCheck {
    private static final Set<FigureId> OF_A_DAY = Set.of(FigureId.C12, FigureId.C13, FigureId.C14);

    private final Set<String> districts;
    private final Function<LocalDate, List<Vehicle>> register;
    private final LocalDate today;
    private final Map<LocalDate, List<Vehicle>> registers = new HashMap<>();

    FigureEntryCheck(Set<String> districts, Function<LocalDate, List<Vehicle>> register, LocalDate today) {
        this.districts = districts;
        this.register = register;
        this.today = today;
    }

    /** The vehicles as they were assigned on an operational day. */
    public List<Vehicle> vehicles(LocalDate day) {
        return registers.computeIfAbsent(day, register);
    }

    /** What is wrong with an entry, empty when it may be stored. */
    public Optional<String> problem(FigureEntry entry) {
        FigureId id = Arrays.stream(FigureId.values())
                .filter(one -> one.name().equals(entry.figure()) && one.byHand())
                .findFirst()
                .orElse(null);
        if (id == null) {
            return Optional.of("figure is '" + entry.figure() + "' (expected: one that people enter, "
                    + names(FigureId::byHand) + ")");
        }
        if (!entry.wholeMonth() && !OF_A_DAY.contains(id)) {
            return Optional.of(id + " " + id.chinese() + " is entered for a whole month, such as 2026-03");
        }
        if (entry.day().isAfter(today)) {
            return Optional.of((entry.wholeMonth() ? YearMonth.from(entry.day()) : entry.day()) + " has not begun");
        }
        return (entry.vehicleId() == null ? ofDistrict(entry) : ofVehicle(id, entry)).or(() -> amounts(id, entry));
    }

    private Optional<String> ofDistrict(FigureEntry entry) {
        return districts.stream().anyMatch(name -> DistrictName.same(name, entry.district()))
                ? Optional.empty()
                : Optional.of("there is no district '" + entry.district() + "' (known: "
                        + districts.stream().sorted().collect(Collectors.joining(", ")) + ")");
    }

    private Optional<String> ofVehicle(FigureId id, FigureEntry entry) {
        if (!id.byVehicle()) {
            return Optional.of(id + " " + id.chinese() + " is entered for a district (for a vehicle: "
                    + names(FigureId::byVehicle) + ")");
        }
        if (entry.wholeMonth()) {
            return Optional.of(id + " of a vehicle is entered for each operational day, such as " + entry.day()
                    + ", not for a month");
        }
        Vehicle vehicle = vehicles(entry.day()).stream()
                .filter(one -> one.id() == entry.vehicleId())
                .findFirst()
                .orElse(null);
        if (vehicle == null) {
            return Optional.of("there is no vehicle " + entry.vehicleId() + " in the register");
        }
        return vehicle.district() == null
                ? Optional.of("vehicle " + (vehicle.plate() == null ? vehicle.phone() : vehicle.plate())
                        + " has no district on " + entry.day() + " (import vehicles with its district first)")
                : Optional.empty();
    }

    private static String names(Predicate<FigureId> which) {
        return Arrays.stream(FigureId.values())
                .filter(which)
                .map(one -> one.name() + " " + one.chinese())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> amounts(FigureId id, FigureEntry entry) {
        boolean workIsMeasured = !entry.wholeMonth() && !id.share();
        if (entry.numerator().signum() < 0) {
            return Optional.of("numerator is " + entry.numerator() + " (expected: 0 or more)");
        }
        if (workIsMeasured) {
            return entry.denominator() == null
                    ? Optional.empty()
                    : Optional.of("the denominator of " + id + " is measured for a day: leave it out");
        }
        if (entry.denominator() == null || entry.denominator().signum() <= 0) {
            return Optional.of("denominator is " + (entry.denominator() == null ? "missing" : entry.denominator())
                    + " (expected: above 0, " + id.unit() + ")");
        }
        return id.share() && entry.numerator().compareTo(entry.denominator()) > 0
                ? Optional.of(
                        id + " would be " + entry.numerator() + " of " + entry.denominator() + " (expected: not more)")
                : Optional.empty();
    }
}
