package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;

/**
 * Takes away positions that are older than they may be kept. The server calls it once a day, with its own clock, with
 * and without TimescaleDB; there is no policy inside the database that could disagree.
 *
 * <p>Days go as a whole. A day counts by its device time; points that came late, long after their day, stay until the
 * same span has passed since they came (with TimescaleDB: since the chunk was made).
 */
public final class Retention {
    public static final int DEFAULT_DAYS = 400;

    private final Database db;

    public Retention(Database db) {
        this.db = db;
    }

    /**
     * Drops what is older than {@code days} before {@code now}.
     *
     * @param days how long positions are kept, at least 1
     * @return the days or chunks that were dropped
     */
    public List<String> apply(int days, Instant now) {
        if (days < 1) {
            throw new IllegalArgumentException("retention is " + days + " days (expected: >= 1)");
        }
        Timestamp oldest = Timestamp.from(now.truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS));
        try (Connection c = db.connection()) {
            return db.timescaleVersion().isPresent() ? dropChunks(c, oldest) : dropPartitions(c, oldest);
        } catch (SQLException e) {
            throw StoreException.of("dropping old positions", e);
        }
    }

    private static List<String> dropPartitions(Connection c, Timestamp oldest) throws SQLException {
        List<String> old = names(
                c,
                "SELECT relid::regclass::text FROM pg_partition_tree('position') WHERE isleaf"
                        + " AND relid::regclass::text ~ '^position_d[0-9]{8}$'"
                        + " AND to_date(right(relid::regclass::text, 8), 'YYYYMMDD') < (?::timestamptz AT TIME ZONE"
                        + " 'UTC')::date ORDER BY 1",
                oldest);
        try (Statement s = c.createStatement()) {
            for (String name : old) {
                s.execute("SET lock_timeout = '10s'");
                s.execute("DROP TABLE " + name);
            }
            s.execute("RESET lock_timeout");
        }
        try (PreparedStatement s = c.prepareStatement(
                "DELETE FROM position_default WHERE time < ? AND time + lag_s * interval '1 second' < ?")) {
            s.setTimestamp(1, oldest);
            s.setTimestamp(2, oldest);
            s.executeUpdate();
        }
        return old;
    }

    private static List<String> dropChunks(Connection c, Timestamp oldest) throws SQLException {
        List<String> dropped = new ArrayList<>();
        for (Chunk chunk : oldChunks(c, oldest)) {
            try (PreparedStatement s = c.prepareStatement(
                    "SELECT drop_chunks('position', older_than => ?::timestamptz, newer_than => ?::timestamptz)")) {
                s.setTimestamp(1, chunk.end());
                s.setTimestamp(2, chunk.begin());
                s.execute();
            }
            dropped.add(chunk.name());
        }
        return dropped;
    }

    private static List<Chunk> oldChunks(Connection c, Timestamp oldest) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("SELECT chunk_name, range_start, range_end FROM timescaledb_information.chunks"
                        + " WHERE hypertable_name = 'position' AND range_end <= ? AND chunk_creation_time < ?"
                        + " ORDER BY range_start")) {
            s.setTimestamp(1, oldest);
            s.setTimestamp(2, oldest);
            List<Chunk> chunks = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    chunks.add(new Chunk(r.getString(1), r.getTimestamp(2), r.getTimestamp(3)));
                }
            }
            return chunks;
        }
    }

    private static List<String> names(Connection c, String sql, Timestamp oldest) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            s.setTimestamp(1, oldest);
            List<String> names = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    names.add(r.getString(1));
                }
            }
            return names;
        }
    }

    private record Chunk(String name, Timestamp begin, Timestamp end) {}
}
