package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.store.query.TerminalFact;
import org.sweepwatch.store.query.TrafficSum;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.message.FactKind;

/** What is known of a vehicle's terminal (车载终端): link, edition, attributes, driver, traffic of its SIM card. */
final class TerminalRoutes {
    private static final long BYTES_A_MB = 1_000_000L;
    /** From this share of the warning level on the state is {@code near}. */
    private static final double NEAR = 0.8;

    private static final int CARD_REMOVED = 2;

    private final VehicleStore vehicles;
    private final TerminalServices terminals;
    private final Clock clock;

    TerminalRoutes(VehicleStore vehicles, TerminalServices terminals, Clock clock) {
        this.vehicles = vehicles;
        this.terminals = terminals;
        this.clock = clock;
    }

    /** {@code GET /api/v1/vehicles/{id}/terminal} */
    void get(Context ctx) throws IOException {
        Parameters.of(ctx);
        Vehicle vehicle = Parameters.vehicle(ctx, vehicles);
        Map<String, TerminalFact> facts = terminals.facts().of(vehicle.id());
        ProtocolVersion version = terminals.versionOf().apply(vehicle.id());
        Optional<TerminalServices.Link> link = terminals.links().apply(vehicle.id());
        LocalDate today = clock.instant().atZone(OperationalCalendar.ZONE).toLocalDate();
        TrafficSum day = terminals.traffic().sum(vehicle.id(), today, today);
        TrafficSum month = terminals.traffic().sum(vehicle.id(), today.withDayOfMonth(1), today);
        Answers.object(ctx, json -> {
            json.writeNumberField("vehicleId", vehicle.id());
            json.writeStringField("phone", vehicle.phone());
            json.writeStringField("version", version == null ? null : version.label());
            link(json, link);
            for (FactKind kind : FactKind.values()) {
                fact(json, kind, facts.get(kind.label()));
            }
            json.writeObjectFieldStart("traffic");
            sum(json, "day", day);
            sum(json, "month", month);
            json.writeNumberField("monthlyWarningMb", terminals.trafficWarningMb());
            json.writeStringField("level", level(month.totalBytes()));
            json.writeEndObject();
        });
    }

    private static void link(JsonGenerator json, Optional<TerminalServices.Link> link) throws IOException {
        json.writeObjectFieldStart("link");
        json.writeBooleanField("connected", link.isPresent());
        json.writeStringField("since", link.map(one -> one.since().toString()).orElse(null));
        json.writeStringField(
                "address", link.map(one -> one.address().toString()).orElse(null));
        json.writeEndObject();
    }

    private void fact(JsonGenerator json, FactKind kind, TerminalFact fact) throws IOException {
        json.writeFieldName(camelCase(kind.label()));
        JsonNode value = fact == null ? null : value(kind, fact);
        if (value == null || kind == FactKind.DRIVER && value.path("status").asInt() == CARD_REMOVED) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("at", fact.at().toString());
        json.writeFieldName("value");
        KeptJson.value(json, value);
        json.writeEndObject();
    }

    private JsonNode value(FactKind kind, TerminalFact fact) {
        return kind == FactKind.DRIVER
                ? KeptJson.driver(fact.value(), terminals.personal())
                : KeptJson.tree(fact.value());
    }

    private static String camelCase(String label) {
        int dash = label.indexOf('-');
        return dash < 0
                ? label
                : label.substring(0, dash) + Character.toUpperCase(label.charAt(dash + 1)) + label.substring(dash + 2);
    }

    private static void sum(JsonGenerator json, String name, TrafficSum sum) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("upBytes", sum.upBytes());
        json.writeNumberField("downBytes", sum.downBytes());
        json.writeEndObject();
    }

    private String level(long bytes) {
        long warning = terminals.trafficWarningMb() * BYTES_A_MB;
        if (bytes >= warning) {
            return "over";
        }
        return bytes >= NEAR * warning ? "near" : "normal";
    }
}
