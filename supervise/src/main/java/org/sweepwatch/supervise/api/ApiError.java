package org.sweepwatch.supervise.api;

import java.util.Locale;

/** Every kind of error the API answers. Codes are stable; scripts rely on them. */
enum ApiError {
    BAD_PARAMETER(400, "A parameter is wrong"),
    BAD_BODY(400, "The request body is wrong"),
    NOT_LOGGED_IN(401, "Login needed"),
    WRONG_TOKEN(401, "The token is wrong"),
    FOREIGN_ORIGIN(403, "The request comes from another site"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not available in that format"),
    CONFLICT(409, "It cannot be so beside the rest"),
    TOO_LARGE(413, "The request is too large"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    INTERNAL(500, "The server failed"),
    BUSY(503, "The server is busy"),
    STORE_AWAY(503, "The database is away");

    private final int status;
    private final String title;

    ApiError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** For example {@code bad_parameter}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
