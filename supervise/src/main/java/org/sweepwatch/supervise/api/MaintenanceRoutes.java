package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.MaintenanceWindow;
import org.sweepwatch.store.query.Outage;
import org.sweepwatch.supervise.plan.Downtime;
import org.sweepwatch.supervise.plan.PlanDesk;

/** The announced maintenance windows of the platform (计划停机), and the outages (平台停机) of which they tell what was planned. */
final class MaintenanceRoutes {
    private static final Duration USUAL = Duration.ofDays(31);
    /** A year of operational days. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final PlanDesk desk;
    private final Clock clock;

    MaintenanceRoutes(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code GET /api/v1/maintenance-windows}: without a range the last month and what is announced for the next. */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "from", "to");
        Instant from = parameters.instant("from", clock.instant().minus(USUAL));
        Instant to = parameters.instant("to", clock.instant().plus(USUAL));
        List<MaintenanceWindow> windows = desk.maintenanceWindows(from, to);
        Answers.list(
                ctx,
                json -> {
                    for (MaintenanceWindow window : windows) {
                        json.writeStartObject();
                        fields(json, window);
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code POST /api/v1/maintenance-windows} */
    void add(Context ctx) throws IOException {
        EditRequest edit = EditRequest.of(ctx, clock, "from", "until", "announcedBy");
        Instant from = edit.instant("from");
        Instant until = edit.instant("until");
        String announcedBy = edit.required("announcedBy");
        Change change = edit.change();
        if (!until.isAfter(from)) {
            throw EditRequest.wrong("'until' is not after 'from'.");
        }
        if (Duration.between(from, until).compareTo(MaintenanceWindow.LONGEST) > 0) {
            throw EditRequest.wrong("From " + from + " to " + until + " is longer than "
                    + MaintenanceWindow.LONGEST.toHours() + " hours; announce only the time that the work takes.");
        }
        if (from.isBefore(change.at())) {
            throw EditRequest.wrong("'from' is " + from + ", which is past (now " + change.at()
                    + "): only what is announced ahead is planned. Give a time to come.");
        }
        MaintenanceWindow made = desk.addMaintenanceWindow(
                new MaintenanceWindow(0, from, until, change.reason(), announcedBy, change.at()), change);
        ctx.status(201);
        Answers.object(ctx, json -> fields(json, made));
    }

    /** {@code DELETE /api/v1/maintenance-windows/{id}} */
    void remove(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "reason");
        long id = EditRequest.id(ctx, "maintenance window");
        if (!desk.removeMaintenanceWindow(id, EditRequest.changeOf(ctx, clock, parameters.text("reason")))) {
            throw EditRequest.none("maintenance window", id);
        }
        ctx.status(204);
    }

    /** {@code GET /api/v1/outages}: those of the last month without a range, each with how much of it was planned. */
    void outages(Context ctx) throws IOException {
        Instant now = clock.instant();
        Parameters.Range range = Parameters.of(ctx, "from", "to").range(now, USUAL, LONGEST);
        List<Outage> outages = desk.outages(range.from(), range.to());
        List<MaintenanceWindow> windows = outages.isEmpty()
                ? List.of()
                : desk.maintenanceWindows(outages.get(0).from(), now);
        Answers.list(
                ctx,
                json -> {
                    for (Outage outage : outages) {
                        write(json, outage, windows, now);
                    }
                },
                null);
    }

    /** The whole outage, also what lies outside the range asked for. */
    private static void write(JsonGenerator json, Outage outage, List<MaintenanceWindow> windows, Instant now)
            throws IOException {
        Instant end = outage.until() == null ? now : outage.until();
        Downtime downtime = Downtime.of(List.of(outage), windows);
        long fromMs = outage.from().toEpochMilli();
        long untilMs = end.toEpochMilli();
        json.writeStartObject();
        json.writeNumberField("id", outage.id());
        json.writeStringField("from", outage.from().toString());
        json.writeStringField("until", outage.until() == null ? null : end.toString());
        json.writeNumberField("minutes", Downtime.minutes(downtime.awayMs(fromMs, untilMs)));
        json.writeNumberField("plannedMinutes", Downtime.minutes(downtime.plannedMs(fromMs, untilMs)));
        json.writeStringField("reason", outage.reason());
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, MaintenanceWindow window) throws IOException {
        json.writeNumberField("id", window.id());
        json.writeStringField("from", window.from().toString());
        json.writeStringField("until", window.until().toString());
        json.writeStringField("reason", window.reason());
        json.writeStringField("announcedBy", window.announcedBy());
        json.writeStringField("announcedAt", window.announcedAt().toString());
    }
}
