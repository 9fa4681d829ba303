package org.sweepwatch.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.sweepwatch.store.Database;

/** Which code each terminal must show when it authenticates. One code a vehicle; a new registration replaces it. */
public final class TerminalCodeStore {
    private final Database db;

    public TerminalCodeStore(Database db) {
        this.db = db;
    }

    /** All codes, for the directory that the listeners ask in memory. */
    public List<TerminalCode> list() {
        return Sql.list(
                db,
                "reading terminal codes",
                "SELECT * FROM terminal_code ORDER BY vehicle_id",
                TerminalCodeStore::terminalCode);
    }

    /** Stored durably when it returns. */
    public void save(TerminalCode code) {
        Sql.update(
                db,
                "storing a terminal code",
                "INSERT INTO terminal_code (vehicle_id, code_sha256, registered_at, protocol_version, province_id,"
                        + " city_id, maker_id, model, terminal_id, plate_colour, plate)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vehicle_id) DO UPDATE SET"
                        + " code_sha256 = excluded.code_sha256, registered_at = excluded.registered_at,"
                        + " protocol_version = excluded.protocol_version, province_id = excluded.province_id,"
                        + " city_id = excluded.city_id, maker_id = excluded.maker_id, model = excluded.model,"
                        + " terminal_id = excluded.terminal_id, plate_colour = excluded.plate_colour,"
                        + " plate = excluded.plate",
                code.vehicleId(),
                code.codeSha256(),
                code.registeredAt(),
                code.protocolVersion(),
                code.provinceId(),
                code.cityId(),
                code.makerId(),
                code.model(),
                code.terminalId(),
                code.plateColour(),
                code.plate());
    }

    private static TerminalCode terminalCode(ResultSet r) throws SQLException {
        return new TerminalCode(
                r.getInt("vehicle_id"),
                r.getBytes("code_sha256"),
                Sql.instant(r, "registered_at"),
                r.getString("protocol_version"),
                r.getInt("province_id"),
                r.getInt("city_id"),
                r.getString("maker_id"),
                r.getString("model"),
                r.getString("terminal_id"),
                r.getInt("plate_colour"),
                r.getString("plate"));
    }
}
