package org.sweepwatch.supervise.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sweepwatch.store.query.RuleValue;

/** Every setting of judgement with its values by day. Immutable. */
public final class RuleBook {
    private final Map<RuleKey, List<Dated>> values = new EnumMap<>(RuleKey.class);

    /** A value with its first day. */
    public record Dated(LocalDate from, double value) {}

    /**
     * @param stored as the store has them
     * @throws RuleException when a key or a value makes no sense; they are checked before they are stored
     */
    public RuleBook(List<RuleValue> stored) {
        for (RuleValue rule : stored) {
            RuleKey key = key(rule.key());
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(new Dated(rule.from(), key.parse(rule.value())));
        }
        values.values().forEach(dated -> dated.sort(Comparator.comparing(Dated::from)));
    }

    /** The key with this name. */
    public static RuleKey key(String name) {
        return RuleKey.named(name)
                .orElseThrow(() -> new RuleException(
                        RuleException.UNKNOWN, "there is no rule '" + name + "'; 'rules' lists all with their values"));
    }

    /** The values in force on a day. */
    public Rules on(LocalDate day) {
        return new Rules(set(day));
    }

    private Map<RuleKey, Double> set(LocalDate day) {
        Map<RuleKey, Double> set = new EnumMap<>(RuleKey.class);
        for (RuleKey key : values.keySet()) {
            setOn(key, day).ifPresent(dated -> set.put(key, dated.value()));
        }
        return set;
    }

    /** The value that somebody set and that is in force on a day, empty when it is the default. */
    public Optional<Dated> setOn(RuleKey key, LocalDate day) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(dated -> !dated.from().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /**
     * Checks a value that is to be set: its range, and that it agrees with the others on every day on which it will hold.
     *
     * @return the value as it is to be stored
     */
    public String check(RuleKey key, String text, LocalDate from) {
        double value = key.parse(text);
        for (LocalDate day : daysOfChange(key, from)) {
            Map<RuleKey, Double> set = set(day);
            set.put(key, value);
            contradiction(new Rules(set)).ifPresent(wrong -> {
                throw new RuleException(
                        RuleException.BAD_VALUE, key.key() + " is " + text + " on " + day + ": " + wrong);
            });
        }
        return RuleKey.text(value);
    }

    /** The day itself and those after it on which another value changes, up to the next value of the key. */
    private Set<LocalDate> daysOfChange(RuleKey key, LocalDate from) {
        Optional<LocalDate> next = values.getOrDefault(key, List.of()).stream()
                .map(Dated::from)
                .filter(day -> day.isAfter(from))
                .findFirst();
        Set<LocalDate> days = new TreeSet<>(Set.of(from));
        for (List<Dated> dated : values.values()) {
            dated.stream()
                    .map(Dated::from)
                    .filter(day -> day.isAfter(from) && (next.isEmpty() || day.isBefore(next.get())))
                    .forEach(days::add);
        }
        return days;
    }

    private static Optional<String> contradiction(Rules rules) {
        for (OperationType type : OperationType.values()) {
            double least = rules.number(type.least());
            double most = rules.number(type.most());
            double limit = rules.number(type.limit());
            if (least >= most || most > limit) {
                return Optional.of("the speeds of " + type.chinese() + " would be " + RuleKey.text(least) + " to "
                        + RuleKey.text(most) + ", limit " + RuleKey.text(limit) + " (expected: least < most <= limit)");
            }
        }
        if (rules.number(RuleKey.LEFT_MIN) * 60 < rules.number(RuleKey.CHAIN_S)) {
            return Optional.of(RuleKey.LEFT_MIN.key() + " would be " + RuleKey.text(rules.number(RuleKey.LEFT_MIN))
                    + " min and " + RuleKey.CHAIN_S.key() + " " + RuleKey.text(rules.number(RuleKey.CHAIN_S))
                    + " s (expected: a segment is left after a longer time than points may be apart)");
        }
        if (rules.number(RuleKey.DEVICE_SILENCE_LEAST_MIN) > rules.number(RuleKey.DEVICE_SILENCE_MIN)) {
            return Optional.of("a silence of a device would count from "
                    + RuleKey.text(rules.number(RuleKey.DEVICE_SILENCE_LEAST_MIN)) + " min and be a fault after "
                    + RuleKey.text(rules.number(RuleKey.DEVICE_SILENCE_MIN)) + " min already");
        }
        if (rules.number(RuleKey.TARGET_WATER_LEAST) > rules.number(RuleKey.TARGET_WATER_MOST)) {
            return Optional.of(
                    "the use of water would be from " + RuleKey.text(rules.number(RuleKey.TARGET_WATER_LEAST)) + " to "
                            + RuleKey.text(rules.number(RuleKey.TARGET_WATER_MOST)) + " m3/km");
        }
        return Optional.empty();
    }
}
