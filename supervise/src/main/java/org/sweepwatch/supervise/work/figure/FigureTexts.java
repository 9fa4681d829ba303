package org.sweepwatch.supervise.work.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/** What each figure of the day counts (指标口径), with the numbers of the rules in force on that day. */
final class FigureTexts {
    private static final String ENTERED =
            "。填报按运营日，一日多班的车辆不分摊到班次；单车只计本车；区有整区填报的，计全区车辆，否则只计有填报且可评价的车辆，" + "量与里程取自相同车辆；计入车辆数另列。里程同C3，不含停工、免考和平台停机时段";

    private FigureTexts() {}

    static Map<String, String> of(Rules rules) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("C1", "出车率：计划车辆中出车的 / 计划车辆。整班无定位的按出车计，列为设备问题");
        text.put("C2", "计划符合率：无计划类问题（未出车、出车未作业、偏离计划路线）的出车车辆 / 出车车辆");
        text.put("C3", "有效作业里程率：作业里程 / 班内里程（不含补给）");
        text.put("C4", "覆盖率：至少完成一遍（长度的" + n(rules, RuleKey.COVERED_PCT) + "%）的计划路段长度 / 计划路段长度。单车只计本车，区按各车合并");
        text.put("C5", "作业完成率：各路段完成遍数（不超过应作业遍数）之和 / 应作业遍数之和");
        text.put("C6", "作业超速率：超速作业点 / 作业点与超速作业点之和");
        text.put(
                "C7",
                "偏离率：偏离计划路线持续超过" + n(rules, RuleKey.OFF_ROUTE_S) + "秒的作业里程 / 作业里程。距计划路线"
                        + n(rules, RuleKey.OFF_ROUTE_MAIN_M) + "米（一二级道路）或" + n(rules, RuleKey.OFF_ROUTE_OTHER_M)
                        + "米（其他道路）以内不算偏离；在其他路线上作业的按所在路段计：与计划路线并行且全长在此距离以内（如对向车行道）的不算，仅相交的算");
        text.put("C8", "停留次数：服务场所以外怠速停留超过" + n(rules, RuleKey.STOP_MIN) + "分钟的次数；区为出车班次平均");
        text.put("C9", "禁时作业：禁止作业时段内的作业分钟数");
        text.put("C10", "到岗准时率：首次作业不晚于计划开始（班次内路线作业时间窗的起点，停工顺延）" + n(rules, RuleKey.ON_TIME_MIN) + "分钟的车辆 / 可评价的计划出车车辆");
        text.put("C11", "机械化清扫率（当日、遥测）：机扫或洗扫至少完成一遍的计划路段长度×宽度 / 计划路段长度×宽度");
        text.put("C12", "用水强度：填报用水量 / 作业里程" + ENTERED);
        text.put("C13", "油耗：填报用油量 / 行驶里程" + ENTERED);
        text.put("C14", "问题及时处置率：24小时内答复的问题 / 派发的问题（填报）");
        text.put(
                "D1",
                "满网格巡查率：班内完成" + n(rules, RuleKey.PATROL_TIMES) + "次巡查（车辆在网格内至少" + n(rules, RuleKey.PATROL_POINTS) + "点且"
                        + n(rules, RuleKey.PATROL_MIN) + "分钟，或手持终端打卡）的网格 / 应巡查网格；全天为各班之和，全市无任何到访记录的班次不计");
        text.put("D2", "网格覆盖率：至少到访一次的网格 / 全部网格");
        text.put("T1", "入网率：曾有定位的车辆 / 在册车辆");
        text.put("T2", "上线率：班内有合格点的当班车辆 / 当班车辆");
        text.put("T3", "平台连通率：1 - 非计划停机分钟 / 分钟。事先公告的维护窗口内的停机为计划停机，另列，不计入停机，也不从分母中扣除");
        text.put(
                "T4",
                "轨迹完整率：连续里程 / 总里程；断链指间隔超过max(" + n(rules, RuleKey.CHAIN_INTERVALS) + "τ,"
                        + n(rules, RuleKey.CHAIN_S) + "秒)且直线距离超过" + n(rules, RuleKey.BROKEN_M) + "米，或行驶中间隔超过"
                        + n(rules, RuleKey.CONTINUOUS_S) + "秒，登记盲区内不计");
        text.put("T5", "数据合格率：合格点 / 接收点；熄火无定位的不计");
        text.put("T6", "漂移车辆率：班内至少" + n(rules, RuleKey.DRIFT_POINTS) + "个漂移点的车辆 / 上线车辆");
        text.put(
                "completeness",
                "数据完整率（亦即轨迹完整率的时间口径）：1 - 未知时间 / 应在线时间；间隔超过max(" + n(rules, RuleKey.CHAIN_INTERVALS) + "τ,"
                        + n(rules, RuleKey.CHAIN_S) + "秒)时，超出τ的部分为未知时间。低于" + n(rules, RuleKey.ASSESSABLE_PCT)
                        + "%的指标不予评价");
        return Collections.unmodifiableMap(text);
    }

    private static String n(Rules rules, RuleKey key) {
        return RuleKey.text(rules.number(key));
    }
}
