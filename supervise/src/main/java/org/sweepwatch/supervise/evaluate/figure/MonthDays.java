package org.sweepwatch.supervise.evaluate.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The operational days of a month. */
final class MonthDays {
    private MonthDays() {}

    /** Those that have begun, first to last; all of a month that is over. */
    static List<LocalDate> begun(YearMonth month, LocalDate today) {
        LocalDate end = month.plusMonths(1).atDay(1);
        LocalDate until = today.isBefore(end) ? today.plusDays(1) : end;
        LocalDate first = month.atDay(1);
        return until.isAfter(first) ? first.datesUntil(until).toList() : List.of();
    }
}
