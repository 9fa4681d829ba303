package org.sweepwatch.store.query;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sweepwatch.store.Database;

/** What each terminal has last said of itself; written by the pipeline with its batches. */
public final class TerminalFactStore {
    private final Database db;

    public TerminalFactStore(Database db) {
        this.db = db;
    }

    /** The facts of one vehicle by kind. */
    public Map<String, TerminalFact> of(int vehicleId) {
        Map<String, TerminalFact> facts = new LinkedHashMap<>();
        Sql.list(
                db,
                "reading what a terminal said",
                "SELECT vehicle_id, kind, at, value FROM terminal_fact WHERE vehicle_id = ? ORDER BY kind",
                r -> facts.put(
                        r.getString("kind"),
                        new TerminalFact(
                                r.getInt("vehicle_id"),
                                r.getString("kind"),
                                Sql.instant(r, "at"),
                                r.getString("value"))),
                vehicleId);
        return facts;
    }
}
