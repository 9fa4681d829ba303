package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sweepwatch.ingest.message.parameter.ParameterKind;
import org.sweepwatch.store.query.TerminalFact;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.store.query.WantedParameter;
import org.sweepwatch.store.query.WantedParameterStore;
import org.sweepwatch.supervise.message.FactKind;
import org.sweepwatch.supervise.message.Masked;
import org.sweepwatch.supervise.message.ParameterText;

/** The parameters of terminals (终端参数): as reported, and as they should be. */
final class ParameterRoutes {
    private final VehicleStore vehicles;
    private final TerminalServices terminals;

    ParameterRoutes(VehicleStore vehicles, TerminalServices terminals) {
        this.vehicles = vehicles;
        this.terminals = terminals;
    }

    /** {@code GET /api/v1/vehicles/{id}/parameters} */
    void ofVehicle(Context ctx) throws IOException {
        Parameters.of(ctx);
        int id = Parameters.vehicle(ctx, vehicles).id();
        Map<String, TerminalFact> facts = terminals.facts().of(id);
        Map<Long, String> wanted = terminals.wantedParameters().of(id);
        TreeSet<Long> ids = new TreeSet<>(wanted.keySet());
        for (String kind : facts.keySet()) {
            if (kind.startsWith(FactKind.PARAMETER_PREFIX)) {
                ids.add(ParameterText.idOf(kind.substring(FactKind.PARAMETER_PREFIX.length())));
            }
        }
        Answers.list(
                ctx,
                json -> {
                    for (long parameter : ids) {
                        TerminalFact fact = facts.get(FactKind.PARAMETER_PREFIX + ParameterText.id(parameter));
                        compared(json, parameter, fact, wanted.get(parameter));
                    }
                },
                null);
    }

    private static void compared(JsonGenerator json, long id, TerminalFact fact, String wanted) throws IOException {
        ParameterKind kind = ParameterKind.of(id);
        List<String> values = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        if (fact != null) {
            for (JsonNode one : KeptJson.tree(fact.value())) {
                values.add(value(one));
                shown.add(value(Masked.parameter(one)));
            }
        }
        json.writeStartObject();
        json.writeStringField("id", ParameterText.id(id));
        json.writeStringField("name", kind == null ? null : kind.label());
        json.writeArrayFieldStart("values");
        for (String value : shown) {
            json.writeString(value);
        }
        json.writeEndArray();
        json.writeStringField("reportedAt", fact == null ? null : fact.at().toString());
        json.writeStringField("wanted", wanted);
        json.writeStringField("state", state(values, wanted));
        json.writeEndObject();
    }

    private static String value(JsonNode parameter) {
        return parameter.path(parameter.has("hex") ? "hex" : "value").asText();
    }

    private static String state(List<String> values, String wanted) {
        if (wanted == null) {
            return "free";
        }
        if (values.isEmpty()) {
            return "unknown";
        }
        return values.equals(List.of(wanted)) ? "in-step" : "differs";
    }

    /** {@code GET /api/v1/wanted-parameters} */
    void wanted(Context ctx) throws IOException {
        Parameters.of(ctx);
        List<WantedParameter> all = terminals.wantedParameters().list();
        Answers.list(
                ctx,
                json -> {
                    for (WantedParameter one : all) {
                        ParameterKind kind = ParameterKind.of(one.parameterId());
                        json.writeStartObject();
                        json.writeObjectField(
                                "vehicleId", one.vehicleId() == WantedParameterStore.FLEET ? null : one.vehicleId());
                        json.writeStringField("id", ParameterText.id(one.parameterId()));
                        json.writeStringField("name", kind == null ? null : kind.label());
                        json.writeStringField("value", one.value());
                        json.writeEndObject();
                    }
                },
                null);
    }

    /** {@code POST /api/v1/wanted-parameters}: sets one, or takes it away with {@code "value": null}. */
    void want(Context ctx) {
        Parameters.of(ctx);
        ObjectNode body = JsonBodies.read(ctx, "vehicleId", "id", "value");
        int vehicleId = JsonBodies.number(body, "vehicleId", WantedParameterStore.FLEET, 1, Integer.MAX_VALUE);
        if (vehicleId != WantedParameterStore.FLEET && vehicles.find(vehicleId).isEmpty()) {
            throw Parameters.noVehicle(Integer.toString(vehicleId));
        }
        String id = JsonBodies.text(body, "id");
        String value = JsonBodies.text(body, "value");
        if (id == null || !body.has("value")) {
            throw JsonBodies.wrong("Fields 'id' and 'value' must be given; a value of null takes the wish away.");
        }
        try {
            long parameter = ParameterText.idOf(id);
            if (value == null) {
                terminals.wantedParameters().remove(vehicleId, parameter);
            } else {
                String canonical = ParameterText.value(parameter, value);
                terminals.wantedParameters().put(new WantedParameter(vehicleId, parameter, canonical));
            }
        } catch (IllegalArgumentException e) {
            throw JsonBodies.wrong(e.getMessage() + ".");
        }
        ctx.status(204);
    }
}
