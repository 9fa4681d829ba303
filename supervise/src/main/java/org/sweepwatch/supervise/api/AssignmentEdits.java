package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import org.sweepwatch.store.query.Assignment;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.rulebook.OperationType;

/** For whom a vehicle works, changed from a day on (车辆编属). */
final class AssignmentEdits {
    private final PlanDesk desk;
    private final Clock clock;

    AssignmentEdits(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code POST /api/v1/vehicles/{id}/assignments}: what is not given stays as it is on that day. */
    void add(Context ctx) {
        EditRequest edit =
                EditRequest.of(ctx, clock, "district", "code", "operation", "organisation", "validFrom", "validTo");
        LocalDate from = edit.day("validFrom", desk.calendar().dateOf(clock.instant()));
        LocalDate last = edit.day("validTo", null);
        if (last != null && last.isBefore(from)) {
            throw EditRequest.wrong("'validTo' is before " + from + ".");
        }
        int id = Parameters.id(ctx);
        Vehicle now = desk.vehicle(id, from).orElseThrow(() -> Parameters.noVehicle(Integer.toString(id)));
        Assignment wanted = new Assignment(
                id,
                from,
                last == null ? null : last.plusDays(1),
                edit.has("district") ? edit.text("district") : now.district(),
                edit.has("code") ? edit.text("code") : now.code(),
                operation(edit, now),
                edit.has("organisation") ? edit.text("organisation") : now.organisation());
        if (wanted.code() != null && wanted.district() == null) {
            throw EditRequest.wrong("A 'code' counts within a district: name it.");
        }
        desk.assign(wanted, edit.change());
        ctx.status(204);
    }

    private static String operation(EditRequest edit, Vehicle now) {
        String text = edit.text("operation");
        return text == null
                ? now.operation()
                : OperationType.named(text)
                        .orElseThrow(() -> EditRequest.wrong("'operation' is one of " + OperationType.EXPECTED + "."))
                        .name();
    }
}
