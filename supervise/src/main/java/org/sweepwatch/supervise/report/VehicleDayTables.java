package org.sweepwatch.supervise.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.work.figure.DistrictShift;
import org.sweepwatch.supervise.work.figure.Entered;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.FigureId;
import org.sweepwatch.supervise.work.figure.StateShare;
import org.sweepwatch.supervise.work.figure.VehicleDayReport;
import org.sweepwatch.supervise.work.figure.VehicleShift;
import org.sweepwatch.supervise.work.figure.VehicleWholeDay;
import org.sweepwatch.supervise.work.figure.WorkReport;

/** The daily evaluation of vehicles as tables. */
final class VehicleDayTables {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(OperationalCalendar.ZONE);

    private static final List<String> VEHICLE_FIGURES = List.of("C3", "C4", "C5", "C6", "C7");

    private VehicleDayTables() {}

    static Sheets of(VehicleDayReport report) {
        return new Sheets(
                "机械化环卫作业车辆每日考评 " + report.day() + state(report.state(), report.asOf()),
                List.of(bulletin(report), districts(report), vehicles(report), wholeDay(report), states(report)));
    }

    static String state(String state, Instant asOf) {
        return WorkReport.FROZEN.equals(state) ? "（冻结）" : "（暂定，截至 " + time(asOf) + "）";
    }

    private static Sheet bulletin(VehicleDayReport report) {
        List<List<Object>> rows =
                report.bulletin().stream().<List<Object>>map(List::of).toList();
        return new Sheet("日报", List.of("日报"), rows, List.of(120), 1, "无班次");
    }

    private static Sheet districts(VehicleDayReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (DistrictShift district : report.districts()) {
            for (Figure figure : district.figures()) {
                rows.add(List.of(
                        district.district() == null ? "全市" : district.district(),
                        district.shiftZh(),
                        figure.id(),
                        figure.nameZh(),
                        value(figure),
                        number(figure.numerator()),
                        number(figure.denominator()),
                        figure.unit(),
                        target(figure),
                        verdict(figure),
                        percent(figure.completeness()),
                        entered(figure.entered())));
            }
        }
        return new Sheet(
                "区指标",
                List.of("区", "班次", "代码", "指标", "数值", "分子", "分母", "单位", "目标", "结论", "数据完整率", "填报"),
                rows,
                List.of(10, 8, 6, 18, 12, 12, 12, 8, 12, 10, 12, 30),
                11,
                "无数据");
    }

    private static Sheet vehicles(VehicleDayReport report) {
        List<String> headings =
                new ArrayList<>(List.of("区", "编号", "车牌", "班次", "作业", "计划", "出车", "问题", "计划开始", "首次作业", "末次作业"));
        List<Integer> widths = new ArrayList<>(List.of(10, 8, 12, 8, 6, 6, 6, 30, 10, 10, 10));
        VEHICLE_FIGURES.forEach(id -> {
            headings.add(id);
            widths.add(12);
        });
        headings.addAll(List.of("停留次数", "禁时分钟", "应收点", "接收点", "合格点", "未知分钟", "数据完整率", "不计原因"));
        widths.addAll(List.of(8, 8, 10, 10, 10, 10, 12, 20));
        List<List<Object>> rows = new ArrayList<>();
        for (VehicleShift vehicle : report.vehicles()) {
            List<Object> row = new ArrayList<>(List.of(
                    text(vehicle.district()),
                    text(vehicle.code()),
                    text(vehicle.plate()),
                    vehicle.shiftZh(),
                    text(vehicle.operation()),
                    vehicle.planned() ? "是" : "否",
                    vehicle.out() ? "是" : "否",
                    String.join("、", vehicle.problemsZh()),
                    time(vehicle.plannedStart()),
                    time(vehicle.firstWork()),
                    time(vehicle.lastWork())));
            VEHICLE_FIGURES.forEach(id -> row.add(value(figure(vehicle, id))));
            row.addAll(List.of(
                    vehicle.stops().size(),
                    number(figure(vehicle, "C9").numerator()),
                    vehicle.expectedPoints(),
                    vehicle.receivedPoints(),
                    vehicle.goodPoints(),
                    vehicle.unprovenMinutes(),
                    percent(vehicle.completeness()),
                    text(vehicle.exempt())));
            rows.add(row);
        }
        return new Sheet("单车班次", headings, rows, widths, 10, "无计划也无出车");
    }

    /** What people enter by day, which no shift of a vehicle can be given a share of. */
    private static Sheet wholeDay(VehicleDayReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (VehicleWholeDay vehicle : report.wholeDay()) {
            for (Figure figure : vehicle.figures()) {
                rows.add(List.of(
                        text(vehicle.district()),
                        text(vehicle.code()),
                        text(vehicle.plate()),
                        String.join("、", vehicle.shiftsZh()),
                        figure.id(),
                        figure.nameZh(),
                        value(figure),
                        number(figure.numerator()),
                        number(figure.denominator()),
                        figure.unit(),
                        target(figure),
                        verdict(figure),
                        percent(figure.completeness()),
                        figure.entered() == null ? "" : proofs(figure.entered())));
            }
        }
        return new Sheet(
                "单车全天",
                List.of("区", "编号", "车牌", "班次", "代码", "指标", "数值", "分子", "分母", "单位", "目标", "结论", "数据完整率", "依据"),
                rows,
                List.of(10, 8, 12, 12, 6, 12, 12, 12, 12, 8, 12, 10, 12, 30),
                12,
                "无车辆");
    }

    /** Whose entries are in it, and of how many vehicles. */
    private static String entered(Entered entered) {
        if (entered == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (!entered.wholeDistricts().isEmpty()) {
            parts.add("整区填报：" + String.join("、", entered.wholeDistricts()));
        }
        if (entered.vehicles() != null) {
            parts.add((entered.wholeDistricts().isEmpty() ? "按车填报，" : "") + "计入车辆 " + entered.vehicles() + "/"
                    + entered.ofVehicles());
        }
        if (!entered.proofs().isEmpty()) {
            parts.add("依据：" + proofs(entered));
        }
        return String.join("；", parts);
    }

    private static String proofs(Entered entered) {
        return entered.proofs().stream().map(Entered.Proof::evidence).distinct().collect(Collectors.joining("、"));
    }

    private static Sheet states(VehicleDayReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (VehicleShift vehicle : report.vehicles()) {
            for (StateShare share : vehicle.states()) {
                rows.add(List.of(
                        text(vehicle.district()),
                        text(vehicle.code()),
                        text(vehicle.plate()),
                        vehicle.shiftZh(),
                        share.stateZh(),
                        share.ruleZh(),
                        share.minutes(),
                        share.km(),
                        share.points()));
            }
        }
        return new Sheet(
                "作业状态",
                List.of("区", "编号", "车牌", "班次", "状态", "判定依据", "分钟", "公里", "点数"),
                rows,
                List.of(10, 8, 12, 8, 10, 12, 10, 10, 8),
                0,
                null);
    }

    private static Figure figure(VehicleShift vehicle, String id) {
        return vehicle.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As people read it: a percentage, a number, or why there is none. */
    static Object value(Figure figure) {
        return switch (figure.state()) {
            case Figure.NOT_ASSESSABLE -> "不予评价";
            case Figure.NO_DATA -> "无数据";
            case Figure.NOTHING_DUE -> "-";
            default -> isShare(figure) ? percent(figure.value()) : number(figure.value());
        };
    }

    static String verdict(Figure figure) {
        return switch (figure.state()) {
            case Figure.MET -> "达标";
            case Figure.MISSED -> "未达标";
            case Figure.NO_TARGET -> "未设标准";
            default -> "-";
        };
    }

    private static String target(Figure figure) {
        if (figure.target() == null) {
            return "";
        }
        String bound = figure.atMost() ? "≤ " : "≥ ";
        return bound
                + (isShare(figure)
                        ? String.format(Locale.ROOT, "%.1f %%", figure.target() * 100)
                        : number(figure.target()).toString());
    }

    private static boolean isShare(Figure figure) {
        return FigureId.valueOf(figure.id()).share();
    }

    static String percent(Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    /** Three decimals at most; whole numbers stay whole. */
    static Object number(Double value) {
        if (value == null) {
            return "";
        }
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? (Object) (long) rounded : (Object) rounded;
    }

    static String text(String value) {
        return value == null ? "" : value;
    }

    static String time(Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
