package org.sweepwatch.supervise.work.figure;

import org.sweepwatch.supervise.rulebook.RuleKey;

/**
 * The figures (指标), of a day and of a month: mechanised cleaning (C1 to C14), responsibility grids and cases (D1 to D6), the
 * data itself (T1 to T6), and of a month alone the on-board units (DF, DT).
 */
public enum FigureId {
    C1("出车率", "辆", RuleKey.TARGET_ATTENDANCE_PCT),
    C2("计划符合率", "辆", RuleKey.TARGET_COMPLIANCE_PCT),
    C3("有效作业里程率", "km", RuleKey.TARGET_EFFECTIVE_PCT),
    C4("覆盖率", "km", RuleKey.TARGET_COVERAGE_PCT),
    C5("作业完成率", "遍", RuleKey.TARGET_COMPLETION_PCT),
    C6("作业超速率", "点", RuleKey.TARGET_OVERSPEED_PCT),
    C7("偏离率", "km", RuleKey.TARGET_OFF_ROUTE_PCT),
    C8("停留次数", "次", RuleKey.TARGET_STOPS),
    C9("禁时作业", "min", RuleKey.TARGET_FORBIDDEN_MIN),
    C10("到岗准时率", "辆", RuleKey.TARGET_ON_TIME_PCT),
    C11("机械化清扫率", "万m2", RuleKey.TARGET_COVERAGE_PCT),
    /** The same rate as the district declares it, of a month; shown beside C11 and never in its place. */
    C11D("申报机械化清扫率", "万m2", null),
    /** Within two bounds; this is the lower one. */
    C12("用水强度", "m3/km", RuleKey.TARGET_WATER_LEAST),
    C13("油耗", "L/km", RuleKey.TARGET_FUEL_MOST),
    C14("问题及时处置率", "件", RuleKey.TARGET_ANSWERED_PCT),
    D1("满网格巡查率", "个", RuleKey.TARGET_PATROL_PCT),
    D2("网格覆盖率", "个", RuleKey.TARGET_GRIDS_PCT),
    D3("处置率", "件", null),
    D4("结案率", "件", null),
    D5("按期结案率", "件", null),
    D6("返工率", "件", null),
    /** The other rate of D6: cases whose time was extended. */
    D6E("延期率", "件", null),
    T1("入网率", "辆", RuleKey.TARGET_CONNECTED_PCT),
    T2("上线率", "辆", RuleKey.TARGET_ON_LINE_PCT),
    T3("平台连通率", "min", RuleKey.TARGET_PLATFORM_PCT),
    T4("轨迹完整率", "km", RuleKey.TARGET_TRACK_PCT),
    T5("数据合格率", "点", RuleKey.TARGET_QUALITY_PCT),
    T6("卫星定位漂移车辆率", "辆", RuleKey.TARGET_DRIFT_PCT),
    DF("车载GPS设备月故障率", "辆日", null),
    DT("车载GPS设备停用时间率", "min", null);

    private final String chinese;
    private final String unit;
    private final RuleKey target;

    FigureId(String chinese, String unit, RuleKey target) {
        this.chinese = chinese;
        this.unit = unit;
        this.target = target;
    }

    public String chinese() {
        return chinese;
    }

    /** Unit of numerator and denominator. */
    public String unit() {
        return unit;
    }

    /** The rule that holds its target of a day; null for a figure that only a month has. */
    RuleKey target() {
        return target;
    }

    /** Whether less is better, so that a target is an upper bound. */
    public boolean atMost() {
        return switch (this) {
            case C6, C7, C8, C9, C13, D6, D6E, T6, DF, DT -> true;
            default -> false;
        };
    }

    /** Whether it is a share of its denominator, so that a weight can be multiplied with it. */
    public boolean share() {
        return switch (this) {
            case C8, C9, C12, C13 -> false;
            default -> true;
        };
    }

    /** Whether people enter what it is made of (人工填报): what no device measures, and what a district declares of itself. */
    public boolean byHand() {
        return switch (this) {
            case C11D, C12, C13, C14, D3, D4, D5, D6, D6E -> true;
            default -> false;
        };
    }

    /** Whether people may enter it for one vehicle, whose own work is then what it is measured against. */
    public boolean byVehicle() {
        return switch (this) {
            case C12, C13 -> true;
            default -> false;
        };
    }
}
