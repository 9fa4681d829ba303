package org.sweepwatch.supervise.evaluate.figure;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The figures of a month that a district can be evaluated by. The ids are those of the supervision rules: T for the
 * indices of the transport platforms, C for cleaning, D for the responsibility grids, DF and DT for the on-board units.
 */
public enum FigureId {
    T1("入网率", Better.HIGHER, true),
    T2("上线率", Better.HIGHER, true),
    T3("平台连通率", Better.HIGHER, true),
    T4("轨迹完整率", Better.HIGHER, true),
    T5("数据合格率", Better.HIGHER, true),
    T6("卫星定位漂移车辆率", Better.LOWER, true),
    C1("出车率", Better.HIGHER, true),
    C2("计划符合率", Better.HIGHER, true),
    C3("有效作业里程率", Better.HIGHER, true),
    C4("覆盖率", Better.HIGHER, true),
    C5("作业完成率", Better.HIGHER, true),
    C6("作业超速率", Better.LOWER, true),
    C7("偏离率", Better.LOWER, true),
    C8("停留次数", Better.LOWER, false),
    C9("禁时作业分钟", Better.LOWER, false),
    C10("到岗准时率", Better.HIGHER, true),
    C11("机械化清扫率", Better.HIGHER, true),
    C12("用水强度", Better.HIGHER, false),
    C13("油耗", Better.LOWER, false),
    C14("问题及时处置率", Better.HIGHER, true),
    D1("满网格巡查率", Better.HIGHER, true),
    D2("网格覆盖率", Better.HIGHER, true),
    DF("车载GPS设备月故障率", Better.LOWER, true),
    DT("车载GPS设备停用时间率", Better.LOWER, true);

    /** Which way is better. */
    public enum Better {
        HIGHER,
        LOWER
    }

    private final String chinese;
    private final Better better;
    private final boolean share;

    FigureId(String chinese, Better better, boolean share) {
        this.chinese = chinese;
        this.better = better;
        this.share = share;
    }

    /** For example {@code C4}. */
    @JsonValue
    public String id() {
        return name();
    }

    public String chinese() {
        return chinese;
    }

    public Better better() {
        return better;
    }

    /** Whether it is a share of its denominator, so that a weight can be multiplied with it. */
    public boolean share() {
        return share;
    }
}
