package org.sweepwatch.supervise.layer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.rulebook.OperationType;

/** Values as people and spreadsheets write them. A method that cannot read its value throws with the reason. */
final class CsvValues {
    private static final int TEXT_MAX_LENGTH = 100;
    private static final int PHONE_MAX_DIGITS = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("y-M-d", Locale.ROOT);
    private static final List<DateTimeFormatter> TIMES =
            List.of(DateTimeFormatter.ofPattern("y-M-d H:m[:s]", Locale.ROOT), DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    private CsvValues() {}

    /** A value cannot be read: why, and what to write. */
    static final class BadValue extends Exception {
        private static final long serialVersionUID = 1L;

        private final String remedy;

        BadValue(String reason, String remedy) {
            super(reason, null, false, false);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }

    /** Digits without leading zeros. */
    static String phone(String value) throws BadValue {
        String digits = value.replaceAll("[ -]", "");
        if (digits.isEmpty()) {
            throw new BadValue("phone is missing", "give the phone number set in the terminal");
        }
        if (digits.matches("[0-9.]+[eE]\\+?[0-9]+")) {
            throw new BadValue(
                    "phone is " + value, "the spreadsheet has rounded it: format the column as text and type it again");
        }
        String canonical = digits.replaceFirst("^0+(?=.)", "");
        if (!digits.matches("[0-9]+") || canonical.length() > PHONE_MAX_DIGITS || canonical.equals("0")) {
            throw new BadValue("phone is " + value, "write 1 to " + PHONE_MAX_DIGITS + " digits");
        }
        return canonical;
    }

    /** A number plate without blanks and dots, in capitals; null when not given. */
    static String plate(String value) throws BadValue {
        return text("plate", value.replaceAll("[\\s·•.-]", "").toUpperCase(Locale.ROOT));
    }

    /** A text, null when not given. */
    static String text(String column, String value) throws BadValue {
        if (value.length() > TEXT_MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new BadValue(
                    column + " has " + value.length() + " characters or a line break",
                    "write one line of at most " + TEXT_MAX_LENGTH + " characters");
        }
        return value.isEmpty() ? null : value;
    }

    /** When an operational day begins, or an instant of it; null when not given. */
    static Instant from(String column, String value, OperationalCalendar calendar) throws BadValue {
        LocalDate day = day(value);
        return day == null ? instant(column, value) : calendar.windowOf(day).from();
    }

    /** When an operational day ends (the day is included), or an instant; null when not given. */
    static Instant until(String column, String value, OperationalCalendar calendar) throws BadValue {
        LocalDate day = day(value);
        return day == null ? instant(column, value) : calendar.windowOf(day).to();
    }

    /** An operational day; null when not given. */
    static LocalDate day(String column, String value) throws BadValue {
        LocalDate day = day(value);
        if (day == null && !value.isEmpty()) {
            throw new BadValue(column + " is " + value, "write a day, 2026-03-01");
        }
        return day;
    }

    /** The first day after the last one, which is included; null when not given. */
    static LocalDate afterLastDay(String column, String value) throws BadValue {
        LocalDate last = day(column, value);
        return last == null ? null : last.plusDays(1);
    }

    /** A local time such as 20:00. */
    static LocalTime time(String column, String value) throws BadValue {
        try {
            return LocalTime.parse(value.equals("24:00") ? "00:00" : value.length() == 4 ? "0" + value : value);
        } catch (DateTimeException e) {
            throw new BadValue(column + " is '" + value + "'", "write a time such as 20:00");
        }
    }

    /** Several texts, separated by blanks, semicolons or the Chinese marks for that; none when not given. */
    static List<String> list(String column, String value) throws BadValue {
        List<String> texts = new ArrayList<>();
        for (String part : value.split("[\\s;；、，,]+")) {
            if (!part.isEmpty()) {
                texts.add(text(column, part));
            }
        }
        return texts;
    }

    /** An operation type; null when not given. */
    static OperationType operation(String value) throws BadValue {
        if (value.isEmpty()) {
            return null;
        }
        return OperationType.named(value)
                .orElseThrow(() -> new BadValue("operation is " + value, "write " + OperationType.EXPECTED));
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value.replace('/', '-'), DAY);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** An instant, in the time of Beijing unless it says otherwise; null when not given. */
    static Instant instant(String column, String value) throws BadValue {
        if (value.isEmpty()) {
            return null;
        }
        String dashed = value.replace('/', '-');
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(dashed, format)
                        .atZone(OperationalCalendar.ZONE)
                        .toInstant();
            } catch (DateTimeException notThisFormat) {
                // The next one may fit; none is reported below.
            }
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeException notAnInstant) {
            throw new BadValue(
                    column + " is " + value, "write a day, 2026-03-01, or a time of Beijing, 2026-03-01 20:00");
        }
    }
}
