package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sweepwatch.ingest.message.location.LocationReport;
import org.sweepwatch.store.query.ModelItem;
import org.sweepwatch.store.query.ModelStore.LastRaw;
import org.sweepwatch.store.query.ModelTerminal;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.profile.CustomItem;
import org.sweepwatch.supervise.profile.RawReport;
import org.sweepwatch.supervise.profile.TerminalProfile;

/** Models of terminals (终端机型): their profiles, what they send beyond them, and what a profile reads of a vehicle. */
final class ModelRoutes {
    private final VehicleStore vehicles;
    private final ModelServices models;

    ModelRoutes(VehicleStore vehicles, ModelServices models) {
        this.vehicles = vehicles;
        this.models = models;
    }

    private record Model(String maker, String model) {}

    private static final class Found {
        private int terminals;
        private final List<ModelItem> items = new ArrayList<>();
    }

    /** {@code GET /api/v1/models} */
    void list(Context ctx) throws IOException {
        Parameters.of(ctx);
        Map<Model, Found> found =
                new TreeMap<>(Comparator.comparing(Model::maker).thenComparing(Model::model));
        for (ModelTerminal terminal : models.store().terminals()) {
            found.computeIfAbsent(new Model(terminal.makerId(), terminal.model()), key -> new Found()).terminals++;
        }
        for (ModelItem item : models.store().items()) {
            found.computeIfAbsent(new Model(item.makerId(), item.model()), key -> new Found())
                    .items
                    .add(item);
        }
        Answers.list(
                ctx,
                json -> {
                    for (Map.Entry<Model, Found> one : found.entrySet()) {
                        model(json, one.getKey(), one.getValue());
                    }
                },
                null);
    }

    private void model(JsonGenerator json, Model model, Found found) throws IOException {
        json.writeStartObject();
        json.writeStringField("maker", model.maker());
        json.writeStringField("model", model.model());
        json.writeNumberField("terminals", found.terminals);
        json.writeStringField(
                "profile",
                models.profiles().profileOf(model.maker(), model.model(), "").name());
        json.writeArrayFieldStart("unexplained");
        for (ModelItem item : found.items) {
            json.writeStartObject();
            json.writeStringField("kind", item.kind());
            json.writeStringField("item", item.itemId() < 0 ? null : "0x%02X".formatted(item.itemId()));
            json.writeNumberField("count", item.count());
            json.writeStringField("lastAt", item.lastAt().toString());
            json.writeStringField("example", HexFormat.of().formatHex(item.example()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** {@code GET /api/v1/vehicles/{id}/readings} */
    void readings(Context ctx) throws IOException {
        Parameters.of(ctx);
        Vehicle vehicle = Parameters.vehicle(ctx, vehicles);
        TerminalProfile profile = models.profiles().of(vehicle.id()).profile();
        Optional<LastRaw> last = models.store().last(vehicle.id());
        Answers.object(ctx, json -> {
            json.writeNumberField("vehicleId", vehicle.id());
            json.writeStringField("profile", profile.name());
            json.writeStringField("at", last.map(one -> one.time().toString()).orElse(null));
            json.writeObjectFieldStart("signals");
            signals(json, last.map(one -> one.point().signals()).orElse(0));
            json.writeEndObject();
            json.writeObjectFieldStart("values");
            if (last.isPresent()) {
                values(json, profile, new RawReport().of(last.get().point()));
            }
            json.writeEndObject();
        });
    }

    private static void signals(JsonGenerator json, int word) throws IOException {
        for (Signal signal : Signal.values()) {
            if ((Signal.known(word) & signal.bit()) == 0) {
                continue;
            }
            if (signal == Signal.WATER_LEVEL) {
                json.writeNumberField(signal.name(), Signal.level(word));
            } else {
                json.writeBooleanField(signal.name(), (Signal.on(word) & signal.bit()) != 0);
            }
        }
    }

    private static void values(JsonGenerator json, TerminalProfile profile, LocationReport report) throws IOException {
        for (CustomItem item : profile.customItems()) {
            Double value = item.value(report);
            if (value != null) {
                json.writeObjectFieldStart(item.name());
                json.writeNumberField("value", Math.round(value * 1e6) / 1e6);
                json.writeStringField("unit", item.unit());
                json.writeEndObject();
            }
        }
    }
}
