package org.sweepwatch.supervise.rulebook;

import java.util.Locale;
import java.util.Optional;

/** What a vehicle does to the road (作业类型), with the settings that hold its speeds. */
public enum OperationType {
    /** 机扫, dry or wet sweeping. */
    JS("机扫", RuleKey.JS_LEAST_KMH, RuleKey.JS_MOST_KMH, RuleKey.JS_LIMIT_KMH),
    /** 洗扫, sweeping and washing in one. */
    XS("洗扫", RuleKey.XS_LEAST_KMH, RuleKey.XS_MOST_KMH, RuleKey.XS_LIMIT_KMH),
    /** 高压清洗, high-pressure washing. */
    GX("高压清洗", RuleKey.GX_LEAST_KMH, RuleKey.GX_MOST_KMH, RuleKey.GX_LIMIT_KMH),
    /** 洒水, sprinkling. */
    SS("洒水", RuleKey.SS_LEAST_KMH, RuleKey.SS_MOST_KMH, RuleKey.SS_LIMIT_KMH),
    /** 雾炮, mist cannon. */
    WP("雾炮", RuleKey.WP_LEAST_KMH, RuleKey.WP_MOST_KMH, RuleKey.WP_LIMIT_KMH),
    /** 快速保洁, pick-up of single pieces. */
    BJ("快速保洁", RuleKey.BJ_LEAST_KMH, RuleKey.BJ_MOST_KMH, RuleKey.BJ_LIMIT_KMH);

    /** What people may write. */
    public static final String EXPECTED = "JS, XS, GX, SS, WP or BJ";

    private final String chinese;
    private final RuleKey least;
    private final RuleKey most;
    private final RuleKey limit;

    OperationType(String chinese, RuleKey least, RuleKey most, RuleKey limit) {
        this.chinese = chinese;
        this.least = least;
        this.most = most;
        this.limit = limit;
    }

    public String chinese() {
        return chinese;
    }

    /** Lower end of the work window, km/h. */
    public RuleKey least() {
        return least;
    }

    /** Whether it takes dirt off the road (机械化清扫): sweeping does, with or without water; wetting and picking up do not. */
    public boolean sweeps() {
        return this == JS || this == XS;
    }

    /** Upper end of the work window, km/h. */
    public RuleKey most() {
        return most;
    }

    /** Faster than this is too fast for the work, km/h. */
    public RuleKey limit() {
        return limit;
    }

    /** By its letters in any case or by its Chinese name; empty when it is none. */
    public static Optional<OperationType> named(String text) {
        String letters = text.strip().toUpperCase(Locale.ROOT);
        for (OperationType type : values()) {
            if (type.name().equals(letters) || type.chinese.equals(letters)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
