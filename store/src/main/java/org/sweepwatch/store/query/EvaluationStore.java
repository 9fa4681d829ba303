package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/**
 * The evaluations of the months. Every change names the state and revision it was decided on, and is done only if they
 * still hold: two people cannot take two steps from the same place. A revision and a step are never changed.
 */
public final class EvaluationStore {
    private final Database db;

    public EvaluationStore(Database db) {
        this.db = db;
    }

    /**
     * New figures of a month.
     *
     * @param scheme the scheme they were made with, JSON text
     * @param facts what was scored, JSON text
     * @param report the marks, JSON text
     */
    public record Figures(String scheme, String facts, String report) {}

    /** What is written into the log. */
    public record Entry(String step, String actor, String reason, Instant at) {}

    public Optional<Evaluation> find(YearMonth month) {
        return Sql.first(
                db,
                "reading an evaluation",
                "SELECT month, state, revision, appeals_until FROM evaluation WHERE month = ?",
                EvaluationStore::evaluation,
                month.atDay(1));
    }

    /** The evaluations of the months from (inclusive) to (inclusive), oldest first. */
    public List<Evaluation> list(YearMonth from, YearMonth to) {
        return Sql.list(
                db,
                "reading evaluations",
                "SELECT month, state, revision, appeals_until FROM evaluation WHERE month BETWEEN ? AND ?"
                        + " ORDER BY month",
                EvaluationStore::evaluation,
                from.atDay(1),
                to.atDay(1));
    }

    /** The figures of a revision. */
    public Optional<EvaluationRevision> revision(YearMonth month, int revision) {
        return Sql.first(
                db,
                "reading a revision of an evaluation",
                "SELECT month, revision, scheme, facts, report, reason, at FROM evaluation_revision"
                        + " WHERE month = ? AND revision = ?",
                r -> new EvaluationRevision(
                        month(r),
                        r.getInt("revision"),
                        r.getString("scheme"),
                        r.getString("facts"),
                        r.getString("report"),
                        r.getString("reason"),
                        Sql.instant(r, "at")),
                month.atDay(1),
                revision);
    }

    /** The log of a month, oldest first. */
    public List<EvaluationStep> steps(YearMonth month) {
        return Sql.list(
                db,
                "reading the log of an evaluation",
                "SELECT * FROM evaluation_step WHERE month = ? ORDER BY id",
                r -> new EvaluationStep(
                        r.getLong("id"),
                        month(r),
                        r.getString("step"),
                        r.getString("state"),
                        r.getInt("revision"),
                        r.getString("actor"),
                        r.getString("reason"),
                        Sql.instant(r, "at")),
                month.atDay(1));
    }

    /** The appeals of a month, oldest first. */
    public List<Appeal> appeals(YearMonth month) {
        return Sql.list(
                db,
                "reading appeals",
                "SELECT * FROM evaluation_appeal WHERE month = ? ORDER BY id",
                EvaluationStore::appeal,
                month.atDay(1));
    }

    /**
     * Begins the evaluation of a month.
     *
     * @return false when it had begun already; nothing is changed then
     */
    public boolean begin(YearMonth month, Figures figures, Entry entry) {
        return Sql.inTransaction(db, "beginning an evaluation", c -> {
            boolean begun = Sql.update(
                            c,
                            "INSERT INTO evaluation (month, state, revision) VALUES (?, 'computed', 1)"
                                    + " ON CONFLICT DO NOTHING",
                            month.atDay(1))
                    == 1;
            if (begun) {
                addRevision(c, month, 1, figures, entry);
                log(c, month, "computed", 1, entry);
            }
            return begun;
        });
    }

    /**
     * Takes a step.
     *
     * @param before the evaluation as it was when the step was decided on
     * @param state the state after it
     * @param appealsUntil null to leave it as it is
     * @param figures new figures, null to keep those there are
     * @return false when the evaluation has changed since; nothing is changed then
     */
    public boolean step(Evaluation before, String state, Instant appealsUntil, Figures figures, Entry entry) {
        return Sql.inTransaction(
                db, "taking a step of an evaluation", c -> step(c, before, state, appealsUntil, figures, entry));
    }

    /**
     * Takes an appeal in.
     *
     * @return its number, empty when the evaluation has changed since; nothing is changed then
     */
    public Optional<Long> appeal(Evaluation before, Appeal appeal, Entry entry) {
        return Sql.inTransaction(db, "storing an appeal", c -> {
            if (!step(c, before, before.state(), null, null, entry)) {
                return Optional.empty();
            }
            return Sql.first(
                    c,
                    "INSERT INTO evaluation_appeal (month, unit, item, text, evidence, appellant, at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                    r -> r.getLong(1),
                    appeal.month().atDay(1),
                    appeal.unit(),
                    appeal.item(),
                    appeal.text(),
                    appeal.evidence(),
                    appeal.appellant(),
                    appeal.at());
        });
    }

    /**
     * Decides an appeal that has no decision yet.
     *
     * @param decided the appeal with its decision
     * @param figures the figures after an accepted one, null to keep those there are
     * @return false when it was decided or the evaluation has changed since; nothing is changed then
     */
    public boolean decide(Evaluation before, Appeal decided, Figures figures, Entry entry) {
        return Sql.inTransaction(db, "deciding an appeal", c -> {
            boolean open = Sql.update(
                            c,
                            "UPDATE evaluation_appeal SET accepted = ?, correction = ?, decided_by = ?,"
                                    + " decision_reason = ?, decided_at = ? WHERE id = ? AND accepted IS NULL",
                            decided.accepted(),
                            decided.correction(),
                            decided.decidedBy(),
                            decided.decisionReason(),
                            decided.decidedAt(),
                            decided.id())
                    == 1;
            boolean done = open && step(c, before, before.state(), null, figures, entry);
            if (open && !done) {
                c.rollback();
            }
            return done;
        });
    }

    private static boolean step(
            Connection c, Evaluation before, String state, Instant appealsUntil, Figures figures, Entry entry)
            throws SQLException {
        int revision = before.revision() + (figures == null ? 0 : 1);
        boolean unchanged = Sql.update(
                        c,
                        "UPDATE evaluation SET state = ?, revision = ?, appeals_until = coalesce(?::timestamptz, appeals_until)"
                                + " WHERE month = ? AND state = ? AND revision = ?",
                        state,
                        revision,
                        appealsUntil,
                        before.month().atDay(1),
                        before.state(),
                        before.revision())
                == 1;
        if (unchanged) {
            if (figures != null) {
                addRevision(c, before.month(), revision, figures, entry);
            }
            log(c, before.month(), state, revision, entry);
        }
        return unchanged;
    }

    private static void addRevision(Connection c, YearMonth month, int revision, Figures figures, Entry entry)
            throws SQLException {
        Sql.update(
                c,
                "INSERT INTO evaluation_revision (month, revision, scheme, facts, report, reason, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                month.atDay(1),
                revision,
                figures.scheme(),
                figures.facts(),
                figures.report(),
                entry.reason(),
                entry.at());
    }

    private static void log(Connection c, YearMonth month, String state, int revision, Entry entry)
            throws SQLException {
        Sql.update(
                c,
                "INSERT INTO evaluation_step (month, step, state, revision, actor, reason, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                month.atDay(1),
                entry.step(),
                state,
                revision,
                entry.actor(),
                entry.reason(),
                entry.at());
    }

    private static YearMonth month(ResultSet r) throws SQLException {
        return YearMonth.from(r.getObject("month", LocalDate.class));
    }

    private static Evaluation evaluation(ResultSet r) throws SQLException {
        return new Evaluation(month(r), r.getString("state"), r.getInt("revision"), Sql.instant(r, "appeals_until"));
    }

    private static Appeal appeal(ResultSet r) throws SQLException {
        boolean accepted = r.getBoolean("accepted");
        return new Appeal(
                r.getLong("id"),
                month(r),
                r.getString("unit"),
                r.getString("item"),
                r.getString("text"),
                r.getString("evidence"),
                r.getString("appellant"),
                Sql.instant(r, "at"),
                r.getObject("decided_at") == null ? null : accepted,
                r.getString("correction"),
                r.getString("decided_by"),
                r.getString("decision_reason"),
                Sql.instant(r, "decided_at"));
    }
}
