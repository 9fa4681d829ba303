package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** What monitoring asks for: health without login, and metrics. */
final class HealthRoutes {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Health> health;
    private final PrometheusMeterRegistry metrics;

    HealthRoutes(Supplier<Health> health, PrometheusMeterRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    /** {@code GET /health}: 503 when red, so that a load balancer or a container engine understands it. */
    void health(Context ctx) throws IOException {
        Health now = health.get();
        ctx.status(now.status() == Health.Status.RED ? 503 : 200);
        Answers.object(ctx, json -> {
            json.writeStringField("status", now.status().id());
            json.writeObjectFieldStart("checks");
            for (Map.Entry<String, Health.Check> check : now.checks().entrySet()) {
                json.writeObjectFieldStart(check.getKey());
                json.writeStringField("status", check.getValue().status().id());
                json.writeStringField("detail", check.getValue().detail());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    /** {@code GET /metrics} */
    void metrics(Context ctx) {
        ctx.contentType(PROMETHEUS_TEXT).header("Cache-Control", "no-store").result(metrics.scrape());
    }
}
