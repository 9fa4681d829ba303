package org.sweepwatch.supervise.evaluate;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.store.query.StoredScheme;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;

/** The evaluation schemes and which of them is in force (考评办法). Thread safe. */
public final class Schemes {
    private final SchemeStore store;
    private final Clock clock;

    public Schemes(SchemeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The scheme in force for a month; that of the program before the first one that was imported. */
    public EvaluationScheme inForce(YearMonth month) {
        return store.inForce(month)
                .map(stored -> SchemeReader.read(stored.document()))
                .orElseGet(SchemeReader::defaultScheme);
    }

    /** Everything that was imported, newest first. */
    public List<StoredScheme> list() {
        return store.list();
    }

    /**
     * Takes a scheme in. Months that are published keep the one they were published with.
     *
     * @param actor who brings it, for the log
     */
    public StoredScheme add(EvaluationScheme scheme, String actor, String reason) {
        return store.add(scheme.validFrom(), SchemeReader.write(scheme), actor, reason, clock.instant());
    }
}
