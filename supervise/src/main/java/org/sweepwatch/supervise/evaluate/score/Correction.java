package org.sweepwatch.supervise.evaluate.score;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an accepted appeal changes in one item of one district. The positions and the daily figures stay as they are.
 *
 * @param unit the district
 * @param item id of the item
 * @param withdrawn ids of the problems that are not held against it any more
 * @param numerator takes the place of the figure's, null to leave it
 * @param denominator takes the place of the figure's, null to leave it
 * @param appeal number of the appeal it came from
 * @param reason of the decision
 */
public record Correction(
        String unit,
        String item,
        List<String> withdrawn,
        BigDecimal numerator,
        BigDecimal denominator,
        long appeal,
        String reason) {
    public Correction {
        withdrawn = withdrawn == null ? List.of() : List.copyOf(withdrawn);
    }

    /** Whether it changes nothing. */
    public boolean changesNothing() {
        return withdrawn.isEmpty() && numerator == null && denominator == null;
    }
}
