package org.sweepwatch.supervise.evaluate.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an item of a scheme gives points (计分方法). */
public enum Method {
    /** Weight times rate, nothing below a floor (按比率计分). */
    @JsonProperty("rate")
    RATE("按比率"),
    /** Points off for each problem, up to a cap (扣分). */
    @JsonProperty("deduct")
    DEDUCT("扣分"),
    /** Points by rank among the districts, beyond the full marks (名次加减分). */
    @JsonProperty("rank")
    RANK("名次分");

    private final String chinese;

    Method(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
