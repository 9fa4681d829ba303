package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sweepwatch.store.query.Assignment;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.live.LiveJson;
import org.sweepwatch.supervise.live.LiveState;
import org.sweepwatch.supervise.live.LiveVehicle;
import org.sweepwatch.supervise.live.LiveView;

/** The register with what is known live, and the last positions. */
final class VehicleRoutes {
    private static final int LIMIT_USUAL = 1_000;
    private static final int LIMIT_MAX = 10_000;

    private final VehicleStore vehicles;
    private final LiveView live;

    VehicleRoutes(VehicleStore vehicles, LiveView live) {
        this.vehicles = vehicles;
        this.live = live;
    }

    /** {@code GET /api/v1/vehicles} */
    void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "district", "plate", "phone", "limit", "cursor");
        int limit = parameters.limit(LIMIT_USUAL, LIMIT_MAX);
        int after = afterId(parameters);
        String district = parameters.text("district");
        String plate = parameters.text("plate");
        String phone = parameters.text("phone");
        List<Vehicle> found = new ArrayList<>();
        for (Vehicle vehicle : vehicles.list()) {
            if (vehicle.id() > after
                    && (district == null || district.equals(vehicle.district()))
                    && (plate == null || plate.equals(vehicle.plate()))
                    && (phone == null || phone.equals(vehicle.phone()))) {
                found.add(vehicle);
            }
        }
        boolean more = found.size() > limit;
        List<Vehicle> page = more ? found.subList(0, limit) : found;
        Answers.list(
                ctx,
                json -> {
                    for (Vehicle vehicle : page) {
                        write(json, vehicle);
                    }
                },
                more ? Parameters.cursorOf(Integer.toString(page.get(limit - 1).id())) : null);
    }

    /** {@code GET /api/v1/vehicles/{id}} */
    void one(Context ctx) throws IOException {
        Parameters.of(ctx);
        int id = Parameters.id(ctx);
        Vehicle vehicle = vehicles.find(id).orElseThrow(() -> Parameters.noVehicle(Integer.toString(id)));
        Answers.object(ctx, json -> fields(json, vehicle));
    }

    /** {@code GET /api/v1/vehicles/{id}/assignments}: for whom it worked and will work, by day. */
    void assignments(Context ctx) throws IOException {
        Parameters.of(ctx);
        int id = Parameters.id(ctx);
        Vehicle vehicle = vehicles.find(id).orElseThrow(() -> Parameters.noVehicle(Integer.toString(id)));
        List<Assignment> assignments = vehicles.assignments(vehicle.id());
        Answers.list(
                ctx,
                json -> {
                    for (Assignment assignment : assignments) {
                        json.writeStartObject();
                        json.writeStringField("district", assignment.district());
                        json.writeStringField("code", assignment.code());
                        json.writeStringField("operation", assignment.operation());
                        json.writeStringField("organisation", assignment.organisation());
                        json.writeStringField("validFrom", assignment.from().toString());
                        json.writeStringField(
                                "validTo",
                                assignment.until() == null
                                        ? null
                                        : assignment.until().minusDays(1).toString());
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code GET /api/v1/positions/latest} */
    void latest(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, "limit", "cursor");
        int limit = parameters.limit(LIMIT_MAX, LiveView.VEHICLES_MAX);
        int after = afterId(parameters);
        List<LiveVehicle> found = live.vehicles().stream()
                .filter(vehicle -> vehicle.position() != null && vehicle.vehicleId() > after)
                .sorted(Comparator.comparingInt(LiveVehicle::vehicleId))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<LiveVehicle> page = more ? found.subList(0, limit) : found;
        Answers.list(
                ctx,
                json -> {
                    for (LiveVehicle vehicle : page) {
                        LiveJson.position(json, vehicle.position(), vehicle.state());
                    }
                },
                more ? Parameters.cursorOf(Integer.toString(page.get(limit - 1).vehicleId())) : null);
    }

    private static int afterId(Parameters parameters) {
        String cursor = parameters.cursor();
        try {
            return cursor == null ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw Parameters.wrongCursor();
        }
    }

    private void write(JsonGenerator json, Vehicle vehicle) throws IOException {
        json.writeStartObject();
        fields(json, vehicle);
        json.writeEndObject();
    }

    private void fields(JsonGenerator json, Vehicle vehicle) throws IOException {
        json.writeNumberField("id", vehicle.id());
        json.writeStringField("plate", vehicle.plate());
        json.writeStringField("phone", vehicle.phone());
        json.writeStringField("district", vehicle.district());
        json.writeStringField("code", vehicle.code());
        json.writeStringField("operation", vehicle.operation());
        json.writeStringField("organisation", vehicle.organisation());
        json.writeStringField("inServiceFrom", text(vehicle.inServiceFrom()));
        json.writeStringField("inServiceUntil", text(vehicle.inServiceUntil()));
        LiveVehicle known = live.find(vehicle.id());
        LiveJson.deviceFields(
                json, known == null ? new LiveVehicle(vehicle.id(), null, LiveState.OFFLINE, List.of(), 0, 0) : known);
        json.writeFieldName("position");
        if (known == null || known.position() == null) {
            json.writeNull();
        } else {
            LiveJson.position(json, known.position(), known.state());
        }
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
