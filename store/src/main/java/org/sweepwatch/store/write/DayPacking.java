package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;

/**
 * Builds the index of a day anew when the day is over (plain PostgreSQL; TimescaleDB compresses the day instead). The vehicles
 * of a fleet write side by side into it, each at a place of its own, so that its pages are split and stay half full: about
 * half of it is air, for as long as the day is kept. One thread.
 *
 * <p>A day is packed once, which a comment on its partition tells. Points that come later go into it as into any other.
 */
public final class DayPacking {
    /** Days after which a day is packed: as many as before TimescaleDB compresses one, for little comes later. */
    static final int AFTER_DAYS = 7;

    private static final String PACKED = "packed";
    private static final String NEXT = "SELECT max(name) FROM (SELECT relid::regclass::text AS name, relid"
            + " FROM pg_partition_tree('position') WHERE isleaf) leaf WHERE name ~ '^position_d[0-9]{8}$'"
            + " AND right(name, 8) <= to_char(?::date, 'YYYYMMDD') AND NOT name = ANY (?)"
            + " AND obj_description(relid, 'pg_class') IS DISTINCT FROM '" + PACKED + "'";

    private final Database db;
    /** Days that could not be packed, at most those that are kept; they are not tried again, so that the others get their turn. */
    private final Set<String> failed = new HashSet<>();

    public DayPacking(Database db) {
        this.db = db;
    }

    /**
     * Packs the newest day that is old enough and not packed yet. Until it is done, some seconds for a full day of 187 vehicles
     * and 30 s at most, nobody else reads or writes that day.
     *
     * @return the partition; empty when there is none left, and with TimescaleDB
     * @throws StoreException when it cannot be packed now; the next call takes another day
     */
    public Optional<String> packOne(Instant now) {
        if (db.timescaleVersion().isPresent()) {
            return Optional.empty();
        }
        try (Connection c = db.connection()) {
            String name = next(c, LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(AFTER_DAYS));
            if (name != null) {
                pack(c, name);
            }
            return Optional.ofNullable(name);
        } catch (SQLException e) {
            throw StoreException.of("packing the index of a day", e);
        }
    }

    private String next(Connection c, LocalDate last) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(NEXT)) {
            s.setString(1, last.toString());
            s.setArray(2, c.createArrayOf("text", failed.toArray()));
            try (ResultSet r = s.executeQuery()) {
                r.next();
                return r.getString(1);
            }
        }
    }

    /** In one transaction, so that a crash leaves the day as it was. */
    private void pack(Connection c, String name) throws SQLException {
        boolean done = false;
        c.setAutoCommit(false);
        try (Statement s = c.createStatement()) {
            s.execute("SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '30s'");
            s.execute("REINDEX TABLE " + name);
            s.execute("COMMENT ON TABLE " + name + " IS '" + PACKED + "'");
            c.commit();
            done = true;
        } finally {
            if (!done) {
                failed.add(name);
                c.rollback();
            }
            c.setAutoCommit(true);
        }
    }
}
