package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.sweepwatch.store.query.OpenAlarm;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.supervise.pipeline.AlarmKinds;

/** The alarms that are held now (未解除报警). */
final class AlarmRoutes {
    private final OpenAlarmStore alarms;

    AlarmRoutes(OpenAlarmStore alarms) {
        this.alarms = alarms;
    }

    /** {@code GET /api/v1/alarms} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "vehicle");
        List<OpenAlarm> open = alarms.list(parameters.number("vehicle", 1, Integer.MAX_VALUE));
        Answers.list(
                ctx,
                json -> {
                    for (OpenAlarm alarm : open) {
                        json.writeStartObject();
                        json.writeNumberField("vehicleId", alarm.vehicleId());
                        json.writeNumberField("bit", alarm.bit());
                        json.writeStringField("name", AlarmKinds.name(alarm.bit()));
                        json.writeBooleanField("ofDevice", AlarmKinds.ofDevice(alarm.bit()));
                        json.writeStringField("since", alarm.since().toString());
                        json.writeNumberField("serial", alarm.serial());
                        json.writeStringField(
                                "confirmedAt",
                                alarm.confirmedAt() == null
                                        ? null
                                        : alarm.confirmedAt().toString());
                        json.writeEndObject();
                    }
                },
                null);
    }
}
