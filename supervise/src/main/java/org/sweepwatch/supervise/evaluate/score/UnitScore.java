package org.sweepwatch.supervise.evaluate.score;

import java.math.BigDecimal;
import java.util.List;

/**
 * The marks of one district.
 *
 * @param rank by total; null without one
 * @param total marks, out of {@code fullMarks}, and points by rank on top; null when too little could be assessed (不予评价)
 * @param fullMarks weights of all items charged to the district
 * @param assessedMarks weights of those that were not left out
 * @param rankPoints points by rank that are in the total
 */
public record UnitScore(
        String unit,
        Integer rank,
        BigDecimal total,
        BigDecimal fullMarks,
        BigDecimal assessedMarks,
        BigDecimal rankPoints,
        List<ItemScore> items) {
    public UnitScore {
        items = List.copyOf(items);
    }

    UnitScore withRank(Integer newRank) {
        return new UnitScore(unit, newRank, total, fullMarks, assessedMarks, rankPoints, items);
    }
}
