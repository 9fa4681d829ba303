package org.sweepwatch.supervise.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures of the report count. */
final class Definitions {
    static final Map<String, String> TEXTS = texts();

    private Definitions() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "rate",
                "numerators of all operational days of the month / their denominators, not the mean of daily rates"
                        + " (各作业日分子之和 / 分母之和，非日比率的平均)");
        texts.put(
                "C11",
                "area of the segments swept (JS, XS) on at least nine of ten of their planned days / area of the planned segments;"
                        + " beside the declared rate, not instead (机械化清扫率（月、遥测）：机扫或洗扫完成天数不少于计划天数90%的路段面积 / 计划路段面积，"
                        + "与申报值并列，不替代申报值)");
        texts.put(
                "C11D",
                "area that the district declares as swept by machine / area that it declares as swept, both in 10^4 m2; a road"
                        + " counts once however many machines use it (申报机械化清扫率（月）：区申报的机械化清扫面积 / 区申报的清扫面积，单位万m2，"
                        + "同一道路多种机械作业只计一次；由区填报，附依据，不参与C11计分)");
        texts.put("completeness", "share of the expected data that was there (应有数据中实际收到的比例)");
        texts.put(
                "score",
                "rate: weight x rate, or weight x (1 - rate) where less is better, 0 below the floor; deduct: weight -"
                        + " points off, up to the cap; rank: points by rank; rounded once, half up"
                        + " (按比率：权重×比率，越低越好的指标取1-比率，低于下限计零分；扣分：权重-扣分，有上限；名次：按名次加减分；四舍五入一次)");
        texts.put(
                "total",
                "sum of the scores charged to the district, scaled to the full marks when items are left out, and points"
                        + " by rank on top; none when too little could be assessed"
                        + " (计入区的各项得分之和，有剔除项时按比例折算至满分，另加名次分；可评分值过低时不予评价)");
        texts.put(
                "maintenance",
                "items of the maintenance ledger are shown and never charged to the district (运维台账项目仅列示，不计入区得分)");
        return Collections.unmodifiableMap(texts);
    }
}
