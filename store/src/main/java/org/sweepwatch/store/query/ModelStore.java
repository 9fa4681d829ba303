package org.sweepwatch.store.query;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;

/** Models of terminals (终端型号): which vehicle has which, and what of their reports nothing explains. */
public final class ModelStore {
    private static final String ATTRIBUTES = "nullif(f.value, '')::jsonb ->> ";

    private final Database db;

    public ModelStore(Database db) {
        this.db = db;
    }

    /** Every terminal that has said something of itself, by vehicle. */
    public List<ModelTerminal> terminals() {
        return Sql.list(
                db,
                "reading the models of terminals",
                "SELECT coalesce(c.vehicle_id, f.vehicle_id) AS vehicle_id,"
                        + " coalesce(c.maker_id, " + ATTRIBUTES + "'makerId', '') AS maker_id,"
                        + " coalesce(c.model, " + ATTRIBUTES + "'model', '') AS model,"
                        + " coalesce(" + ATTRIBUTES + "'firmwareVersion', '') AS firmware"
                        + " FROM terminal_code c FULL JOIN"
                        + " (SELECT * FROM terminal_fact WHERE kind = 'attributes') f USING (vehicle_id)"
                        + " ORDER BY 1",
                r -> new ModelTerminal(
                        r.getInt("vehicle_id"),
                        r.getString("maker_id"),
                        r.getString("model"),
                        r.getString("firmware")));
    }

    /** Adds to the counts, all or nothing; the example and the time of an item become those given. */
    public void add(List<ModelItem> items) {
        if (items.isEmpty()) {
            return;
        }
        Sql.inTransaction(db, "storing counts of items", c -> {
            try (PreparedStatement s = c.prepareStatement(
                    "INSERT INTO model_item (maker_id, model, kind, item_id, count, last_at, example)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (maker_id, model, kind, item_id) DO UPDATE"
                            + " SET count = model_item.count + excluded.count, last_at = excluded.last_at,"
                            + " example = excluded.example")) {
                for (ModelItem item : items) {
                    s.setString(1, item.makerId());
                    s.setString(2, item.model());
                    s.setString(3, item.kind());
                    s.setInt(4, item.itemId());
                    s.setLong(5, item.count());
                    s.setObject(6, OffsetDateTime.ofInstant(item.lastAt(), ZoneOffset.UTC));
                    s.setBytes(7, item.example());
                    s.addBatch();
                }
                s.executeBatch();
                return null;
            }
        });
    }

    /** The items of a position and its device time. */
    public record LastRaw(Instant time, RawPoint point) {}

    /** The last known position of a vehicle, raw. */
    public Optional<LastRaw> last(int vehicleId) {
        return Sql.first(
                db,
                "reading the items of a last position",
                "SELECT time, " + RawPoint.COLUMNS + " FROM last_position WHERE vehicle_id = ?",
                r -> {
                    RawPoint point = new RawPoint();
                    point.read(r, 2);
                    return new LastRaw(Sql.instant(r, "time"), point);
                },
                vehicleId);
    }

    /** All counts, by model. */
    public List<ModelItem> items() {
        return Sql.list(
                db,
                "reading counts of items",
                "SELECT * FROM model_item ORDER BY maker_id, model, kind, item_id",
                r -> new ModelItem(
                        r.getString("maker_id"),
                        r.getString("model"),
                        r.getString("kind"),
                        r.getInt("item_id"),
                        r.getLong("count"),
                        Sql.instant(r, "last_at"),
                        r.getBytes("example")));
    }
}
