package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** Every command with who asked for it, when, and what became of it. */
public final class CommandStore {
    public static final int DEFAULT_LIMIT = 100;
    /** Most commands of one page. */
    public static final int MAX_LIMIT = 1_000;

    private final Database db;

    public CommandStore(Database db) {
        this.db = db;
    }

    /** Enters a new command; stored durably when it returns its number. */
    public long add(
            int vehicleId,
            String askedBy,
            Instant askedAt,
            int messageId,
            String body,
            Instant expiresAt,
            String state) {
        return Sql.first(
                        db,
                        "storing a command",
                        "INSERT INTO command (vehicle_id, asked_by, asked_at, message_id, body, expires_at, state)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                        r -> r.getLong(1),
                        vehicleId,
                        askedBy,
                        askedAt,
                        messageId,
                        body,
                        expiresAt,
                        state)
                .orElseThrow();
    }

    /**
     * What has become of a command. The first time of sending stays, and so does the end.
     *
     * @param result null when the terminal has not said one; one that is stored stays then
     * @param sentAt null when it has not been sent
     * @param finishedAt null while something may still come
     */
    public void change(
            long id, String state, int attempts, Integer result, Instant sentAt, Instant finishedAt, String note) {
        Sql.update(
                db,
                "storing the state of a command",
                "UPDATE command SET state = ?, attempts = greatest(attempts, ?), result = coalesce(?, result),"
                        + " sent_at = coalesce(sent_at, ?), finished_at = ?, note = ?"
                        + " WHERE id = ? AND finished_at IS NULL",
                state,
                attempts,
                result,
                sentAt,
                finishedAt,
                note,
                id);
    }

    /** One command of a vehicle, empty when the vehicle has none with this number. */
    public Optional<StoredCommand> find(int vehicleId, long id) {
        return Sql.first(
                db,
                "reading a command",
                "SELECT * FROM command WHERE vehicle_id = ? AND id = ?",
                CommandStore::command,
                vehicleId,
                id);
    }

    /** The commands that are not finished, oldest first. */
    public List<StoredCommand> unfinished() {
        return Sql.list(
                db,
                "reading unfinished commands",
                "SELECT * FROM command WHERE finished_at IS NULL ORDER BY id",
                CommandStore::command);
    }

    /**
     * One page of a vehicle's commands, newest first.
     *
     * @param limit most commands, brought into 1 to {@link #MAX_LIMIT}
     * @param beforeId only older ones, null for the first page
     */
    public List<StoredCommand> list(int vehicleId, int limit, Long beforeId) {
        return Sql.list(
                db,
                "reading commands",
                "SELECT * FROM command WHERE vehicle_id = ? AND (?::int8 IS NULL OR id < ?::int8)"
                        + " ORDER BY id DESC LIMIT ?",
                CommandStore::command,
                vehicleId,
                beforeId,
                beforeId,
                Math.max(1, Math.min(limit, MAX_LIMIT)));
    }

    private static StoredCommand command(ResultSet r) throws SQLException {
        return new StoredCommand(
                r.getLong("id"),
                r.getInt("vehicle_id"),
                r.getString("asked_by"),
                Sql.instant(r, "asked_at"),
                r.getInt("message_id"),
                r.getString("body"),
                Sql.instant(r, "expires_at"),
                r.getString("state"),
                r.getInt("attempts"),
                Sql.integer(r, "result"),
                Sql.instant(r, "sent_at"),
                Sql.instant(r, "finished_at"),
                r.getString("note"));
    }
}
