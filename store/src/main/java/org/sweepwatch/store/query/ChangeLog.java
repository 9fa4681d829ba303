package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sweepwatch.store.Database;

/** The change log (变更日志) of the ground truth: appended with each change in its transaction, never altered. */
public final class ChangeLog {
    private final Database db;

    public ChangeLog(Database db) {
        this.db = db;
    }

    /** Number of the last entry, 0 when there is none: a change of it means that something days are judged by changed. */
    public long revision() {
        return Sql.first(
                        db,
                        "reading the revision of the ground truth",
                        "SELECT coalesce(max(id), 0) FROM change_log",
                        r -> r.getLong(1))
                .orElse(0L);
    }

    /**
     * Entries, newest first.
     *
     * @param subject only of this kind, null for all
     * @param key only of this thing, null for all
     * @param below only entries with a smaller id: the last one of the page before, {@link Long#MAX_VALUE} at first
     */
    public List<LoggedChange> list(String subject, String key, long below, int limit) {
        return Sql.list(
                db,
                "reading the change log",
                "SELECT id, at, actor, subject, key, reason, before, after FROM change_log"
                        + " WHERE (?::text IS NULL OR subject = ?) AND (?::text IS NULL OR key = ?) AND id < ?"
                        + " ORDER BY id DESC LIMIT ?",
                r -> new LoggedChange(
                        r.getLong("id"),
                        r.getString("subject"),
                        r.getString("key"),
                        r.getString("before"),
                        r.getString("after"),
                        new Change(r.getString("actor"), r.getString("reason"), Sql.instant(r, "at"))),
                subject,
                subject,
                key,
                key,
                below,
                limit);
    }

    /** Appends one entry in the transaction of the change itself. */
    static void add(Connection c, String subject, String key, String before, String after, Change change)
            throws SQLException {
        Sql.update(
                c,
                "INSERT INTO change_log (at, actor, subject, key, reason, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
                change.at(),
                change.actor(),
                subject,
                key,
                change.reason(),
                before,
                after);
    }
}
