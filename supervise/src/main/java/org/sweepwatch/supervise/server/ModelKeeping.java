package org.sweepwatch.supervise.server;

import java.time.Clock;
import java.util.List;
import org.sweepwatch.store.query.ModelItem;
import org.sweepwatch.store.query.ModelStore;
import org.sweepwatch.supervise.profile.TerminalModels;

/** Keeps the models of terminals in step with the store, and stores what of their reports nothing explains. */
final class ModelKeeping {
    private final TerminalModels models;
    private final ModelStore store;
    private final Clock clock;
    /** Taken away from the counts and not stored yet. */
    private List<ModelItem> waiting = List.of();

    ModelKeeping(TerminalModels models, ModelStore store, Clock clock) {
        this.models = models;
        this.store = store;
        this.clock = clock;
    }

    /** Takes in attributes that have come and files that have changed. */
    void refresh() {
        models.refresh(store::terminals);
        models.reload();
    }

    /** Stores what was counted since the last time; what cannot be stored now is stored the next time. */
    synchronized void storeCounts() {
        if (waiting.isEmpty()) {
            waiting = models.drain(clock.instant());
        }
        store.add(waiting);
        waiting = List.of();
    }
}
