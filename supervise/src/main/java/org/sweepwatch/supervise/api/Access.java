package org.sweepwatch.supervise.api;

/** Who may use a route. */
enum Access {
    /** Anyone. */
    PUBLIC,
    /** Anyone who asks from this machine itself, others with the bearer token. */
    METRICS,
    /** The bearer token or the cookie of an open session. */
    LOGIN
}
