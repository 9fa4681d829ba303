package org.sweepwatch.supervise.evaluate.figure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Kinds of problems that points can be deducted for (扣分事项), as the daily bulletin words them. */
public enum ProblemKind {
    NO_GPS("整晚无GPS"),
    DEVICE_FAULT("终端故障"),
    OFF_PLAN("未按计划作业"),
    ABSENT("未出车"),
    OVERSPEED("作业超速"),
    OFF_ROUTE("偏离作业路线"),
    LONG_STOP("长时间停留"),
    FORBIDDEN_TIME("禁时作业");

    private final String chinese;

    ProblemKind(String chinese) {
        this.chinese = chinese;
    }

    /** For example {@code off-plan}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String chinese() {
        return chinese;
    }
}
