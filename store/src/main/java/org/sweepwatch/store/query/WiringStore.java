package org.sweepwatch.store.query;

import org.sweepwatch.store.Database;

/** How the terminals' work inputs are wired (作业信号接线), as text: whoever folds points must read them the same way. */
public final class WiringStore {
    private final Database db;

    public WiringStore(Database db) {
        this.db = db;
    }

    /** The wiring last put, empty text before that. */
    public String wiring() {
        return Sql.first(db, "reading the wiring", "SELECT wiring FROM work_wiring", r -> r.getString(1))
                .orElse("");
    }

    public void put(String wiring) {
        Sql.update(
                db,
                "storing the wiring",
                "INSERT INTO work_wiring (id, wiring) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " wiring = excluded.wiring",
                wiring);
    }
}
