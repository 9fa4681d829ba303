package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import org.sweepwatch.geo.layer.LayerReader;
import org.sweepwatch.geo.layer.LayerWriter;
import org.sweepwatch.geo.route.Route;
import org.sweepwatch.store.query.LayerFeature;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.plan.PlanException;
import org.sweepwatch.supervise.plan.PlannedRoute;

/** What is required of a route, changed from a day on; its line comes with an import. */
final class RouteEdits {
    private static final String[] PROPERTIES = {
        "name", "district", "widthM", "class", "side", "oneway", "tracks", "passes", "windows", "forbidden"
    };
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlanDesk desk;
    private final Clock clock;

    RouteEdits(PlanDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code PUT /api/v1/routes/{code}}: the properties given take the place of those stored; null removes one. */
    void put(Context ctx) {
        String[] known = new String[PROPERTIES.length + 1];
        System.arraycopy(PROPERTIES, 0, known, 0, PROPERTIES.length);
        known[PROPERTIES.length] = "validFrom";
        EditRequest edit = EditRequest.of(ctx, clock, known);
        String code = ctx.pathParam("code");
        LocalDate from = edit.day("validFrom", desk.calendar().dateOf(clock.instant()));
        LayerFeature stored = desk.route(code, from).orElseThrow(() -> EditRequest.none("route", code));
        desk.putRoute(changed(stored, edit), from, edit.change());
        ctx.status(204);
    }

    private static LayerFeature changed(LayerFeature stored, EditRequest edit) {
        try {
            ObjectNode properties = (ObjectNode) JSON.readTree(stored.properties());
            for (String name : PROPERTIES) {
                if (edit.has(name)) {
                    properties.set(name, edit.node(name));
                }
            }
            Route route = LayerReader.route(stored.id(), properties.toString(), stored.geometry());
            String written = PlannedRoute.of(route, properties).properties(LayerWriter.properties(route));
            return new LayerFeature(stored.id(), stored.name(), written, stored.geometry());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored route " + stored.id() + " has bad properties", e);
        } catch (IllegalArgumentException | PlanException e) {
            throw EditRequest.wrong(e.getMessage());
        }
    }
}
