package org.sweepwatch.supervise.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;

/** How positions, device states and events of the live picture are written as JSON: in the feed and in the API alike. */
public final class LiveJson {
    private static final double DEGREE_E6 = 1e6;

    private LiveJson() {}

    /** Writes the position object of the API with the vehicle's state. */
    public static void position(JsonGenerator json, LivePosition position, LiveState state) throws IOException {
        json.writeStartObject();
        positionFields(json, position);
        json.writeStringField("state", state.id());
        json.writeEndObject();
    }

    /** Writes the fields every position has, wherever it is shown, into an object already begun. */
    public static void positionFields(JsonGenerator json, LivePosition position) throws IOException {
        json.writeNumberField("vehicleId", position.vehicleId());
        time(json, "time", position.timeMs());
        time(json, "receivedAt", position.receivedMs());
        json.writeNumberField("latitude", position.latitudeE6() / DEGREE_E6);
        json.writeNumberField("longitude", position.longitudeE6() / DEGREE_E6);
        json.writeNumberField("altitudeM", position.altitudeM());
        json.writeNumberField("speedKmh", position.speedDkmh() / 10.0);
        json.writeNumberField("headingDeg", position.headingDeg());
        json.writeNumberField("alarmBits", position.alarmBits());
        json.writeNumberField("statusBits", position.statusBits());
        json.writeBooleanField("located", position.located());
        json.writeBooleanField("accOn", position.accOn());
        if (position.routeId() != 0) {
            json.writeNumberField("routeId", position.routeId());
            json.writeNumberField("routeOffsetM", position.routeOffsetM());
        }
    }

    /** Writes state and open faults into an object already begun. */
    public static void deviceFields(JsonGenerator json, LiveVehicle vehicle) throws IOException {
        json.writeStringField("state", vehicle.state().id());
        json.writeArrayFieldStart("faults");
        for (LiveFault fault : vehicle.faults()) {
            json.writeStartObject();
            json.writeStringField("code", fault.code());
            json.writeStringField("class", fault.faultClass());
            time(json, "since", fault.sinceMs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void device(JsonGenerator json, LiveVehicle vehicle) throws IOException {
        json.writeStartObject();
        json.writeNumberField("vehicleId", vehicle.vehicleId());
        deviceFields(json, vehicle);
        json.writeEndObject();
    }

    static void event(JsonGenerator json, LiveEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("vehicleId", event.vehicleId());
        json.writeStringField("time", event.time().toString());
        json.writeStringField("kind", event.kind());
        json.writeStringField("subject", event.subject());
        json.writeStringField("detail", event.detail());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, long epochMs) throws IOException {
        json.writeStringField(name, Instant.ofEpochMilli(epochMs).toString());
    }
}
