package org.sweepwatch.supervise.simulate.fleet;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.simulate.city.CleaningRoute;

/** Puts a few routes into the order in which they are swept with the least driving in between. */
final class RoundTrip {
    private List<CleaningRoute> best;
    private double bestMetres = Double.MAX_VALUE;

    private RoundTrip() {}

    /** The shortest round trip over at most five routes or so: all orders are tried. The first stays first. */
    static List<CleaningRoute> order(List<CleaningRoute> routes) {
        RoundTrip search = new RoundTrip();
        search.extend(new ArrayList<>(routes.subList(0, 1)), new ArrayList<>(routes.subList(1, routes.size())));
        return List.copyOf(search.best);
    }

    private void extend(List<CleaningRoute> done, List<CleaningRoute> left) {
        if (left.isEmpty()) {
            double metres = metresBetween(done);
            if (metres < bestMetres) {
                bestMetres = metres;
                best = new ArrayList<>(done);
            }
            return;
        }
        for (int i = 0; i < left.size(); i++) {
            CleaningRoute next = left.remove(i);
            done.add(next);
            extend(done, left);
            done.remove(done.size() - 1);
            left.add(i, next);
        }
    }

    private static double metresBetween(List<CleaningRoute> routes) {
        double metres = 0;
        for (int i = 0; i < routes.size(); i++) {
            CleaningRoute from = routes.get(i);
            CleaningRoute to = routes.get((i + 1) % routes.size());
            // A single carriageway is swept there and back: it ends where it began.
            double endM = from.dualCarriageway() ? from.line().length() : 0;
            metres += Math.hypot(
                    to.line().x(0) - from.line().xAt(endM),
                    to.line().y(0) - from.line().yAt(endM));
        }
        return metres;
    }
}
