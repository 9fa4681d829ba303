package org.sweepwatch.supervise.evaluate.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whom an item is charged to (计入对象). What the maintenance of the on-board units answers for is shown beside the
 * district's marks and never taken from them.
 */
public enum Ledger {
    @JsonProperty("district")
    DISTRICT("区"),
    @JsonProperty("maintenance")
    MAINTENANCE("运维");

    private final String chinese;

    Ledger(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
