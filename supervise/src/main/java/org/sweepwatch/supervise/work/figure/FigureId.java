package org.sweepwatch.supervise.work.figure;

import org.sweepwatch.supervise.rulebook.RuleKey;

/** The daily figures of mechanised cleaning (C1 to C14), of patrols (D1, D2) and of the data itself (T1 to T6). */
public enum FigureId {
    C1("出车率", "辆", RuleKey.TARGET_ATTENDANCE_PCT, false),
    C2("计划符合率", "辆", RuleKey.TARGET_COMPLIANCE_PCT, false),
    C3("有效作业里程率", "km", RuleKey.TARGET_EFFECTIVE_PCT, false),
    C4("覆盖率", "km", RuleKey.TARGET_COVERAGE_PCT, false),
    C5("作业完成率", "遍", RuleKey.TARGET_COMPLETION_PCT, false),
    C6("作业超速率", "点", RuleKey.TARGET_OVERSPEED_PCT, true),
    C7("偏离率", "km", RuleKey.TARGET_OFF_ROUTE_PCT, true),
    C8("停留次数", "次", RuleKey.TARGET_STOPS, true),
    C9("禁时作业", "min", RuleKey.TARGET_FORBIDDEN_MIN, true),
    C10("到岗准时率", "辆", RuleKey.TARGET_ON_TIME_PCT, false),
    C11("机械化清扫率", "万m2", RuleKey.TARGET_COVERAGE_PCT, false),
    /** Needs the volume of the tanks and a level sensor. */
    C12("用水强度", "m3/km", RuleKey.TARGET_WATER_LEAST, false),
    /** Needs fuel metering and a norm for each model. */
    C13("油耗", "L/km", null, true),
    /** Needs problems that are sent to districts and answered. */
    C14("问题及时处置率", "件", RuleKey.TARGET_ANSWERED_PCT, false),
    D1("满网格巡查率", "个", RuleKey.TARGET_PATROL_PCT, false),
    D2("网格覆盖率", "个", RuleKey.TARGET_GRIDS_PCT, false),
    T1("入网率", "辆", RuleKey.TARGET_CONNECTED_PCT, false),
    T2("上线率", "辆", RuleKey.TARGET_ON_LINE_PCT, false),
    T3("平台连通率", "min", RuleKey.TARGET_PLATFORM_PCT, false),
    T4("轨迹完整率", "km", RuleKey.TARGET_TRACK_PCT, false),
    T5("数据合格率", "点", RuleKey.TARGET_QUALITY_PCT, false),
    T6("卫星定位漂移车辆率", "辆", RuleKey.TARGET_DRIFT_PCT, true);

    private final String chinese;
    private final String unit;
    private final RuleKey target;
    private final boolean atMost;

    FigureId(String chinese, String unit, RuleKey target, boolean atMost) {
        this.chinese = chinese;
        this.unit = unit;
        this.target = target;
        this.atMost = atMost;
    }

    public String chinese() {
        return chinese;
    }

    /** Unit of numerator and denominator. */
    public String unit() {
        return unit;
    }

    /** The rule that holds its target; null for a figure without input. */
    RuleKey target() {
        return target;
    }

    /** Whether the target is an upper bound. */
    public boolean atMost() {
        return atMost;
    }
}
