package org.sweepwatch.supervise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.evaluate.indicator.Indicator;
import org.sweepwatch.supervise.evaluate.indicator.IndicatorsReport;

/** The scoreboard of the indicators as a table. */
final class IndicatorTables {
    private static final List<String> HEADINGS =
            List.of("指标", "单位", "目标", "完成值", "完成", "应完成", "是否达标", "依据", "依据（英文）", "证据");
    private static final int TEXT_COLUMNS = 8;
    private static final String SHARE = "share";
    private static final int PERCENT_DECIMALS = 2;

    private IndicatorTables() {}

    static Sheets sheets(IndicatorsReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (Indicator one : report.indicators()) {
            rows.add(List.of(
                    one.nameZh(),
                    one.unit(),
                    one.comparison() + " " + value(one, one.target()),
                    one.value() == null ? "无数据" : value(one, one.value()),
                    one.numerator() == null ? "" : one.numerator(),
                    one.denominator() == null ? "" : one.denominator(),
                    one.met() == null ? "" : one.met() ? "达标" : "未达标",
                    one.value() == null ? "需要：" + one.fillsZh() : one.evidenceZh(),
                    one.value() == null ? "" : one.evidence(),
                    one.link() == null ? "" : one.link()));
        }
        String title = report.year() + " 年绩效指标完成情况（数据至 " + report.lastDay() + "）：" + report.measured() + " 项有数据，"
                + report.met() + " 项达标，共 " + report.indicators().size() + " 项";
        return new Sheets(
                title,
                List.of(new Sheet(
                        "绩效指标", HEADINGS, rows, List.of(36, 10, 14, 14, 10, 10, 10, 60, 60, 50), TEXT_COLUMNS, null)));
    }

    private static Object value(Indicator indicator, BigDecimal value) {
        return indicator.unit().equals(SHARE)
                ? value.movePointRight(2)
                                .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %"
                : value;
    }
}
