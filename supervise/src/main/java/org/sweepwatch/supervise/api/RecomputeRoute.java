package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.sweepwatch.store.StoreException;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.supervise.device.DeviceFailureReport;

/** A logged recalculation of a day (重新计算). Nothing but that day's figures changes, while the stream runs on. */
final class RecomputeRoute {
    private final Recompute recompute;
    private final Function<Instant, LocalDate> operationalDay;
    private final HeavyQueries heavy;
    private final Clock clock;

    RecomputeRoute(ApiServices services, HeavyQueries heavy) {
        this.recompute = services.recompute();
        this.operationalDay = services.operationalDay();
        this.heavy = heavy;
        this.clock = services.clock();
    }

    /** {@code POST /api/v1/recompute} */
    void post(Context ctx) throws IOException {
        EditRequest edit = EditRequest.of(ctx, clock, "day", "vehicle");
        LocalDate today = operationalDay.apply(clock.instant());
        LocalDate day = edit.day("day", null);
        if (day == null || day.isAfter(today)) {
            throw EditRequest.wrong("'day' must be an operational day that has begun; it is " + today + " now.");
        }
        String vehicle = edit.text("vehicle");
        Change change = edit.change();
        DeviceFailureReport report;
        try (HeavyQueries.Permit permit = heavy.enter()) {
            report = recompute.run(day, vehicle, change.actor(), change.reason());
        } catch (StoreException e) {
            if ("unknown_vehicle".equals(e.code())) {
                throw EditRequest.wrong(e.getMessage());
            }
            throw e;
        }
        ctx.status(HttpStatus.CREATED);
        Answers.object(ctx, json -> {
            json.writeStringField("day", day.toString());
            json.writeStringField("state", report.state());
            json.writeNumberField("recomputing", report.recomputing());
        });
    }
}
