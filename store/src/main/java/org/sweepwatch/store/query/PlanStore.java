package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sweepwatch.store.Database;

/**
 * The weekly plans (周作业计划) and their changes for one day (临时调整). Each change of them is checked as a whole before it
 * counts, by who knows what a plan may be.
 */
public final class PlanStore {
    private static final String SUBJECT = "plan";
    private static final String CHANGE_SUBJECT = "plan_change";
    private static final String PLANS =
            "SELECT id, vehicle_id, shift, operation, routes, weekdays, valid_from, valid_until FROM weekly_plan";
    private static final String CHANGES =
            "SELECT id, day, vehicle_id, shift, kind, operation, routes, reason FROM plan_change";

    /** Looks at all plans and changes that would count from a day on, and throws when they must not. */
    @FunctionalInterface
    public interface Check {
        void accept(List<WeeklyPlan> plans, List<PlanChange> changes);
    }

    private final Database db;

    public PlanStore(Database db) {
        this.db = db;
    }

    /** The weekly plans that count on a day or later, by vehicle, day and number. */
    public List<WeeklyPlan> plansFrom(LocalDate day) {
        return Sql.run(db, "reading plans", c -> plansFrom(c, day));
    }

    public Optional<WeeklyPlan> plan(long id) {
        return Sql.first(db, "reading a plan", PLANS + " WHERE id = ?", PlanStore::plan, id);
    }

    /** The changes for days from (inclusive) to (exclusive, null for no end), by day, vehicle and shift. */
    public List<PlanChange> changes(LocalDate from, LocalDate to) {
        return Sql.run(db, "reading plan changes", c -> changes(c, from, to));
    }

    /**
     * Replaces the plans of each vehicle that is named in {@code plans} from a day on, and adds changes; all or nothing.
     * A change for the day, vehicle and shift of a known one takes its place.
     *
     * @param from no plan of {@code plans} begins before it
     * @param check called with what would be so; what it throws undoes everything
     */
    public ImportResult replace(
            Collection<WeeklyPlan> plans, Collection<PlanChange> changes, LocalDate from, Check check, Change change) {
        return Sql.inTransaction(db, "storing plans", c -> {
            lock(c);
            List<WeeklyPlan> wanted = new ArrayList<>(plans);
            Set<Integer> vehicles =
                    plans.stream().map(WeeklyPlan::vehicleId).collect(Collectors.toCollection(HashSet::new));
            int unchanged = 0;
            int ended = 0;
            for (WeeklyPlan known : plansFrom(c, from)) {
                if (vehicles.contains(known.vehicleId())) {
                    if (wanted.removeIf(plan -> continues(known, plan))) {
                        unchanged++;
                    } else {
                        end(c, known, from, change);
                        ended++;
                    }
                }
            }
            for (WeeklyPlan plan : wanted) {
                insert(c, plan, change);
            }
            int updated = 0;
            int added = 0;
            for (PlanChange planChange : changes) {
                int put = put(c, planChange, change);
                unchanged += put == 0 ? 1 : 0;
                added += put == 1 ? 1 : 0;
                updated += put == 2 ? 1 : 0;
            }
            check.accept(plansFrom(c, from), changes(c, from, null));
            return new ImportResult(wanted.size() + added, updated, unchanged, ended);
        });
    }

    /** Adds one plan beside those of the vehicle. */
    public WeeklyPlan add(WeeklyPlan plan, Check check, Change change) {
        return Sql.inTransaction(db, "storing a plan", c -> {
            lock(c);
            WeeklyPlan made = insert(c, plan, change);
            check.accept(plansFrom(c, plan.from()), changes(c, plan.from(), null));
            return made;
        });
    }

    /**
     * Ends a plan.
     *
     * @param until first operational day without it
     * @param check called with what would be so from that day on; what it throws undoes it
     * @return false when there is no such plan on that day or later
     */
    public boolean end(long id, LocalDate until, Check check, Change change) {
        return Sql.inTransaction(db, "ending a plan", c -> {
            lock(c);
            Optional<WeeklyPlan> known =
                    plansFrom(c, until).stream().filter(plan -> plan.id() == id).findFirst();
            if (known.isPresent()) {
                end(c, known.get(), until, change);
                check.accept(plansFrom(c, until), changes(c, until, null));
            }
            return known.isPresent();
        });
    }

    /** Adds a change for one day, or replaces that of the same day, vehicle and shift. */
    public PlanChange put(PlanChange planChange, Check check, Change change) {
        return Sql.inTransaction(db, "storing a plan change", c -> {
            lock(c);
            put(c, planChange, change);
            check.accept(plansFrom(c, planChange.day()), changes(c, planChange.day(), null));
            return find(c, planChange).orElseThrow();
        });
    }

    /**
     * Takes a change out; false when there is none.
     *
     * @param check called with what would be so from its day on; what it throws undoes it
     */
    public boolean remove(long id, Check check, Change change) {
        return Sql.inTransaction(db, "removing a plan change", c -> {
            lock(c);
            Optional<PlanChange> gone =
                    Sql.first(c, "DELETE FROM plan_change WHERE id = ? RETURNING *", PlanStore::change, id);
            if (gone.isPresent()) {
                ChangeLog.add(c, CHANGE_SUBJECT, Long.toString(id), json(gone.get()), null, change);
                LocalDate day = gone.get().day();
                check.accept(plansFrom(c, day), changes(c, day, null));
            }
            return gone.isPresent();
        });
    }

    private static void lock(Connection c) throws SQLException {
        Sql.update(c, "LOCK TABLE weekly_plan, plan_change IN SHARE ROW EXCLUSIVE MODE");
    }

    private static List<WeeklyPlan> plansFrom(Connection c, LocalDate day) throws SQLException {
        return Sql.list(
                c,
                PLANS + " WHERE valid_until IS NULL OR valid_until > ? ORDER BY vehicle_id, valid_from, id",
                PlanStore::plan,
                day);
    }

    private static List<PlanChange> changes(Connection c, LocalDate from, LocalDate to) throws SQLException {
        return Sql.list(
                c,
                CHANGES + " WHERE day >= ? AND (?::date IS NULL OR day < ?) ORDER BY day, vehicle_id, shift",
                PlanStore::change,
                from,
                to,
                to);
    }

    /** Whether the known plan is the wanted one, begun earlier. */
    private static boolean continues(WeeklyPlan known, WeeklyPlan wanted) {
        WeeklyPlan same = new WeeklyPlan(
                known.id(),
                wanted.vehicleId(),
                wanted.shift(),
                wanted.operation(),
                wanted.routes(),
                wanted.weekdays(),
                known.from(),
                wanted.until());
        return !known.from().isAfter(wanted.from()) && same.equals(known);
    }

    private static void end(Connection c, WeeklyPlan plan, LocalDate until, Change change) throws SQLException {
        if (plan.from().isBefore(until)) {
            Sql.update(c, "UPDATE weekly_plan SET valid_until = ? WHERE id = ?", until, plan.id());
            ChangeLog.add(
                    c, SUBJECT, Long.toString(plan.id()), json(plan), json(plan.between(plan.from(), until)), change);
        } else {
            Sql.update(c, "DELETE FROM weekly_plan WHERE id = ?", plan.id());
            ChangeLog.add(c, SUBJECT, Long.toString(plan.id()), json(plan), null, change);
        }
    }

    private static WeeklyPlan insert(Connection c, WeeklyPlan p, Change change) throws SQLException {
        WeeklyPlan made = Sql.first(
                        c,
                        "INSERT INTO weekly_plan (vehicle_id, shift, operation, routes, weekdays, valid_from,"
                                + " valid_until) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
                        PlanStore::plan,
                        p.vehicleId(),
                        p.shift(),
                        p.operation(),
                        Sql.texts(p.routes()),
                        p.weekdays(),
                        p.from(),
                        p.until())
                .orElseThrow();
        ChangeLog.add(c, SUBJECT, Long.toString(made.id()), null, json(made), change);
        return made;
    }

    /** 0 when it is there already, 1 when it is new, 2 when it took the place of another. */
    private static int put(Connection c, PlanChange p, Change change) throws SQLException {
        Optional<PlanChange> before = find(c, p);
        if (before.isPresent() && json(before.get()).equals(json(p))) {
            return 0;
        }
        PlanChange made = Sql.first(
                        c,
                        "INSERT INTO plan_change (day, vehicle_id, shift, kind, operation, routes, reason)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, vehicle_id, shift) DO UPDATE"
                                + " SET kind = excluded.kind, operation = excluded.operation,"
                                + " routes = excluded.routes, reason = excluded.reason RETURNING *",
                        PlanStore::change,
                        p.day(),
                        p.vehicleId(),
                        p.shift(),
                        p.kind().key(),
                        p.operation(),
                        Sql.texts(p.routes()),
                        p.reason())
                .orElseThrow();
        ChangeLog.add(
                c,
                CHANGE_SUBJECT,
                Long.toString(made.id()),
                before.map(PlanStore::json).orElse(null),
                json(made),
                change);
        return before.isPresent() ? 2 : 1;
    }

    private static Optional<PlanChange> find(Connection c, PlanChange like) throws SQLException {
        return Sql.first(
                c,
                CHANGES + " WHERE day = ? AND vehicle_id = ? AND shift = ?",
                PlanStore::change,
                like.day(),
                like.vehicleId(),
                like.shift());
    }

    private static WeeklyPlan plan(ResultSet r) throws SQLException {
        return new WeeklyPlan(
                r.getLong("id"),
                r.getInt("vehicle_id"),
                r.getString("shift"),
                r.getString("operation"),
                Sql.texts(r, "routes"),
                r.getInt("weekdays"),
                Sql.day(r, "valid_from"),
                Sql.day(r, "valid_until"));
    }

    private static PlanChange change(ResultSet r) throws SQLException {
        return new PlanChange(
                r.getLong("id"),
                Sql.day(r, "day"),
                r.getInt("vehicle_id"),
                r.getString("shift"),
                PlanChange.Kind.valueOf(r.getString("kind").toUpperCase(Locale.ROOT)),
                r.getString("operation"),
                Sql.texts(r, "routes"),
                r.getString("reason"));
    }

    private static String json(WeeklyPlan p) {
        return new Json()
                .put("vehicleId", p.vehicleId())
                .put("shift", p.shift())
                .put("operation", p.operation())
                .put("routes", p.routes())
                .put("weekdays", p.weekdays())
                .put("validFrom", p.from())
                .put("validUntil", p.until())
                .toString();
    }

    private static String json(PlanChange p) {
        return new Json()
                .put("day", p.day())
                .put("vehicleId", p.vehicleId())
                .put("shift", p.shift())
                .put("kind", p.kind().key())
                .put("operation", p.operation())
                .put("routes", p.routes())
                .put("reason", p.reason())
                .toString();
    }
}
