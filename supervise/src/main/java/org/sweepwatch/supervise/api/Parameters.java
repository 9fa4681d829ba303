package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;

/**
 * The query parameters of one request, checked. A name the route does not know is refused with the names it knows, a
 * wrong value is named with what would be right: a typing error must not quietly give another answer.
 */
final class Parameters {
    /** So much of a wrong value is repeated in the answer. */
    private static final int SHOWN_MAX = 80;
    /** Device clocks may run ahead of ours by so much; what they date later is not accepted. */
    private static final Duration CLOCKS_AHEAD = Duration.ofMinutes(10);

    private final Context ctx;

    private Parameters(Context ctx) {
        this.ctx = ctx;
    }

    static Parameters of(Context ctx, String... known) {
        List<String> names = Arrays.asList(known);
        ctx.queryParamMap().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw wrong("There is no parameter '" + shown(name) + "' here. Known: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
            }
            if (values.size() > 1) {
                throw wrong("Parameter '" + name + "' is given " + values.size() + " times; give it once.");
            }
        });
        return new Parameters(ctx);
    }

    /** The value, null when not given or empty. */
    String text(String name) {
        String value = ctx.queryParam(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** An ISO instant such as 2026-01-31T08:00:00Z; an offset other than Z is understood. */
    Instant instant(String name, Instant otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            // A plus sign that was not escaped arrives as a space.
            return OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name, value, "an instant such as 2026-01-31T08:00:00Z");
        }
    }

    /** A range of time, {@code to} excluded. */
    record Range(Instant from, Instant to) {}

    /** The parameters {@code from} and {@code to}; without them the last {@code usual}, up to the newest there is. */
    Range range(Instant now, Duration usual, Duration longest) {
        Instant to = instant("to", now.plus(CLOCKS_AHEAD));
        Instant from = instant("from", to.minus(usual));
        if (!from.isBefore(to)) {
            throw wrong("'from' (" + from + ") must be before 'to' (" + to + ").");
        }
        if (Duration.between(from, to).compareTo(longest) > 0) {
            throw wrong("From " + from + " to " + to + " is longer than " + longest.toDays()
                    + " days; ask for shorter ranges one after the other.");
        }
        return new Range(from, to);
    }

    LocalDate day(String name, LocalDate otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw wrong(name, value, "an operational day such as 2026-01-31");
        }
    }

    YearMonth month(String name, YearMonth otherwise) {
        String value = text(name);
        return value == null ? otherwise : month(name, value);
    }

    /** The month in the path. */
    static YearMonth pathMonth(Context ctx) {
        return month("month", ctx.pathParam("month"));
    }

    private static YearMonth month(String name, String value) {
        try {
            return YearMonth.parse(value);
        } catch (DateTimeException e) {
            throw wrong(name, value, "a month such as 2026-01");
        }
    }

    /** How many items are wanted; more than {@code most} is a mistake, not silently cut. */
    int limit(int usual, int most) {
        Integer value = number("limit", 1, most);
        return value == null ? usual : value;
    }

    /** A whole number, null when not given. */
    Integer number(String name, int least, int most) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, value, "a whole number from " + least + " to " + most);
        }
        throw wrong(name, value, "a whole number from " + least + " to " + most);
    }

    /** What {@link #cursorOf} was given for the page before, null on the first page. */
    String cursor() {
        String value = text("cursor");
        if (value == null) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrongCursor();
        }
    }

    /** A cursor for the answer: opaque, so that nobody builds one. */
    static String cursorOf(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    static ApiException wrongCursor() {
        return wrong("The cursor is not one of this list; take it from 'next' of the answer before, or leave it out.");
    }

    /** An id in the path; anything that is not a positive number is a vehicle that does not exist. */
    static int id(Context ctx) {
        String value = ctx.pathParam("id");
        try {
            int id = Integer.parseInt(value);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw noVehicle(value);
        }
        throw noVehicle(value);
    }

    /** The vehicle that the path names. */
    static Vehicle vehicle(Context ctx, VehicleStore vehicles) {
        int id = id(ctx);
        return vehicles.find(id).orElseThrow(() -> noVehicle(Integer.toString(id)));
    }

    /** A number in the path; anything that is none is a thing that does not exist. */
    static long number(Context ctx, String name) {
        String value = ctx.pathParam(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ApiException(ApiError.NOT_FOUND, "'" + shown(value) + "' is no number of anything here.");
        }
    }

    static ApiException noVehicle(String id) {
        return new ApiException(
                ApiError.NOT_FOUND,
                "There is no vehicle '" + shown(id) + "'. GET /api/v1/vehicles lists all with their ids.");
    }

    static ApiException wrong(String name, String value, String expected) {
        return wrong("Parameter '" + name + "' is '" + shown(value) + "' (expected: " + expected + ").");
    }

    private static ApiException wrong(String detail) {
        return new ApiException(ApiError.BAD_PARAMETER, detail);
    }

    /** A value of the request, fit to be shown: short, without control characters. */
    static String shown(String value) {
        String text = value.length() > SHOWN_MAX ? value.substring(0, SHOWN_MAX) + "..." : value;
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
