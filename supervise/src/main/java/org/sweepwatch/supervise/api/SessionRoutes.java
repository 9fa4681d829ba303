package org.sweepwatch.supervise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;

/** Login and logout of the page (登录): the token comes in once, a cookie that no script can read goes out. */
final class SessionRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The server ends an unused session; a wall display that is always on stays logged in. */
    private static final int UNTIL_BROWSER_CLOSES = -1;

    private final ApiToken token;
    private final Sessions sessions;
    private final LoginLimit limit;

    SessionRoutes(ApiToken token, Sessions sessions, LoginLimit limit) {
        this.token = token;
        this.sessions = sessions;
        this.limit = limit;
    }

    /** {@code POST /api/v1/session} */
    void open(Context ctx) {
        String address = ctx.req().getRemoteAddr();
        int waitS = limit.waitSeconds(address);
        if (waitS > 0) {
            throw new ApiException(
                    ApiError.TOO_MANY_ATTEMPTS,
                    LoginLimit.FAILURES_MAX + " logins failed from this address. Try again in " + waitS + " s.",
                    waitS);
        }
        String presented = Guard.bearer(ctx);
        if (presented == null) {
            presented = fromBody(ctx);
        }
        if (!token.matches(presented)) {
            limit.failed(address);
            throw new ApiException(
                    ApiError.WRONG_TOKEN,
                    "This is not the token of this server. It is in the file '" + ApiToken.FILE_NAME
                            + "' of the data directory.");
        }
        limit.succeeded(address);
        ctx.cookie(cookie(ctx, sessions.open(), UNTIL_BROWSER_CLOSES));
        ctx.status(204);
    }

    /** {@code DELETE /api/v1/session} */
    void close(Context ctx) {
        String session = ctx.cookie(Guard.COOKIE);
        if (session != null) {
            sessions.close(session);
        }
        ctx.cookie(cookie(ctx, "", 0));
        ctx.status(204);
    }

    private static Cookie cookie(Context ctx, String value, int maxAgeS) {
        boolean tls = ctx.req().isSecure() || "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
        return new Cookie(Guard.COOKIE, value, "/", maxAgeS, tls, true, null, SameSite.STRICT);
    }

    private static String fromBody(Context ctx) {
        String type = ctx.contentType();
        // A form of another site cannot send this type.
        if (type == null || !type.startsWith("application/json")) {
            throw new ApiException(
                    ApiError.NOT_LOGGED_IN, "Send the token as JSON {\"token\":\"...\"} or as bearer token.");
        }
        try {
            JsonNode body = JSON.readTree(ctx.bodyAsBytes());
            JsonNode value = body == null ? null : body.get("token");
            if (value != null && value.isTextual()) {
                return value.textValue().trim();
            }
        } catch (IOException e) {
            throw badBody();
        }
        throw badBody();
    }

    private static ApiException badBody() {
        return new ApiException(ApiError.BAD_BODY, "The body must be JSON: {\"token\":\"...\"}.");
    }
}
