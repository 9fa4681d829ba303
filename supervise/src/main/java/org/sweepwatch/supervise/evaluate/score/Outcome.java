package org.sweepwatch.supervise.evaluate.score;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the score of an item came about. */
public enum Outcome {
    @JsonProperty("assessed")
    ASSESSED("已评"),
    /** The rate is below the floor of the item: no marks. */
    @JsonProperty("below-floor")
    BELOW_FLOOR("低于下限计零分"),
    /** Nothing measures the figure, or there was nothing to count (不予评价：无数据). */
    @JsonProperty("no-data")
    NO_DATA("无数据不予评价"),
    /** Too little of the expected data was there (不予评价：数据不完整). */
    @JsonProperty("too-incomplete")
    TOO_INCOMPLETE("数据不完整不予评价");

    private final String chinese;

    Outcome(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    boolean assessable() {
        return this == ASSESSED || this == BELOW_FLOOR;
    }
}
