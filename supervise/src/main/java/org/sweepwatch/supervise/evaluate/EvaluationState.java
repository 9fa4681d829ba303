package org.sweepwatch.supervise.evaluate;

import java.util.Locale;

/** Stages of a month's evaluation (考评状态), in their order. */
public enum EvaluationState {
    /** Figures may change with every late position (暂定). */
    COMPUTED("暂定"),
    /** Shown to the districts, who may appeal (已公布). */
    PUBLISHED("已公布"),
    /** Appeals are over and decided, the figures are signed (已签发). */
    SIGNED_OFF("已签发"),
    /** Only a logged recalculation changes it (已冻结). */
    FROZEN("已冻结");

    private final String chinese;

    EvaluationState(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** For example {@code signed_off}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage with this key. */
    public static EvaluationState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
