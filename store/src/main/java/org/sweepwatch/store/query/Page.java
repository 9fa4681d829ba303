package org.sweepwatch.store.query;

import java.util.List;

/**
 * One page of a list that grows with time.
 *
 * @param next where the next page begins, to be handed back unchanged; null after the last one
 */
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }
}
