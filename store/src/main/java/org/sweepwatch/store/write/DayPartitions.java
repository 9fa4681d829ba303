package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the daily partitions (UTC days) of plain PostgreSQL before rows need them.
 *
 * <p>Only days of the last {@value #WINDOW_DAYS} up to tomorrow get a partition; older points go to {@code
 * position_default}, so that a broken device clock makes no partitions. A day that has rows in there already (a clock of
 * ours that was wrong) keeps using it. Several processes may do this at once.
 */
final class DayPartitions {
    static final int WINDOW_DAYS = 35;

    private static final Logger LOG = LoggerFactory.getLogger(DayPartitions.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'position_d'uuuuMMdd");
    private static final long MS_A_DAY = 86_400_000L;
    /** Rows of the day are in the default partition (check_violation). */
    private static final String DEFAULT_HAS_ROWS = "23514";
    /** "posparts" in ASCII. */
    private static final long LOCK_KEY = 0x706f737061727473L;

    private final Clock clock;
    /** Days of the window that need no further look; at most WINDOW_DAYS + 2. */
    private final Set<Long> settled = new HashSet<>();

    DayPartitions(Clock clock) {
        this.clock = clock;
    }

    /** Makes the missing ones for the batch, each in a transaction of its own. The connection is in auto-commit mode. */
    void prepare(Connection c, PositionBatch batch) throws SQLException {
        long today = Math.floorDiv(clock.millis(), MS_A_DAY);
        Set<Long> missing = missing(batch, today);
        if (missing.isEmpty()) {
            return;
        }
        settled.removeIf(day -> day < today - WINDOW_DAYS || day > today + 1);
        missing.add(today);
        missing.add(today + 1); // before midnight brings the rush
        missing.removeAll(settled);
        for (long day : missing) {
            create(c, LocalDate.ofEpochDay(day));
            settled.add(day);
        }
    }

    /** Forgets what it knows: another database, or one restored, may be behind the next connection. */
    void forget() {
        settled.clear();
    }

    private Set<Long> missing(PositionBatch batch, long today) {
        Set<Long> missing = new TreeSet<>();
        long last = Long.MIN_VALUE;
        for (int i = 0; i < batch.size(); i++) {
            long day = Math.floorDiv(batch.timeMs[i], MS_A_DAY);
            if (day != last) {
                last = day;
                if (day >= today - WINDOW_DAYS && day <= today + 1 && !settled.contains(day)) {
                    missing.add(day);
                }
            }
        }
        return missing;
    }

    private static void create(Connection c, LocalDate day) throws SQLException {
        String name = NAME.format(day);
        c.setAutoCommit(false);
        try (Statement s = c.createStatement()) {
            s.execute("SET LOCAL lock_timeout = '10s'");
            s.execute("SELECT pg_advisory_xact_lock(" + LOCK_KEY + ")");
            if (!exists(s, name)) {
                // Attached, not created in place: that takes a weaker lock on the parent, so readers go on.
                s.execute("CREATE TABLE " + name + " (LIKE position INCLUDING ALL)");
                s.execute("ALTER TABLE position ATTACH PARTITION " + name + " FOR VALUES FROM ('" + day
                        + " 00:00:00+00') TO ('" + day.plusDays(1) + " 00:00:00+00')");
            }
            c.commit();
        } catch (SQLException e) {
            if (!DEFAULT_HAS_ROWS.equals(e.getSQLState())) {
                throw e; // the writer gives the connection up, and with it this transaction
            }
            c.rollback();
            LOG.warn("positions of {} stay in position_default: it has some of that day already", day);
        }
        c.setAutoCommit(true);
    }

    private static boolean exists(Statement s, String name) throws SQLException {
        try (ResultSet r = s.executeQuery("SELECT to_regclass('" + name + "') IS NOT NULL")) {
            r.next();
            return r.getBoolean(1);
        }
    }
}
