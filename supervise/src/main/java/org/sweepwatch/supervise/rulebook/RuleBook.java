package org.sweepwatch.supervise.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<RuleKey, Double> set = new EnumMap<>(RuleKey.class);
        for (RuleKey key : values.keySet()) {
            setOn(key, day).ifPresent(dated -> set.put(key, dated.value()));
        }
        return new Rules(set);
    }

    /** The value that somebody set and that is in force on a day, empty when it is the default. */
    public Optional<Dated> setOn(RuleKey key, LocalDate day) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(dated -> !dated.from().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /**
     * Checks a value that is to be set: its range, and that the speeds of an operation stay in order on that day.
     *
     * @return the value as it is to be stored
     */
    public String check(RuleKey key, String text, LocalDate from) {
        double value = key.parse(text);
        Rules rules = on(from);
        for (OperationType type : OperationType.values()) {
            double least = key == type.least() ? value : rules.number(type.least());
            double most = key == type.most() ? value : rules.number(type.most());
            double limit = key == type.limit() ? value : rules.number(type.limit());
            if (least >= most || most > limit) {
                throw new RuleException(
                        RuleException.BAD_VALUE,
                        key.key() + " is " + text + ": the speeds of " + type.chinese() + " would be "
                                + RuleKey.text(least) + " to " + RuleKey.text(most) + ", limit " + RuleKey.text(limit)
                                + " (expected: least < most <= limit)");
            }
        }
        return RuleKey.text(value);
    }
}
