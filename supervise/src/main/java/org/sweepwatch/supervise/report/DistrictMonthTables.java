package org.sweepwatch.supervise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.DistrictMonthReport;
import org.sweepwatch.supervise.evaluate.EvaluationState;
import org.sweepwatch.supervise.evaluate.SweptRate;
import org.sweepwatch.supervise.evaluate.figure.MonthProblem;
import org.sweepwatch.supervise.evaluate.score.Correction;
import org.sweepwatch.supervise.evaluate.score.Deduction;
import org.sweepwatch.supervise.evaluate.score.ItemScore;
import org.sweepwatch.supervise.evaluate.score.UnitScore;

/** The monthly evaluation of the districts as tables: ranking, items, rates of mechanised sweeping, deductions, appeals. */
final class DistrictMonthTables {
    private static final List<String> RANKING = List.of("名次", "区", "总分", "满分", "可评分值", "名次加减分");
    private static final List<String> ITEMS =
            List.of("区", "项目", "指标", "计分方法", "计入", "权重", "分子", "分母", "比率", "数据完整率", "结果", "名次", "扣分", "得分");
    private static final List<String> SWEPT = List.of("区", "指标", "机械化清扫面积（万m2）", "总面积（万m2）", "比率", "数据完整率");
    private static final List<String> DEDUCTIONS =
            List.of("区", "项目", "事项", "日期", "班次", "编号", "车牌", "说明", "扣分", "申诉撤销", "证据");
    private static final List<String> CORRECTIONS = List.of("申诉号", "区", "项目", "撤销事项", "更正分子", "更正分母", "理由");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(OperationalCalendar.ZONE);
    private static final String NONE = "";
    private static final int PERCENT_DECIMALS = 2;

    private DistrictMonthTables() {}

    static Sheets sheets(DistrictMonthReport report) {
        return new Sheets(
                title(report),
                List.of(
                        new Sheet("排名", RANKING, ranking(report), List.of(8, 12, 12, 10, 12, 14), RANKING.size(), null),
                        new Sheet(
                                "项目得分",
                                ITEMS,
                                items(report),
                                List.of(10, 22, 22, 10, 8, 8, 12, 12, 10, 12, 20, 8, 8, 8),
                                ITEMS.size(),
                                null),
                        new Sheet("机械化清扫率", SWEPT, swept(report), List.of(10, 26, 22, 18, 10, 12), SWEPT.size(), null),
                        new Sheet(
                                "扣分明细",
                                DEDUCTIONS,
                                deductions(report),
                                List.of(10, 18, 16, 12, 8, 10, 12, 50, 8, 10, 60),
                                0,
                                "无扣分事项"),
                        new Sheet(
                                "申诉更正",
                                CORRECTIONS,
                                corrections(report),
                                List.of(8, 10, 18, 50, 12, 12, 50),
                                CORRECTIONS.size(),
                                null)));
    }

    private static String title(DistrictMonthReport report) {
        String state = EvaluationState.of(report.state()).chinese();
        return report.month() + " 五区机械化环卫作业月度考评（" + state
                + (report.revision() > 0 ? "，第" + report.revision() + "版" : "")
                + (report.lastDay() == null ? "" : "，数据至 " + report.lastDay())
                + "，计算于 " + TIME.format(report.generatedAt()) + "，办法：" + report.scheme() + "）";
    }

    private static List<List<Object>> ranking(DistrictMonthReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (UnitScore unit : report.units()) {
            rows.add(List.of(
                    orNone(unit.rank()),
                    unit.unit(),
                    unit.total() == null ? "不予评价" : unit.total(),
                    unit.fullMarks(),
                    unit.assessedMarks(),
                    unit.rankPoints()));
        }
        return rows;
    }

    private static List<List<Object>> items(DistrictMonthReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (UnitScore unit : report.units()) {
            for (ItemScore item : unit.items()) {
                rows.add(List.of(
                        unit.unit(),
                        item.name(),
                        item.figure().name() + " " + item.figureName(),
                        item.method().chinese(),
                        item.ledger().chinese(),
                        item.weight(),
                        orNone(item.numerator()),
                        orNone(item.denominator()),
                        item.figure().share() ? percent(item.rate()) : orNone(item.rate()),
                        percent(item.completeness()),
                        item.outcome().chinese(),
                        orNone(item.rank()),
                        orNone(item.deducted()),
                        orNone(item.score())));
            }
        }
        return rows;
    }

    /** The measured rate and below it the declared one. */
    private static List<List<Object>> swept(DistrictMonthReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (SweptRate one : report.sweptRates()) {
            rows.add(List.of(
                    one.unit(),
                    one.figure().name() + " " + one.figureName(),
                    orNone(one.numerator()),
                    orNone(one.denominator()),
                    one.rate() == null ? "无数据" : percent(one.rate()),
                    percent(one.completeness())));
        }
        return rows;
    }

    private static List<List<Object>> deductions(DistrictMonthReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (UnitScore unit : report.units()) {
            for (ItemScore item : unit.items()) {
                for (Deduction deduction : item.deductions()) {
                    MonthProblem problem = deduction.problem();
                    rows.add(List.of(
                            unit.unit(),
                            item.name(),
                            problem.kind().chinese(),
                            problem.day(),
                            text(problem.shift()),
                            text(problem.code()),
                            text(problem.plate()),
                            problem.text(),
                            deduction.points(),
                            deduction.withdrawn() ? "是" : "",
                            problem.link()));
                }
            }
        }
        return rows;
    }

    private static List<List<Object>> corrections(DistrictMonthReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (Correction correction : report.corrections()) {
            rows.add(List.of(
                    correction.appeal(),
                    correction.unit(),
                    correction.item(),
                    String.join("；", correction.withdrawn()),
                    orNone(correction.numerator()),
                    orNone(correction.denominator()),
                    correction.reason()));
        }
        return rows;
    }

    private static Object orNone(Object value) {
        return value == null ? NONE : value;
    }

    private static String percent(BigDecimal rate) {
        return rate == null
                ? NONE
                : rate.movePointRight(2)
                                .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %";
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
