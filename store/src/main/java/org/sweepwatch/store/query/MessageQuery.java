package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** The messages kept of a vehicle's terminal, newest first. */
public final class MessageQuery {
    public static final int DEFAULT_LIMIT = 100;
    /** Most messages of one page. */
    public static final int MAX_LIMIT = 1_000;

    private static final String COLUMNS = "journal_index, vehicle_id, received_at, message_id, serial, body, raw";

    private final Database db;

    public MessageQuery(Database db) {
        this.db = db;
    }

    /**
     * One page.
     *
     * @param from first instant of receipt, inclusive
     * @param to last instant, exclusive
     * @param messageId only these, null for all
     * @param limit most messages, brought into 1 to {@link #MAX_LIMIT}
     * @param cursor {@link Page#next()} of the page before, null for the first
     * @throws BadCursorException when the cursor is none of ours
     */
    public Page<KeptMessage> messages(
            int vehicleId, Instant from, Instant to, Integer messageId, int limit, String cursor) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        Cursor before = cursor == null ? null : Cursor.parse(cursor);
        List<KeptMessage> found = Sql.list(
                db,
                "reading messages",
                "SELECT " + COLUMNS + " FROM message WHERE vehicle_id = ? AND received_at >= ? AND received_at < ?"
                        + " AND (?::int4 IS NULL OR message_id = ?::int4)"
                        + " AND (?::timestamptz IS NULL OR (received_at, journal_index) < (?::timestamptz, ?::int8))"
                        + " ORDER BY received_at DESC, journal_index DESC LIMIT ?",
                MessageQuery::message,
                vehicleId,
                from,
                to,
                messageId,
                messageId,
                before == null ? null : before.time(),
                before == null ? null : before.time(),
                before == null ? 0 : before.tie(),
                rows + 1);
        if (found.size() <= rows) {
            return new Page<>(found, null);
        }
        KeptMessage last = found.get(rows - 1);
        return new Page<>(
                found.subList(0, rows),
                Cursor.of(last.receivedAt(), last.journalIndex()).toString());
    }

    /**
     * The message of this kind that was received nearest to an instant, empty when there is none in the range.
     *
     * @param from first instant of receipt, inclusive
     * @param to last instant, inclusive
     */
    public Optional<KeptMessage> nearest(int vehicleId, int messageId, Instant at, Instant from, Instant to) {
        return Sql.first(
                db,
                "reading an answer",
                "SELECT " + COLUMNS + " FROM message WHERE vehicle_id = ? AND received_at >= ? AND received_at <= ?"
                        + " AND message_id = ? ORDER BY abs(extract(epoch FROM received_at - ?)), journal_index LIMIT 1",
                MessageQuery::message,
                vehicleId,
                from,
                to,
                messageId,
                at);
    }

    private static KeptMessage message(ResultSet r) throws SQLException {
        return new KeptMessage(
                r.getLong("journal_index"),
                r.getInt("vehicle_id"),
                Sql.instant(r, "received_at"),
                r.getInt("message_id"),
                r.getInt("serial"),
                r.getString("body"),
                r.getBytes("raw"));
    }
}
