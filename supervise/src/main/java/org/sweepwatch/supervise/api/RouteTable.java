package org.sweepwatch.supervise.api;

import static org.sweepwatch.supervise.api.Access.LOGIN;
import static org.sweepwatch.supervise.api.Access.METRICS;
import static org.sweepwatch.supervise.api.Access.PUBLIC;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import org.sweepwatch.store.query.LayerKind;

/** Every path of the API and who may use it: what is not here does not exist. openapi.yaml describes the same paths. */
final class RouteTable {
    private RouteTable() {}

    static List<ApiRoute> of(ApiServices services, Guard guard, SessionRoutes session, HeavyQueries heavy) {
        HealthRoutes health = new HealthRoutes(services.health(), services.metrics());
        VehicleRoutes vehicles = new VehicleRoutes(services.vehicles(), services.live());
        TrackRoute track = new TrackRoute(services.vehicles(), services.tracks(), heavy, services.clock());
        LayerRoutes layers = new LayerRoutes(
                services.layers(),
                () -> services.operationalDay().apply(services.clock().instant()));
        LayerEdits edits = new LayerEdits(services.desk(), services.layers(), services.clock());
        EventRoutes events = new EventRoutes(services.events(), heavy, services.clock());
        PlanRoutes plans = new PlanRoutes(services.desk(), services.clock());
        RuleRoutes rules = new RuleRoutes(services.desk(), services.clock());
        ShiftRoutes shifts = new ShiftRoutes(services.desk(), services.clock());
        WeatherRoutes weather = new WeatherRoutes(services.desk(), services.clock());
        MaintenanceRoutes maintenance = new MaintenanceRoutes(services.desk(), services.clock());
        ReportRoutes reports = new ReportRoutes(services, heavy);
        TerminalServices known = services.terminals();
        CommandRoutes commands = new CommandRoutes(services.vehicles(), known);
        MessageRoutes messages = new MessageRoutes(services.vehicles(), known, heavy, services.clock());
        MediaRoutes media = new MediaRoutes(services.vehicles(), known.media(), known.mediaFiles(), services.clock());
        ParameterRoutes parameters = new ParameterRoutes(services.vehicles(), known);
        MonthReportRoutes months = new MonthReportRoutes(services, heavy);
        EvaluationRoutes evaluations = new EvaluationRoutes(services.evaluations(), heavy, services.clock());
        SchemeRoutes schemes = new SchemeRoutes(services.evaluations().schemes());
        FigureEntryRoutes entries = new FigureEntryRoutes(services.evaluations().entries(), services.clock());
        ModelRoutes models = new ModelRoutes(services.vehicles(), known.models());
        RedecodingRoutes redecodings = new RedecodingRoutes(known.models(), services.clock());
        TerminalAreaRoutes areas = new TerminalAreaRoutes(known.areas());
        WorkReportRoutes work = new WorkReportRoutes(services, heavy);
        return List.of(
                get("/health", PUBLIC, health::health),
                get("/metrics", METRICS, health::metrics),
                get("/api/v1/openapi.yaml", PUBLIC, OpenApiRoute::get),
                post("/api/v1/session", PUBLIC, session::open),
                delete("/api/v1/session", LOGIN, session::close),
                get("/api/v1/status", LOGIN, new StatusRoute(services)::get),
                get("/api/v1/vehicles", LOGIN, vehicles::list),
                get("/api/v1/vehicles/{id}", LOGIN, vehicles::one),
                get("/api/v1/vehicles/{id}/assignments", LOGIN, vehicles::assignments),
                post(
                        "/api/v1/vehicles/{id}/assignments",
                        LOGIN,
                        new AssignmentEdits(services.desk(), services.clock())::add),
                get("/api/v1/vehicles/{id}/track", LOGIN, track::get),
                get("/api/v1/vehicles/{id}/messages", LOGIN, messages::list),
                get("/api/v1/vehicles/{id}/media", LOGIN, media::list),
                get("/api/v1/vehicles/{id}/media/{n}", LOGIN, media::fetch),
                get(
                        "/api/v1/vehicles/{id}/terminal",
                        LOGIN,
                        new TerminalRoutes(services.vehicles(), known, services.clock())::get),
                get("/api/v1/vehicles/{id}/parameters", LOGIN, parameters::ofVehicle),
                get("/api/v1/wanted-parameters", LOGIN, parameters::wanted),
                post("/api/v1/wanted-parameters", LOGIN, parameters::want),
                post("/api/v1/vehicles/{id}/commands", LOGIN, commands::post),
                get("/api/v1/vehicles/{id}/commands", LOGIN, commands::list),
                get("/api/v1/vehicles/{id}/commands/{n}", LOGIN, commands::one),
                get("/api/v1/vehicles/{id}/readings", LOGIN, models::readings),
                get("/api/v1/models", LOGIN, models::list),
                get("/api/v1/terminal-areas", LOGIN, areas::list),
                put("/api/v1/terminal-areas/{id}", LOGIN, areas::mark),
                post("/api/v1/terminal-areas/{id}/sendings", LOGIN, areas::sendAgain),
                get("/api/v1/redecodings", LOGIN, redecodings::list),
                post("/api/v1/redecodings", LOGIN, redecodings::add),
                get("/api/v1/alarms", LOGIN, new AlarmRoutes(known.alarms())::list),
                get("/api/v1/positions/latest", LOGIN, vehicles::latest),
                get("/api/v1/live", LOGIN, new LiveRoute(services.feed(), guard)::get),
                get("/api/v1/routes", LOGIN, layers.of(LayerKind.ROUTE)),
                get("/api/v1/fences", LOGIN, layers.of(LayerKind.FENCE)),
                get("/api/v1/grids", LOGIN, layers.of(LayerKind.GRID)),
                get("/api/v1/districts", LOGIN, layers.of(LayerKind.DISTRICT)),
                put("/api/v1/routes/{code}", LOGIN, edits.put(LayerKind.ROUTE)),
                delete("/api/v1/routes/{code}", LOGIN, edits.end(LayerKind.ROUTE)),
                put("/api/v1/fences/{code}", LOGIN, edits.put(LayerKind.FENCE)),
                delete("/api/v1/fences/{code}", LOGIN, edits.end(LayerKind.FENCE)),
                put("/api/v1/grids/{code}", LOGIN, edits.put(LayerKind.GRID)),
                delete("/api/v1/grids/{code}", LOGIN, edits.end(LayerKind.GRID)),
                put("/api/v1/districts/{code}", LOGIN, edits.put(LayerKind.DISTRICT)),
                delete("/api/v1/districts/{code}", LOGIN, edits.end(LayerKind.DISTRICT)),
                get("/api/v1/figure-entries", LOGIN, entries::list),
                post("/api/v1/figure-entries", LOGIN, entries::add),
                get("/api/v1/rules", LOGIN, rules::list),
                put("/api/v1/rules/{key}", LOGIN, rules::put),
                get("/api/v1/shifts", LOGIN, shifts::list),
                put("/api/v1/shifts/{id}", LOGIN, shifts::put),
                delete("/api/v1/shifts/{id}", LOGIN, shifts::end),
                get("/api/v1/plans", LOGIN, plans::plans),
                post("/api/v1/plans", LOGIN, plans::addPlan),
                delete("/api/v1/plans/{id}", LOGIN, plans::endPlan),
                get("/api/v1/plan-changes", LOGIN, plans::changes),
                post("/api/v1/plan-changes", LOGIN, plans::putChange),
                delete("/api/v1/plan-changes/{id}", LOGIN, plans::removeChange),
                get("/api/v1/duties", LOGIN, plans::duties),
                get("/api/v1/weather-stops", LOGIN, weather::list),
                post("/api/v1/weather-stops", LOGIN, weather::add),
                delete("/api/v1/weather-stops/{id}", LOGIN, weather::remove),
                get("/api/v1/maintenance-windows", LOGIN, maintenance::list),
                post("/api/v1/maintenance-windows", LOGIN, maintenance::add),
                delete("/api/v1/maintenance-windows/{id}", LOGIN, maintenance::remove),
                get("/api/v1/outages", LOGIN, maintenance::outages),
                get("/api/v1/changes", LOGIN, new ChangeRoutes(services.desk())::list),
                get("/api/v1/events", LOGIN, events::list),
                get("/api/v1/reports/device-failure", LOGIN, reports::deviceFailure),
                get("/api/v1/reports/district-month", LOGIN, months::districtMonth),
                get("/api/v1/reports/indicators", LOGIN, months::indicators),
                get("/api/v1/evaluations", LOGIN, evaluations::list),
                get("/api/v1/evaluations/{month}", LOGIN, evaluations::file),
                post("/api/v1/evaluations/{month}/steps", LOGIN, evaluations::step),
                post("/api/v1/evaluations/{month}/appeals", LOGIN, evaluations::appeal),
                post("/api/v1/evaluations/{month}/appeals/{appeal}/decision", LOGIN, evaluations::decide),
                get("/api/v1/evaluation-schemes", LOGIN, schemes::list),
                post("/api/v1/evaluation-schemes", LOGIN, schemes::add),
                get("/api/v1/reports/vehicle-day", LOGIN, work::vehicleDay),
                get("/api/v1/reports/route-coverage", LOGIN, work::routeCoverage),
                post("/api/v1/recompute", LOGIN, new RecomputeRoute(services, heavy)::post));
    }

    private static ApiRoute get(String path, Access access, Handler handler) {
        return new ApiRoute(HandlerType.GET, path, access, handler);
    }

    private static ApiRoute post(String path, Access access, Handler handler) {
        return new ApiRoute(HandlerType.POST, path, access, handler);
    }

    private static ApiRoute put(String path, Access access, Handler handler) {
        return new ApiRoute(HandlerType.PUT, path, access, handler);
    }

    private static ApiRoute delete(String path, Access access, Handler handler) {
        return new ApiRoute(HandlerType.DELETE, path, access, handler);
    }
}
