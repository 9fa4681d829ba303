package org.sweepwatch.supervise.api;

/**
 * Settings of the HTTP side, checked when made.
 *
 * @param host address to listen on
 * @param port 0 lets the system choose
 * @param threadsMax threads that answer requests; a page needs one for milliseconds, the live feed none
 * @param connectionsMax connections at once; further ones wait in the operating system
 * @param liveClientsMax browsers on the live feed at once
 * @param heavyQueriesMax tracks, event lists and reports worked on at once; further ones wait, then are told to come
 *     back, so that they cannot take the database from the pipeline
 * @param idleTimeoutMs a connection that takes or sends nothing for so long is closed
 */
public record ApiSettings(
        String host,
        int port,
        int threadsMax,
        int connectionsMax,
        int liveClientsMax,
        int heavyQueriesMax,
        long idleTimeoutMs) {
    /** Bytes of a request body. */
    static final long REQUEST_BYTES_MAX = 64 * 1024;
    /** Bytes of the request line and headers. */
    static final int HEADER_BYTES_MAX = 8 * 1024;

    /** Checks all values together. */
    public ApiSettings {
        require(!host.isBlank(), "host must not be empty");
        require(port >= 0 && port <= 65_535, "port is " + port + " (expected: 0 to 65535)");
        require(threadsMax >= 6 && threadsMax <= 256, "threadsMax is " + threadsMax + " (expected: 6 to 256)");
        require(
                liveClientsMax >= 1 && liveClientsMax < connectionsMax,
                "liveClientsMax is " + liveClientsMax + " (expected: 1 to less than connectionsMax, " + connectionsMax
                        + ")");
        require(
                heavyQueriesMax >= 1 && heavyQueriesMax < threadsMax,
                "heavyQueriesMax is " + heavyQueriesMax + " (expected: 1 to less than threadsMax, " + threadsMax + ")");
        require(idleTimeoutMs >= 100, "idleTimeoutMs is " + idleTimeoutMs + " (expected: 100 or more)");
    }

    /** Defaults for an address: 16 threads, 2,000 connections, 1,000 live clients, 3 heavy queries, 30 s. */
    public static ApiSettings on(String host, int port) {
        return new ApiSettings(host, port, 16, 2_000, 1_000, 3, 30_000);
    }

    /** The same with another number of live clients. */
    public ApiSettings withLiveClientsMax(int clients) {
        return new ApiSettings(host, port, threadsMax, connectionsMax, clients, heavyQueriesMax, idleTimeoutMs);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
