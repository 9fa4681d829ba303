package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Decides who may pass (鉴权): the origin of state-changing requests, then the bearer token or the session cookie.
 * Thread-safe.
 */
final class Guard {
    static final String COOKIE = "sweepwatch_session";

    private static final String BEARER = "Bearer ";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ApiToken token;
    private final Sessions sessions;

    Guard(ApiToken token, Sessions sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    /** Returns when the request may use the route, throws otherwise. */
    void check(Context ctx, ApiRoute route) {
        if (route.changesState()) {
            checkOrigin(ctx);
        }
        boolean passes =
                switch (route.access()) {
                    case PUBLIC -> true;
                    case METRICS -> fromThisMachine(ctx) || loggedIn(ctx);
                    case LOGIN -> loggedIn(ctx);
                };
        if (!passes) {
            throw refusal(ctx);
        }
    }

    /** Whether the caller of this request is still logged in, asked again and again while it lasts. */
    BooleanSupplier stillLoggedIn(Context ctx) {
        if (ctx.header("Authorization") != null) {
            return () -> true; // the token does not change while the server runs
        }
        String session = ctx.cookie(COOKIE);
        return () -> session != null && sessions.use(session);
    }

    private boolean loggedIn(Context ctx) {
        String presented = bearer(ctx);
        if (presented != null) {
            return token.matches(presented);
        }
        String session = ctx.cookie(COOKIE);
        return session != null && sessions.use(session);
    }

    /** The token in the Authorization header, null when there is none. */
    static String bearer(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null) {
            return null;
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).trim()
                : "";
    }

    private static ApiException refusal(Context ctx) {
        return bearer(ctx) == null
                ? new ApiException(
                        ApiError.NOT_LOGGED_IN,
                        "Send 'Authorization: Bearer TOKEN', or log in on the page. The token is in the file '"
                                + ApiToken.FILE_NAME + "' of the data directory.")
                : new ApiException(
                        ApiError.WRONG_TOKEN,
                        "The Authorization header must be 'Bearer TOKEN' with the token of this server.");
    }

    /**
     * A browser says where a request comes from: in Origin, or at least in Sec-Fetch-Site. A program with the token
     * sends neither. A request that leans on the cookie must prove that it is from this site.
     */
    private static void checkOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null) {
            if (!sameHost(origin, ctx.header("Host"))) {
                throw foreign("the page at " + Parameters.shown(origin));
            }
            return;
        }
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw foreign("another site");
        }
        if (site == null && ctx.cookie(COOKIE) != null && bearer(ctx) == null) {
            throw foreign("an unknown place (no Origin header)");
        }
    }

    private static ApiException foreign(String from) {
        return new ApiException(
                ApiError.FOREIGN_ORIGIN,
                "The request was sent by " + from
                        + ". Use the page of this server, or a program with the bearer token.");
    }

    private static boolean sameHost(String origin, String host) {
        try {
            URI uri = URI.create(origin);
            return host != null
                    && uri.getAuthority() != null
                    && uri.getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false; // "null" and worse: not this site
        }
    }

    /**
     * Whether the request comes straight from this machine: over the loopback interface, addressed to it by that name
     * (a page of another site that resolves to 127.0.0.1 is not), and not passed on by a proxy.
     */
    private static boolean fromThisMachine(Context ctx) {
        if (ctx.header("X-Forwarded-For") != null || ctx.header("Forwarded") != null || ctx.header("Via") != null) {
            return false;
        }
        String host = ctx.header("Host");
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK_NAMES.contains(name) && loopback(ctx.req().getRemoteAddr());
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // a literal, nothing is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
