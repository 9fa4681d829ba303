package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;

/** The register of vehicles (车辆台账). */
public final class VehicleStore {
    private static final String COLUMNS =
            "id, plate, phone, district, code, operation, organisation, in_service_from, in_service_until";

    static final String SUBJECT = "vehicle";

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Database db;

    public VehicleStore(Database db) {
        this.db = db;
    }

    /** All vehicles by id. */
    public List<Vehicle> list() {
        return Sql.list(
                db, "reading vehicles", "SELECT " + COLUMNS + " FROM vehicle ORDER BY id", VehicleStore::vehicle);
    }

    /**
     * All vehicles by id as they were assigned on an operational day; a vehicle that had no assignment then is as it was
     * on the first day it had one.
     */
    public List<Vehicle> listOn(LocalDate day) {
        return Sql.list(
                db,
                "reading vehicles of a day",
                "SELECT v.id, plate, phone, in_service_from, in_service_until, CASE WHEN a.vehicle_id IS NULL THEN"
                        + " v.district ELSE a.district END AS district, CASE WHEN a.vehicle_id IS NULL THEN v.code ELSE"
                        + " a.code END AS code, CASE WHEN a.vehicle_id IS NULL THEN v.operation ELSE a.operation END AS"
                        + " operation, CASE WHEN a.vehicle_id IS NULL THEN v.organisation ELSE a.organisation END AS"
                        + " organisation FROM vehicle v LEFT JOIN LATERAL (SELECT * FROM vehicle_assignment"
                        + " WHERE vehicle_id = v.id AND (valid_until IS NULL OR valid_until > ?)"
                        + " ORDER BY valid_from LIMIT 1) a ON true ORDER BY v.id",
                VehicleStore::vehicle,
                day);
    }

    /** For whom a vehicle worked and will work, by day. */
    public List<Assignment> assignments(int id) {
        return Sql.run(db, "reading the assignments of a vehicle", c -> Assignments.of(c, id));
    }

    /** Brings the register to the assignments of today; how many vehicles that changed. */
    public int applyAssignments(LocalDate today) {
        return Sql.run(db, "applying assignments", c -> Assignments.apply(c, today));
    }

    public Optional<Vehicle> find(int id) {
        return Sql.first(
                db, "reading a vehicle", "SELECT " + COLUMNS + " FROM vehicle WHERE id = ?", VehicleStore::vehicle, id);
    }

    /**
     * The vehicle whose terminal has this phone.
     *
     * @param phone digits without leading zeros
     */
    public Optional<Vehicle> findByPhone(String phone) {
        return Sql.run(db, "reading a vehicle", c -> byPhone(c, phone));
    }

    /**
     * Makes a vehicle for a terminal that nobody has imported, or gives the one that has this phone.
     *
     * @param plate as the terminal states it, or null; a plate that another vehicle has already is left out
     * @param now when it comes into service
     */
    public Vehicle enrol(String phone, String plate, Instant now) {
        return Sql.inTransaction(db, "enrolling a vehicle", c -> {
            int made = Sql.update(
                    c,
                    "INSERT INTO vehicle (phone, plate, in_service_from) SELECT ?, (SELECT x.plate FROM"
                            + " (VALUES (?::text)) AS x (plate) WHERE NOT EXISTS"
                            + " (SELECT 1 FROM vehicle v WHERE v.plate = x.plate)), ?"
                            + " ON CONFLICT DO NOTHING",
                    phone,
                    plate,
                    now);
            Optional<Vehicle> vehicle = byPhone(c, phone);
            if (vehicle.isEmpty()) { // another vehicle took the plate at this very moment
                made = Sql.update(
                        c,
                        "INSERT INTO vehicle (phone, in_service_from) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        phone,
                        now);
                vehicle = byPhone(c, phone);
            }
            if (made == 1) {
                log(c, null, vehicle.orElseThrow(), new Change("terminal", "an unknown terminal registered", now));
            }
            return vehicle.orElseThrow();
        });
    }

    /** As {@link #upsertAll(Collection, LocalDate, Instant, Change)}, with assignments from the day of {@code now} on. */
    public ImportResult upsertAll(Collection<VehicleEntry> entries, Instant now) {
        LocalDate today = now.atOffset(CHINA).toLocalDate();
        return upsertAll(
                entries.stream()
                        .map(entry -> new DatedEntry(entry, today, null))
                        .toList(),
                today,
                now,
                new Change("import", "register of vehicles", now));
    }

    /**
     * Brings the register to these entries, all or nothing. An entry is the vehicle that has its plate, else the one
     * that has its phone: a known plate with a new phone is a vehicle whose unit was swapped. Vehicles that are not
     * named stay as they are. One vehicle may have several entries, for days that do not overlap.
     *
     * @param today its assignments are those that the register shows
     * @param now when vehicles that are new come into service unless their entry says so
     * @throws StoreException {@code vehicle_conflict} when an entry joins the plate of one vehicle with the phone of
     *     another
     */
    public ImportResult upsertAll(Collection<DatedEntry> entries, LocalDate today, Instant now, Change change) {
        return Sql.inTransaction(db, "importing vehicles", c -> {
            Sql.update(c, "LOCK TABLE vehicle, vehicle_assignment IN SHARE ROW EXCLUSIVE MODE");
            Set<Integer> created = new HashSet<>();
            Set<Integer> updated = new HashSet<>();
            Set<Integer> named = new HashSet<>();
            for (DatedEntry dated : entries) {
                VehicleEntry entry = dated.entry();
                Optional<Vehicle> known = known(c, entry);
                if (known.isEmpty()) {
                    insert(c, entry, now);
                    known = byPhone(c, entry.phone());
                    created.add(known.orElseThrow().id());
                    log(c, null, known.get(), change);
                } else if (update(c, entry, known.get(), change)) {
                    updated.add(known.get().id());
                }
                int id = known.get().id();
                named.add(id);
                Assignment assignment = new Assignment(
                        id,
                        dated.from(),
                        dated.until(),
                        entry.district(),
                        entry.code(),
                        entry.operation(),
                        entry.organisation());
                if (Assignments.put(c, assignment, change)) {
                    updated.add(id);
                }
            }
            Assignments.apply(c, today);
            updated.removeAll(created);
            return new ImportResult(created.size(), updated.size(), named.size() - created.size() - updated.size(), 0);
        });
    }

    private static Optional<Vehicle> known(Connection c, VehicleEntry entry) throws SQLException {
        Optional<Vehicle> byPhone = byPhone(c, entry.phone());
        Optional<Vehicle> byPlate = entry.plate() == null ? Optional.empty() : byPlate(c, entry.plate());
        if (byPhone.isPresent()
                && byPlate.isPresent()
                && byPhone.get().id() != byPlate.get().id()) {
            throw new StoreException(
                    "vehicle_conflict",
                    "plate " + entry.plate() + " belongs to vehicle "
                            + byPlate.get().id() + " and phone " + entry.phone() + " to vehicle "
                            + byPhone.get().id() + ": free one of the two first");
        }
        return byPlate.or(() -> byPhone);
    }

    private static void insert(Connection c, VehicleEntry e, Instant now) throws SQLException {
        Sql.update(
                c,
                "INSERT INTO vehicle (plate, phone, in_service_from, in_service_until) VALUES (?, ?, ?, ?)",
                e.plate(),
                e.phone(),
                e.inServiceFrom() == null ? now : e.inServiceFrom(),
                e.inServiceUntil());
    }

    private static void log(Connection c, Vehicle before, Vehicle after, Change change) throws SQLException {
        ChangeLog.add(
                c, SUBJECT, Integer.toString(after.id()), before == null ? null : json(before), json(after), change);
    }

    private static String json(Vehicle v) {
        return new Json()
                .put("plate", v.plate())
                .put("phone", v.phone())
                .put("inServiceFrom", v.inServiceFrom())
                .put("inServiceUntil", v.inServiceUntil())
                .toString();
    }

    private static boolean update(Connection c, VehicleEntry e, Vehicle known, Change change) throws SQLException {
        Vehicle wanted = new Vehicle(
                known.id(),
                e.plate() == null ? known.plate() : e.plate(),
                e.phone(),
                known.district(),
                known.code(),
                known.operation(),
                known.organisation(),
                e.inServiceFrom() == null ? known.inServiceFrom() : e.inServiceFrom(),
                e.inServiceUntil());
        if (Objects.equals(wanted, known)) {
            return false;
        }
        Sql.update(
                c,
                "UPDATE vehicle SET plate = ?, phone = ?, in_service_from = ?, in_service_until = ? WHERE id = ?",
                wanted.plate(),
                wanted.phone(),
                wanted.inServiceFrom(),
                wanted.inServiceUntil(),
                wanted.id());
        log(c, known, wanted, change);
        return true;
    }

    private static Optional<Vehicle> byPhone(Connection c, String phone) throws SQLException {
        return Sql.first(c, "SELECT " + COLUMNS + " FROM vehicle WHERE phone = ?", VehicleStore::vehicle, phone);
    }

    private static Optional<Vehicle> byPlate(Connection c, String plate) throws SQLException {
        return Sql.first(c, "SELECT " + COLUMNS + " FROM vehicle WHERE plate = ?", VehicleStore::vehicle, plate);
    }

    private static Vehicle vehicle(ResultSet r) throws SQLException {
        return new Vehicle(
                r.getInt("id"),
                r.getString("plate"),
                r.getString("phone"),
                r.getString("district"),
                r.getString("code"),
                r.getString("operation"),
                r.getString("organisation"),
                Sql.instant(r, "in_service_from"),
                Sql.instant(r, "in_service_until"));
    }
}
