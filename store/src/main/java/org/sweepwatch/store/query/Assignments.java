package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The dated part of the vehicle register: district, code, operation and organisation. */
final class Assignments {
    private static final String SELECT = "SELECT vehicle_id, valid_from, valid_until, district, code, operation,"
            + " organisation FROM vehicle_assignment WHERE vehicle_id = ?";

    private Assignments() {}

    /** All of a vehicle, by day. */
    static List<Assignment> of(Connection c, int vehicleId) throws SQLException {
        return Sql.list(c, SELECT + " ORDER BY valid_from", Assignments::assignment, vehicleId);
    }

    /** Makes it so for its days; what is so before and after them stays. False when it was so already. */
    static boolean put(Connection c, Assignment wanted, Change change) throws SQLException {
        Assignment before = null;
        for (Assignment known : of(c, wanted.vehicleId())) {
            boolean touches = (wanted.until() == null || known.from().isBefore(wanted.until()))
                    && (known.until() == null || known.until().isAfter(wanted.from()));
            if (!touches) {
                continue;
            }
            if (covers(known, wanted)
                    && known.between(wanted.from(), wanted.until()).equals(wanted)) {
                return false;
            }
            before = before == null ? known : before;
            Sql.update(
                    c,
                    "DELETE FROM vehicle_assignment WHERE vehicle_id = ? AND valid_from = ?",
                    known.vehicleId(),
                    known.from());
            if (known.from().isBefore(wanted.from())) {
                insert(c, known.between(known.from(), wanted.from()));
            }
            if (wanted.until() != null
                    && (known.until() == null || known.until().isAfter(wanted.until()))) {
                insert(c, known.between(wanted.until(), known.until()));
            }
        }
        insert(c, wanted);
        ChangeLog.add(
                c,
                VehicleStore.SUBJECT,
                Integer.toString(wanted.vehicleId()),
                before == null ? null : json(before),
                json(wanted),
                change);
        return true;
    }

    /** Brings the columns of the register to the assignments of a day. */
    static int apply(Connection c, LocalDate today) throws SQLException {
        return Sql.update(
                c,
                "UPDATE vehicle v SET district = a.district, code = a.code, operation = a.operation,"
                        + " organisation = a.organisation FROM vehicle_assignment a WHERE a.vehicle_id = v.id"
                        + " AND a.valid_from <= ? AND (a.valid_until IS NULL OR a.valid_until > ?)"
                        + " AND (v.district, v.code, v.operation, v.organisation)"
                        + " IS DISTINCT FROM (a.district, a.code, a.operation, a.organisation)",
                today,
                today);
    }

    private static boolean covers(Assignment known, Assignment wanted) {
        return !known.from().isAfter(wanted.from())
                && (known.until() == null
                        || wanted.until() != null && !known.until().isBefore(wanted.until()));
    }

    private static void insert(Connection c, Assignment a) throws SQLException {
        Sql.update(
                c,
                "INSERT INTO vehicle_assignment (vehicle_id, valid_from, valid_until, district, code, operation,"
                        + " organisation) VALUES (?, ?, ?, ?, ?, ?, ?)",
                a.vehicleId(),
                a.from(),
                a.until(),
                a.district(),
                a.code(),
                a.operation(),
                a.organisation());
    }

    private static Assignment assignment(ResultSet r) throws SQLException {
        return new Assignment(
                r.getInt("vehicle_id"),
                Sql.day(r, "valid_from"),
                Sql.day(r, "valid_until"),
                r.getString("district"),
                r.getString("code"),
                r.getString("operation"),
                r.getString("organisation"));
    }

    private static String json(Assignment a) {
        return new Json()
                .put("validFrom", a.from())
                .put("validUntil", a.until())
                .put("district", a.district())
                .put("code", a.code())
                .put("operation", a.operation())
                .put("organisation", a.organisation())
                .toString();
    }
}
