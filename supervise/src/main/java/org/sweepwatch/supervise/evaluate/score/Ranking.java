package org.sweepwatch.supervise.evaluate.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.supervise.evaluate.scheme.Ties;

/** Ranks, 1 for the best. Equal ones have the same rank. */
final class Ranking {
    private Ranking() {}

    /**
     * The rank of each key.
     *
     * @param better puts the better value first
     */
    static <K, V> Map<K, Integer> of(Map<K, V> values, Comparator<V> better, Ties ties) {
        List<Map.Entry<K, V>> order = new ArrayList<>(values.entrySet());
        order.sort(Map.Entry.comparingByValue(better));
        Map<K, Integer> ranks = new LinkedHashMap<>();
        int rank = 0;
        V last = null;
        for (int place = 1; place <= order.size(); place++) {
            V value = order.get(place - 1).getValue();
            if (last == null || better.compare(last, value) != 0) {
                rank = ties == Ties.SKIP_NEXT ? place : rank + 1;
            }
            ranks.put(order.get(place - 1).getKey(), rank);
            last = value;
        }
        return ranks;
    }
}
