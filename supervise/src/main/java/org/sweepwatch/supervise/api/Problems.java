package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.StoreUnavailableException;
import org.sweepwatch.store.query.BadCursorException;
import org.sweepwatch.supervise.evaluate.EvaluationException;
import org.sweepwatch.supervise.evaluate.scheme.RefusedSchemeException;
import org.sweepwatch.supervise.plan.PlanException;
import org.sweepwatch.supervise.rulebook.RuleException;

/**
 * Turns every failure into {@code application/problem+json} (RFC 9457) with a stable {@code code}. What the server itself
 * did wrong is logged under a number that the answer carries; the answer never tells how the server is built.
 */
final class Problems {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static void register(RoutesConfig routes) {
        routes.exception(ApiException.class, (e, ctx) -> answer(ctx, e.error(), e.getMessage(), e.retryAfterS()));
        routes.exception(HttpResponseException.class, Problems::ofJavalin);
        routes.exception(EvaluationException.class, (e, ctx) -> answer(ctx, ofStep(e.reason()), e.getMessage(), 0));
        routes.exception(RefusedSchemeException.class, (e, ctx) -> answer(ctx, ApiError.BAD_BODY, e.getMessage(), 0));
        routes.exception(BadCursorException.class, (e, ctx) -> {
            ApiException wrong = Parameters.wrongCursor();
            answer(ctx, wrong.error(), wrong.getMessage(), 0);
        });
        routes.exception(PlanException.class, (e, ctx) -> answer(ctx, ApiError.CONFLICT, e.getMessage(), 0));
        routes.exception(RuleException.class, (e, ctx) -> {
            ApiError error = e.code().equals(RuleException.UNKNOWN) ? ApiError.NOT_FOUND : ApiError.BAD_BODY;
            answer(ctx, error, e.getMessage(), 0);
        });
        routes.exception(StoreUnavailableException.class, (e, ctx) -> {
            LOG.warn("{} {}: the database is away: {}", ctx.method(), ctx.path(), e.getMessage());
            answer(ctx, ApiError.STORE_AWAY, "Positions are still taken in and kept. Ask again in a moment.", 5);
        });
        routes.exception(Exception.class, (e, ctx) -> {
            String number = UUID.randomUUID().toString();
            LOG.error("{} {} failed ({})", ctx.method(), ctx.path(), number, e);
            answer(ctx, ApiError.INTERNAL, "Tell the administrator this number; the log has it: " + number, 0);
        });
    }

    private static ApiError ofStep(EvaluationException.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> ApiError.NOT_FOUND;
            case WRONG -> ApiError.BAD_BODY;
            case NOT_NOW -> ApiError.CONFLICT;
        };
    }

    private static void ofJavalin(HttpResponseException e, Context ctx) {
        ApiError error =
                switch (e.getStatus()) {
                    case 404 -> ApiError.NOT_FOUND;
                    case 405 -> ApiError.METHOD_NOT_ALLOWED;
                    case 413 -> ApiError.TOO_LARGE;
                    default -> e.getStatus() < 500 ? ApiError.BAD_BODY : ApiError.INTERNAL;
                };
        String detail =
                switch (error) {
                    case NOT_FOUND ->
                        "Nothing is at " + Parameters.shown(ctx.path()) + ". All paths are in /api/v1/openapi.yaml.";
                    case METHOD_NOT_ALLOWED ->
                        ctx.method() + " is not possible at " + Parameters.shown(ctx.path())
                                + ". What is possible is in /api/v1/openapi.yaml.";
                    case TOO_LARGE -> "Send less than " + ApiSettings.REQUEST_BYTES_MAX + " bytes.";
                    default -> "The request could not be read.";
                };
        answer(ctx, error, detail, 0);
    }

    static void answer(Context ctx, ApiError error, String detail, int retryAfterS) {
        if (retryAfterS > 0) {
            ctx.header("Retry-After", Integer.toString(retryAfterS));
        }
        if (error.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        ctx.header("Cache-Control", "no-store");
        ctx.status(error.status())
                .result(body(error.status(), error.code(), error.title(), detail))
                .contentType(CONTENT_TYPE);
    }

    static String body(int status, String code, String title, String detail) {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("code", code);
        problem.put("detail", detail);
        return problem.toString();
    }
}
