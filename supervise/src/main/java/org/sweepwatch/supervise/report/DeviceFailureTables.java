package org.sweepwatch.supervise.report;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.device.DeviceFailureReport.DeviceFault;
import org.sweepwatch.supervise.device.DeviceFailureReport.Exempted;
import org.sweepwatch.supervise.device.DeviceFailureReport.FailedDevice;
import org.sweepwatch.supervise.device.DeviceFailureReport.Outage;
import org.sweepwatch.supervise.device.Rate;
import org.sweepwatch.supervise.rulebook.RuleKey;

/** The report on device failures as headings and rows, the same for every form. Numbers stay numbers. */
final class DeviceFailureTables {
    private static final List<String> RATE_HEADINGS = List.of("指标", "分子", "分母", "比率", "定义");
    private static final List<String> FAULT_HEADINGS =
            List.of("区", "编号", "车牌", "终端号", "代码", "等级", "故障", "开始", "结束", "停用分钟", "证据");
    private static final List<String> EXEMPT_HEADINGS = List.of("区", "编号", "车牌", "终端号", "开始", "结束", "分钟", "全天", "原因");
    private static final List<String> OUTAGE_HEADINGS = List.of("类别", "开始", "结束", "分钟", "其中计划停机分钟", "原因");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(OperationalCalendar.ZONE);

    private static final int TEXT_COLUMNS_OF_RATES = 4;

    private DeviceFailureTables() {}

    static Sheets sheets(DeviceFailureReport report) {
        return new Sheets(
                title(report),
                List.of(
                        new Sheet(
                                "汇总",
                                RATE_HEADINGS,
                                rates(report),
                                List.of(18, 12, 12, 12, 110),
                                TEXT_COLUMNS_OF_RATES,
                                null),
                        new Sheet(
                                "故障明细",
                                FAULT_HEADINGS,
                                faults(report),
                                List.of(9, 9, 12, 15, 7, 6, 22, 20, 20, 10, 90),
                                FAULT_HEADINGS.size(),
                                "无故障设备"),
                        new Sheet(
                                "免考",
                                EXEMPT_HEADINGS,
                                exempted(report),
                                List.of(9, 9, 12, 15, 20, 20, 8, 6, 50),
                                0,
                                null),
                        new Sheet(
                                "平台停机和网络中断",
                                OUTAGE_HEADINGS,
                                outages(report),
                                List.of(12, 20, 20, 8, 18, 50),
                                OUTAGE_HEADINGS.size(),
                                null)));
    }

    /** One line that says what was asked: the day, the headline rate, the target, and whether it was met. */
    private static String title(DeviceFailureReport report) {
        Rate rate = report.headlineRate();
        String met = report.met() == null ? "无可判定设备" : report.met() ? "达标" : "未达标";
        return String.format(
                Locale.ROOT,
                "车载GPS设备每日故障率 %s（%s）：%s = %d / %d，目标 < %s %%，%s",
                report.day(),
                DeviceFailureReport.FROZEN.equals(report.state()) ? "冻结" : "暂定，截至 " + time(report.asOf()),
                rate.percent(2),
                rate.numerator(),
                rate.denominator(),
                RuleKey.text(Math.round(report.target() * 10_000) / 100.0),
                met);
    }

    private static List<List<Object>> rates(DeviceFailureReport report) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(rate("按设备", report.byDevice(), report.definitions().get("byDevice")));
        rows.add(rate("按车辆", report.byVehicle(), report.definitions().get("byVehicle")));
        rows.add(rate("按时间（分钟）", report.byTime(), report.definitions().get("byTime")));
        String completeness = report.completeness() == null
                ? "-"
                : String.format(Locale.ROOT, "%.2f %%", report.completeness() * 100);
        rows.add(
                List.of("数据完整率", "", "", completeness, text(report.definitions().get("completeness"))));
        rows.add(List.of("判定参数", "", "", report.rulesVersion(), ""));
        return rows;
    }

    private static List<Object> rate(String name, Rate rate, String definition) {
        return List.of(name, rate.numerator(), rate.denominator(), rate.percent(2), text(definition));
    }

    private static List<List<Object>> faults(DeviceFailureReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (FailedDevice device : report.devices()) {
            for (DeviceFault fault : device.faults()) {
                rows.add(List.of(
                        text(device.district()),
                        text(device.code()),
                        text(device.plate()),
                        text(device.phone()),
                        fault.code(),
                        fault.faultClass(),
                        fault.nameZh(),
                        time(fault.from()),
                        time(fault.to()),
                        fault.minutes(),
                        fault.evidenceZh()));
            }
        }
        return rows;
    }

    private static List<List<Object>> exempted(DeviceFailureReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (Exempted one : report.exempted()) {
            rows.add(List.of(
                    text(one.district()),
                    text(one.code()),
                    text(one.plate()),
                    text(one.phone()),
                    time(one.from()),
                    one.to() == null ? "" : time(one.to()),
                    one.minutes(),
                    one.wholeDay() ? "是" : "否",
                    text(one.reason())));
        }
        return rows;
    }

    private static List<List<Object>> outages(DeviceFailureReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (Outage one : report.outages()) {
            rows.add(List.of(
                    DeviceFailureReport.PLATFORM.equals(one.kind()) ? "平台停机" : "网络中断",
                    time(one.from()),
                    time(one.to()),
                    Duration.between(one.from(), one.to()).toMinutes(),
                    one.plannedMinutes() == null ? "" : one.plannedMinutes(),
                    text(one.reason())));
        }
        return rows;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
