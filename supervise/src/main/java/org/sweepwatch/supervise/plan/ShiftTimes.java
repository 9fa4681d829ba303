package org.sweepwatch.supervise.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sweepwatch.store.query.ShiftVersion;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;

/** The shifts by day (班次), as they are stored or as they would be after a change. Immutable. */
public final class ShiftTimes {
    private final List<ShiftVersion> versions;
    private final OperationalCalendar calendar;

    /** @param stored versions, as the store has them */
    public ShiftTimes(List<ShiftVersion> stored, OperationalCalendar calendar) {
        this.versions = List.copyOf(stored);
        this.calendar = calendar;
    }

    OperationalCalendar calendar() {
        return calendar;
    }

    /** Those of an operational day by start: the stored ones, else the two that every city has. */
    public List<Shift> on(LocalDate day) {
        List<Shift> stored = versions.stream()
                .filter(shift -> !shift.from().isAfter(day)
                        && (shift.until() == null || shift.until().isAfter(day)))
                .map(shift -> new Shift(shift.id(), shift.name(), shift.start(), shift.end()))
                .sorted(Comparator.comparing(Shift::start).thenComparing(Shift::id))
                .toList();
        return stored.isEmpty() ? Shift.standard(calendar.dayStart()) : stored;
    }

    /** The days after this one from which on the shifts are others. */
    List<LocalDate> changesAfter(LocalDate day) {
        return versions.stream()
                .flatMap(shift -> Stream.of(shift.from(), shift.until()))
                .filter(Objects::nonNull)
                .filter(change -> change.isAfter(day))
                .distinct()
                .sorted()
                .toList();
    }

    /** What would be so with these, each from its first day on; what was to be so later is given up. */
    public ShiftTimes with(Collection<ShiftVersion> wanted) {
        List<ShiftVersion> after = versions;
        for (ShiftVersion shift : wanted) {
            after = Stream.concat(cut(after, shift.id(), shift.from()).stream(), Stream.of(shift))
                    .toList();
        }
        return new ShiftTimes(after, calendar);
    }

    /** What would be so without a shift. */
    public ShiftTimes without(String id, LocalDate from) {
        return new ShiftTimes(cut(versions, id, from), calendar);
    }

    private static List<ShiftVersion> cut(List<ShiftVersion> of, String id, LocalDate from) {
        List<ShiftVersion> left = new ArrayList<>();
        for (ShiftVersion shift : of) {
            if (!shift.id().equals(id)
                    || (shift.until() != null && !shift.until().isAfter(from))) {
                left.add(shift);
            } else if (shift.from().isBefore(from)) {
                left.add(new ShiftVersion(id, shift.name(), shift.start(), shift.end(), shift.from(), from));
            }
        }
        return left;
    }
}
