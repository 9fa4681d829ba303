package org.sweepwatch.supervise.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.store.query.VehicleStore;

/** Joins what was acknowledged with what the database holds. */
final class StoredLedger {
    private StoredLedger() {}

    /** Every acknowledged position is stored, and none twice. */
    static void assertExactlyOnce(Database database, List<LedgerTerminal.Acknowledged> ledger) {
        TrackQuery tracks = new TrackQuery(database);
        Map<String, Map<String, Integer>> stored = new HashMap<>();
        for (Vehicle vehicle : new VehicleStore(database).list()) {
            Map<String, Integer> points = new HashMap<>();
            tracks.forEachPoint(
                    vehicle.id(),
                    Instant.EPOCH,
                    Instant.parse("2100-01-01T00:00:00Z"),
                    point -> points.merge(point.timeMs() + "/" + point.latE6(), 1, Integer::sum));
            stored.put(vehicle.phone(), points);
        }
        List<String> missing = new ArrayList<>();
        for (LedgerTerminal.Acknowledged one : ledger) {
            if (!stored.getOrDefault(one.phone(), Map.of()).containsKey(one.timeMs() + "/" + one.latE6())) {
                missing.add(one.toString());
            }
        }
        List<String> twice = new ArrayList<>();
        stored.forEach((phone, points) -> points.forEach((key, count) -> {
            if (count > 1) {
                twice.add(phone + " " + key + " x" + count);
            }
        }));
        assertEquals(List.of(), missing, "acknowledged and not stored, of " + ledger.size());
        assertEquals(List.of(), twice, "stored twice");
    }
}
