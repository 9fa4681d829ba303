package org.sweepwatch.store;

import java.time.Duration;

/**
 * Which database, and how patient we are with it.
 *
 * @param url JDBC address, {@code jdbc:postgresql://HOST:PORT/DATABASE}
 * @param user role, or null when the address names it
 * @param password password of the role, or null
 * @param poolSize most connections held, at least 2
 * @param connectTimeout longest wait for a connection before {@link StoreUnavailableException}
 * @param statementTimeout longest wait for an answer of the server to one statement
 */
public record DatabaseSettings(
        String url, String user, String password, int poolSize, Duration connectTimeout, Duration statementTimeout) {
    public static final int DEFAULT_POOL_SIZE = 6;
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(60);

    public DatabaseSettings {
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            throw new StoreException(
                    "bad_database_url",
                    "database address '" + url + "' is not of the form jdbc:postgresql://HOST:PORT/DATABASE");
        }
        if (poolSize < 2) {
            throw new StoreException("bad_pool_size", "database pool size is " + poolSize + " (expected: >= 2)");
        }
    }

    /** The given database with the default limits. */
    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(
                url, user, password, DEFAULT_POOL_SIZE, DEFAULT_CONNECT_TIMEOUT, DEFAULT_STATEMENT_TIMEOUT);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + url.replaceAll("(?i)(password=)[^&]*", "$1***") + ", user=" + user + ", poolSize="
                + poolSize + "]";
    }
}
