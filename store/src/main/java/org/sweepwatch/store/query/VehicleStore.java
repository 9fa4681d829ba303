package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;

/** The register of vehicles (车辆台账). */
public final class VehicleStore {
    private static final String COLUMNS =
            "id, plate, phone, district, code, operation, organisation, in_service_from, in_service_until";

    private final Database db;

    public VehicleStore(Database db) {
        this.db = db;
    }

    /** All vehicles by id. */
    public List<Vehicle> list() {
        return Sql.list(
                db, "reading vehicles", "SELECT " + COLUMNS + " FROM vehicle ORDER BY id", VehicleStore::vehicle);
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
            Sql.update(
                    c,
                    "INSERT INTO vehicle (phone, plate, in_service_from) SELECT ?, (SELECT x.plate FROM"
                            + " (VALUES (?::text)) AS x (plate) WHERE NOT EXISTS"
                            + " (SELECT 1 FROM vehicle v WHERE v.plate = x.plate)), ?"
                            + " ON CONFLICT DO NOTHING",
                    phone,
                    plate,
                    now);
            Optional<Vehicle> made = byPhone(c, phone);
            if (made.isEmpty()) { // another vehicle took the plate at this very moment
                Sql.update(
                        c,
                        "INSERT INTO vehicle (phone, in_service_from) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        phone,
                        now);
                made = byPhone(c, phone);
            }
            return made.orElseThrow();
        });
    }

    /**
     * Brings the register to these entries, all or nothing. An entry is the vehicle that has its plate, else the one
     * that has its phone: a known plate with a new phone is a vehicle whose unit was swapped. Vehicles that are not
     * named stay as they are.
     *
     * @param now when vehicles that are new come into service unless their entry says so
     * @throws StoreException {@code vehicle_conflict} when an entry joins the plate of one vehicle with the phone of
     *     another
     */
    public ImportResult upsertAll(Collection<VehicleEntry> entries, Instant now) {
        return Sql.inTransaction(db, "importing vehicles", c -> {
            Sql.update(c, "LOCK TABLE vehicle IN SHARE ROW EXCLUSIVE MODE");
            int created = 0;
            int updated = 0;
            int unchanged = 0;
            for (VehicleEntry entry : entries) {
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
                Optional<Vehicle> known = byPlate.or(() -> byPhone);
                if (known.isEmpty()) {
                    insert(c, entry, now);
                    created++;
                } else if (update(c, entry, known.get())) {
                    updated++;
                } else {
                    unchanged++;
                }
            }
            return new ImportResult(created, updated, unchanged, 0);
        });
    }

    private static void insert(Connection c, VehicleEntry e, Instant now) throws SQLException {
        Sql.update(
                c,
                "INSERT INTO vehicle (plate, phone, district, code, operation, organisation, in_service_from,"
                        + " in_service_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                e.plate(),
                e.phone(),
                e.district(),
                e.code(),
                e.operation(),
                e.organisation(),
                e.inServiceFrom() == null ? now : e.inServiceFrom(),
                e.inServiceUntil());
    }

    private static boolean update(Connection c, VehicleEntry e, Vehicle known) throws SQLException {
        Vehicle wanted = new Vehicle(
                known.id(),
                e.plate() == null ? known.plate() : e.plate(),
                e.phone(),
                e.district(),
                e.code(),
                e.operation(),
                e.organisation(),
                e.inServiceFrom() == null ? known.inServiceFrom() : e.inServiceFrom(),
                e.inServiceUntil());
        if (Objects.equals(wanted, known)) {
            return false;
        }
        Sql.update(
                c,
                "UPDATE vehicle SET plate = ?, phone = ?, district = ?, code = ?, operation = ?, organisation = ?,"
                        + " in_service_from = ?, in_service_until = ? WHERE id = ?",
                wanted.plate(),
                wanted.phone(),
                wanted.district(),
                wanted.code(),
                wanted.operation(),
                wanted.organisation(),
                wanted.inServiceFrom(),
                wanted.inServiceUntil(),
                wanted.id());
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
