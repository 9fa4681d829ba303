package org.sweepwatch.supervise.report;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.supervise.work.figure.Figure;
import org.sweepwatch.supervise.work.figure.RouteCoverageReport;
import org.sweepwatch.supervise.work.figure.RouteShift;

/** The coverage of routes as tables. */
final class RouteCoverageTables {
    private RouteCoverageTables() {}

    static Sheets of(RouteCoverageReport report) {
        return new Sheets(
                "路线覆盖日报 " + report.day() + VehicleDayTables.state(report.state(), report.asOf()),
                List.of(routes(report), segments(report)));
    }

    private static Sheet routes(RouteCoverageReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (RouteShift road : report.routes()) {
            rows.add(List.of(
                    road.district(),
                    road.code(),
                    road.name(),
                    road.roadClass(),
                    road.shiftZh(),
                    road.planned() ? "是" : "否",
                    road.lengthM(),
                    road.dueM(),
                    road.coveredM(),
                    road.unprovenM(),
                    road.missedM(),
                    VehicleDayTables.value(figure(road, "C4")),
                    road.passesDone(),
                    road.passesRequired(),
                    VehicleDayTables.value(figure(road, "C5")),
                    road.sensorProvenM(),
                    VehicleDayTables.percent(road.completeness()),
                    String.join("、", road.vehicles())));
        }
        return new Sheet(
                "路线",
                List.of(
                        "区",
                        "路线",
                        "名称",
                        "等级",
                        "班次",
                        "计划",
                        "长度(m)",
                        "应作业(m)",
                        "已作业(m)",
                        "未证实(m)",
                        "未作业(m)",
                        "覆盖率",
                        "完成遍数",
                        "应作业遍数",
                        "作业完成率",
                        "传感器证明(m)",
                        "数据完整率",
                        "车辆"),
                rows,
                List.of(10, 10, 36, 6, 8, 6, 10, 11, 11, 11, 11, 12, 10, 12, 12, 14, 12, 24),
                15,
                "无计划也无作业");
    }

    private static Sheet segments(RouteCoverageReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (RouteShift road : report.routes()) {
            for (RouteShift.Segment segment : road.segments()) {
                rows.add(List.of(
                        road.code(),
                        road.shiftZh(),
                        segment.index(),
                        segment.fromM(),
                        segment.toM(),
                        state(segment.state()),
                        segment.passes(),
                        segment.required(),
                        VehicleDayTables.time(segment.first()),
                        VehicleDayTables.time(segment.last())));
            }
        }
        return new Sheet(
                "路段",
                List.of("路线", "班次", "路段", "起(m)", "止(m)", "状态", "遍数", "应作业遍数", "首遍", "末遍"),
                rows,
                List.of(10, 8, 6, 10, 10, 10, 6, 12, 8, 8),
                0,
                null);
    }

    private static String state(String state) {
        return switch (state) {
            case RouteShift.Segment.DONE -> "已作业";
            case RouteShift.Segment.PARTLY -> "部分作业";
            case RouteShift.Segment.UNPROVEN -> "未证实";
            case RouteShift.Segment.NOT_DUE -> "无要求";
            default -> "未作业";
        };
    }

    private static Figure figure(RouteShift road, String id) {
        return road.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
