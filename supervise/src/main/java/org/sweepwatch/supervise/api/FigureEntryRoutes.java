package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.sweepwatch.store.query.FigureEntry;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.FigureEntries;

/** What people enter (人工填报): figures that no device measures, and what a district declares. */
final class FigureEntryRoutes {
    private static final int LIST_MAX = 1_000;

    private final FigureEntries entries;
    private final Clock clock;

    FigureEntryRoutes(FigureEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** {@code GET /api/v1/figure-entries?month=}: the newest first, those that no longer count, too. */
    void list(Context ctx) throws IOException {
        YearMonth month = Parameters.of(ctx, "month")
                .month("month", YearMonth.from(clock.instant().atZone(OperationalCalendar.ZONE)));
        List<FigureEntry> known = entries.list(month.atDay(1), month.atEndOfMonth(), LIST_MAX);
        Answers.list(
                ctx,
                json -> {
                    for (FigureEntry entry : known) {
                        write(json, entry);
                    }
                },
                null);
    }

    /** {@code POST /api/v1/figure-entries} */
    void add(Context ctx) {
        EditRequest edit = EditRequest.of(
                ctx, clock, "figure", "day", "month", "district", "vehicleId", "numerator", "denominator", "evidence");
        LocalDate day = edit.day("day", null);
        if ((day == null) != edit.has("month")) {
            throw EditRequest.wrong("Give either 'day' or 'month'.");
        }
        if (edit.has("district") == edit.has("vehicleId")) {
            throw EditRequest.wrong("Give either 'district' or 'vehicleId'.");
        }
        BigDecimal numerator = EvaluationRoutes.number(edit, "numerator");
        if (numerator == null) {
            throw EditRequest.wrong("'numerator' is missing.");
        }
        entries.add(List.of(new FigureEntry(
                0,
                edit.required("figure"),
                day == null ? month(edit).atDay(1) : day,
                day == null,
                edit.has("vehicleId") ? null : edit.required("district"),
                edit.has("vehicleId") ? (Integer) edit.number("vehicleId") : null,
                numerator,
                EvaluationRoutes.number(edit, "denominator"),
                edit.required("evidence"),
                edit.change())));
        ctx.status(201);
    }

    private static YearMonth month(EditRequest edit) {
        try {
            return YearMonth.parse(edit.required("month"));
        } catch (DateTimeException e) {
            throw EditRequest.wrong("'month' must be a month such as 2026-03.");
        }
    }

    private static void write(JsonGenerator json, FigureEntry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", entry.id());
        json.writeStringField("figure", entry.figure());
        if (entry.wholeMonth()) {
            json.writeStringField("month", YearMonth.from(entry.day()).toString());
        } else {
            json.writeStringField("day", entry.day().toString());
        }
        json.writeStringField("district", entry.district());
        if (entry.vehicleId() == null) {
            json.writeNullField("vehicleId");
        } else {
            json.writeNumberField("vehicleId", entry.vehicleId());
        }
        json.writeNumberField("numerator", entry.numerator());
        if (entry.denominator() == null) {
            json.writeNullField("denominator");
        } else {
            json.writeNumberField("denominator", entry.denominator());
        }
        json.writeStringField("evidence", entry.evidence());
        json.writeStringField("by", entry.change().actor());
        json.writeStringField("reason", entry.change().reason());
        json.writeStringField("at", entry.change().at().toString());
        json.writeEndObject();
    }
}
