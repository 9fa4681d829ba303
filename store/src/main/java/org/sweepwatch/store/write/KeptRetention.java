package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;

/**
 * Takes away what was kept raw, messages, media and finished commands that are older than they may be kept. Called beside
 * {@link Retention}; counts by the time of receipt.
 */
public final class KeptRetention {
    private final Database db;

    public KeptRetention(Database db) {
        this.db = db;
    }

    /**
     * Deletes what came more than {@code days} before {@code now}.
     *
     * @param days how long it is kept, at least 1
     * @return paths of the files of deleted media, below the media directory; the caller deletes them
     */
    public List<String> apply(int days, Instant now) {
        if (days < 1) {
            throw new IllegalArgumentException("retention is " + days + " days (expected: >= 1)");
        }
        Timestamp oldest = Timestamp.from(now.minus(Duration.ofDays(days)));
        try (Connection c = db.connection()) {
            delete(c, "DELETE FROM message WHERE received_at < ?", oldest);
            delete(c, "DELETE FROM quarantine WHERE received_at < ?", oldest);
            delete(c, "DELETE FROM command WHERE asked_at < ? AND finished_at IS NOT NULL", oldest);
            return deleteMedia(c, oldest);
        } catch (SQLException e) {
            throw StoreException.of("deleting old messages", e);
        }
    }

    private static void delete(Connection c, String sql, Timestamp oldest) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            s.setTimestamp(1, oldest);
            s.executeUpdate();
        }
    }

    private static List<String> deleteMedia(Connection c, Timestamp oldest) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("DELETE FROM medium WHERE received_at < ? RETURNING path")) {
            s.setTimestamp(1, oldest);
            List<String> paths = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    paths.add(r.getString(1));
                }
            }
            return paths;
        }
    }
}
