package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.plan.PlanDesk;

/** The shifts (班次). */
final class ShiftRoutes {
    private static final int ID_MAX_LENGTH = 20;

    private final PlanDesk desk;
    private final Clock clock;

    ShiftRoutes(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code GET /api/v1/shifts} */
    void list(Context ctx) throws IOException {
        LocalDate day = Parameters.of(ctx, "day").day("day", today());
        List<Shift> shifts = desk.on(day).shifts();
        Answers.list(
                ctx,
                json -> {
                    for (Shift shift : shifts) {
                        OperationalCalendar.Window window = shift.on(day, desk.calendar());
                        json.writeStartObject();
                        json.writeStringField("id", shift.id());
                        json.writeStringField("name", shift.name());
                        json.writeStringField("start", shift.start().toString());
                        json.writeStringField("end", shift.end().toString());
                        json.writeStringField("from", window.from().toString());
                        json.writeStringField("to", window.to().toString());
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code PUT /api/v1/shifts/{id}} */
    void put(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[^\\s=@;/,]{1," + ID_MAX_LENGTH + "}")) {
            throw EditRequest.wrong("A shift has a short id without blanks, such as N.");
        }
        EditRequest edit = EditRequest.of(ctx, clock, "name", "start", "end", "validFrom");
        String name = edit.text("name");
        desk.putShift(
                new Shift(id, name == null ? id : name, edit.time("start"), edit.time("end")),
                edit.day("validFrom", today()),
                edit.change());
        ctx.status(204);
    }

    /** {@code DELETE /api/v1/shifts/{id}} */
    void end(Context ctx) {
        Parameters parameters = Parameters.of(ctx, "lastDay", "reason");
        String id = ctx.pathParam("id");
        LocalDate until = parameters.day("lastDay", today().minusDays(1)).plusDays(1);
        if (!desk.endShift(id, until, EditRequest.changeOf(ctx, clock, parameters.text("reason")))) {
            throw EditRequest.none("shift", id);
        }
        ctx.status(204);
    }

    private LocalDate today() {
        return desk.calendar().dateOf(clock.instant());
    }
}
