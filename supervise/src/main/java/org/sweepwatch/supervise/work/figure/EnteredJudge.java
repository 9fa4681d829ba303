package org.sweepwatch.supervise.work.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * Makes figures of what no device measures and somebody entered for the day (人工填报). An entry is of a whole operational day: a
 * vehicle with two shifts has one figure for both, and no shift is given a share. Pure.
 */
final class EnteredJudge {
    private final Rules rules;
    private final List<Vehicle> register;
    private final Map<String, List<FigureEntry>> ofDistricts;
    private final Map<String, Map<Integer, FigureEntry>> ofVehicles = new HashMap<>();

    EnteredJudge(WorkFacts facts) {
        this.rules = facts.truth().rules();
        this.register = facts.truth().vehicles();
        Map<String, FigureEntry> newest = new HashMap<>();
        for (FigureEntry entry : facts.entries()) {
            if (entry.vehicleId() == null) {
                newest.merge(
                        entry.figure() + DistrictName.plain(entry.district()),
                        entry,
                        (one, other) -> one.id() > other.id() ? one : other);
            } else {
                ofVehicles
                        .computeIfAbsent(entry.figure(), figure -> new HashMap<>())
                        .put(entry.vehicleId(), entry);
            }
        }
        this.ofDistricts = newest.values().stream().collect(Collectors.groupingBy(FigureEntry::figure));
    }

    /** Whether anything was entered for a vehicle. */
    boolean has(int vehicleId) {
        return ofVehicles.values().stream().anyMatch(entries -> entries.containsKey(vehicleId));
    }

    /**
     * Water or fuel of one vehicle against its own work.
     *
     * @param own what it did in its shifts
     */
    Figure ofVehicle(FigureId id, int vehicleId, List<ShiftSums> own) {
        FigureEntry entry = byVehicle(id).get(vehicleId);
        if (entry == null) {
            return Figure.noData(id);
        }
        int vehicles = own.isEmpty() ? 0 : 1;
        return intensity(id, List.of(entry), own)
                .with(new Entered(List.of(), vehicles, vehicles, List.of(Entered.Proof.of(entry))));
    }

    /**
     * Water or fuel of a district, or the city: the entries of whole districts against the work of all of their vehicles;
     * where a district has none, the entries of its vehicles against the work of exactly these.
     *
     * @param district null for the city
     * @param all what its vehicles did in all shifts
     */
    Figure ofArea(FigureId id, String district, List<ShiftSums> all) {
        List<FigureEntry> entries = ofDistricts(id, district);
        Map<Integer, List<ShiftSums>> work = all.stream().collect(Collectors.groupingBy(s -> s.vehicle.id()));
        Set<Integer> entered = register.stream()
                .filter(vehicle -> district == null || district.equals(vehicle.district()))
                .filter(vehicle -> byVehicle(id).containsKey(vehicle.id()) && !isOf(entries, vehicle))
                .map(Vehicle::id)
                .collect(Collectors.toSet());
        Set<Integer> known = entered.stream()
                .filter(vehicle -> isKnown(work.getOrDefault(vehicle, List.of())))
                .collect(Collectors.toSet());
        if (entries.isEmpty() && entered.isEmpty()) {
            return Figure.noData(id);
        }
        Set<Integer> counted = entries.isEmpty() && known.isEmpty() ? entered : known;
        List<FigureEntry> amounts = new ArrayList<>(entries);
        counted.forEach(vehicle -> amounts.add(byVehicle(id).get(vehicle)));
        List<ShiftSums> measured = all.stream()
                .filter(s -> counted.contains(s.vehicle.id()) || isOf(entries, s.vehicle))
                .toList();
        return intensity(id, amounts, measured)
                .with(new Entered(names(entries), vehicles(measured), vehicles(all), proofs(entries)));
    }

    /** A share whose two numbers both were entered. */
    Figure share(FigureId id, String district) {
        List<FigureEntry> entries = ofDistricts(id, district);
        if (entries.isEmpty()) {
            return Figure.noData(id);
        }
        double denominator = entries.stream()
                .mapToDouble(entry -> entry.denominator().doubleValue())
                .sum();
        return Figure.share(id, amount(entries), denominator, null, rules)
                .with(new Entered(names(entries), null, null, proofs(entries)));
    }

    private Figure intensity(FigureId id, Collection<FigureEntry> entries, List<ShiftSums> work) {
        double metres = work.stream()
                .mapToDouble(s -> id == FigureId.C12 ? s.workingM : s.drivenM)
                .sum();
        return Figure.intensity(id, amount(entries), metres / 1000, ShiftSums.completeness(work), rules);
    }

    private Map<Integer, FigureEntry> byVehicle(FigureId id) {
        return ofVehicles.getOrDefault(id.name(), Map.of());
    }

    private List<FigureEntry> ofDistricts(FigureId id, String district) {
        return ofDistricts.getOrDefault(id.name(), List.of()).stream()
                .filter(entry -> district == null || DistrictName.same(district, entry.district()))
                .sorted(Comparator.comparing(FigureEntry::district))
                .toList();
    }

    private static boolean isOf(List<FigureEntry> ofDistricts, Vehicle vehicle) {
        return ofDistricts.stream().anyMatch(entry -> DistrictName.same(entry.district(), vehicle.district()));
    }

    private boolean isKnown(List<ShiftSums> work) {
        Double completeness = ShiftSums.completeness(work);
        return completeness != null && completeness >= rules.share(RuleKey.ASSESSABLE_PCT);
    }

    private static double amount(Collection<FigureEntry> entries) {
        return entries.stream()
                .mapToDouble(entry -> entry.numerator().doubleValue())
                .sum();
    }

    private static List<String> names(List<FigureEntry> ofDistricts) {
        return ofDistricts.stream().map(FigureEntry::district).toList();
    }

    private static List<Entered.Proof> proofs(List<FigureEntry> ofDistricts) {
        return ofDistricts.stream().map(Entered.Proof::of).toList();
    }

    private static int vehicles(List<ShiftSums> work) {
        Set<Integer> ids = new HashSet<>();
        work.forEach(s -> ids.add(s.vehicle.id()));
        return ids.size();
    }
}
