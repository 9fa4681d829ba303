package org.sweepwatch.supervise.api;

/** A request that cannot be answered. Its code is stable, its detail says what is wrong and what would be right. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private final int retryAfterS;

    ApiException(ApiError error, String detail) {
        this(error, detail, 0);
    }

    ApiException(ApiError error, String detail, int retryAfterS) {
        super(detail, null, false, false);
        this.error = error;
        this.retryAfterS = retryAfterS;
    }

    ApiError error() {
        return error;
    }

    /** Seconds for the {@code Retry-After} header, 0 for none. */
    int retryAfterS() {
        return retryAfterS;
    }
}
