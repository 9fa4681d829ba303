package org.sweepwatch.supervise.evaluate.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an item counts whose data is too thin to assess it (不予评价). */
public enum Unassessable {
    /** Nothing; its weight goes to the other items in proportion (剔除，权重按比例分摊). */
    @JsonProperty("left-out")
    LEFT_OUT("剔除"),
    /** No marks (计零分). */
    @JsonProperty("zero")
    ZERO("计零分"),
    /** Full marks (计满分). */
    @JsonProperty("full")
    FULL("计满分");

    private final String chinese;

    Unassessable(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
