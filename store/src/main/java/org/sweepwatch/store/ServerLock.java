package org.sweepwatch.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * "A server is running on this database": an advisory lock held by one connection for as long as it lives. A second
 * server on the same database finds it taken; commands that must not run beside a server ask the same way.
 *
 * <p>The lock goes with its connection: after a loss of the connection {@link #isHeld()} is false and the server must
 * take it again before it writes on.
 */
public final class ServerLock implements AutoCloseable {
    /** "sweepwch" in ASCII: the key nobody else is likely to use in this database. */
    private static final long KEY = 0x7377656570776368L;

    private final Connection connection;

    private ServerLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock on a connection of its own, which it keeps until closed.
     *
     * @return empty when another process holds it
     */
    public static Optional<ServerLock> tryAcquire(Database database) {
        Connection c = database.ownConnection();
        boolean taken = false;
        try (PreparedStatement s = c.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            s.setLong(1, KEY);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                taken = r.getBoolean(1);
            }
            return taken ? Optional.of(new ServerLock(c)) : Optional.empty();
        } catch (SQLException e) {
            throw StoreException.of("taking the server lock", e);
        } finally {
            if (!taken) {
                closeQuietly(c);
            }
        }
    }

    /** Whether the connection that holds the lock is still there; asks the server, waits up to 2 s. */
    public boolean isHeld() {
        try {
            return connection.isValid(2);
        } catch (SQLException e) {
            throw StoreException.of("checking the server lock", e);
        }
    }

    @Override
    public void close() {
        try (PreparedStatement s = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            s.setLong(1, KEY);
            s.execute();
        } catch (SQLException e) {
            if (!SqlStates.isTransient(e)) {
                throw StoreException.of("giving the server lock back", e);
            }
        } finally {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Connection c) {
        try {
            c.close();
        } catch (SQLException e) {
            throw StoreException.of("closing the connection of the server lock", e);
        }
    }
}
