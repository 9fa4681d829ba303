package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.Vehicle;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.calendar.Shift;
import org.sweepwatch.supervise.plan.PlannedDuty;
import org.sweepwatch.supervise.plan.PlannedRoute;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.figure.VehicleJudge.OwnCoverage;

/**
 * Judges the work of a day: plans, shifts and rules laid over the folds of all vehicles. A function of its facts: the same
 * facts give the same report. Any thread.
 */
public final class WorkJudge {
    private static final Map<String, String> DEFINITIONS = definitions();

    private final OperationalCalendar calendar;

    public WorkJudge(OperationalCalendar calendar) {
        this.calendar = calendar;
    }

    /** The provisional report; {@link WorkReport#frozen()} makes it final. */
    public WorkReport judge(WorkFacts facts) {
        Rules rules = facts.truth().rules();
        Map<Integer, PlannedRoute> routes = facts.truth().routes().stream()
                .collect(Collectors.toMap(planned -> planned.route().id(), Function.identity()));
        CoverageJudge coverage = new CoverageJudge(facts, calendar);
        VehicleJudge judge = new VehicleJudge(rules, routes);
        List<ShiftSums> sums = sums(facts, routes);
        Map<ShiftSums, VehicleShift> vehicles = new LinkedHashMap<>();
        for (ShiftSums s : sums) {
            vehicles.put(s, judge.judge(s, s.duty == null ? OwnCoverage.NONE : coverage.own(s.duty)));
        }
        List<RouteShift> rows = rows(facts, coverage, sums);
        List<VehicleShift> list = List.copyOf(vehicles.values());
        double floor = rules.share(RuleKey.ASSESSABLE_PCT);
        Instant asOf = Instant.ofEpochMilli(facts.asOfMs());
        return new WorkReport(
                new VehicleDayReport(
                        facts.day(),
                        WorkReport.PROVISIONAL,
                        asOf,
                        facts.generatedAt(),
                        facts.recomputing(),
                        floor,
                        Bulletin.of(facts.day(), facts.truth().shifts(), list),
                        districts(facts, sums, vehicles, rows),
                        list,
                        DEFINITIONS),
                new RouteCoverageReport(
                        facts.day(),
                        WorkReport.PROVISIONAL,
                        asOf,
                        facts.generatedAt(),
                        facts.recomputing(),
                        floor,
                        rows));
    }

    /** Every vehicle in every shift in which it was planned or went out. */
    private List<ShiftSums> sums(WorkFacts facts, Map<Integer, PlannedRoute> routes) {
        Map<Integer, List<PlannedDuty>> duties = new HashMap<>();
        facts.truth().duties().duties().forEach(duty -> duties.computeIfAbsent(
                        duty.vehicleId(), id -> new ArrayList<>())
                .add(duty));
        List<ShiftSums> sums = new ArrayList<>();
        for (Vehicle vehicle : facts.truth().vehicles()) {
            for (Shift shift : facts.truth().shifts()) {
                if (shift.on(facts.day(), calendar).from().toEpochMilli() >= facts.asOfMs()) {
                    continue;
                }
                PlannedDuty duty = duties.getOrDefault(vehicle.id(), List.of()).stream()
                        .filter(one -> one.shift().id().equals(shift.id()))
                        .findFirst()
                        .orElse(null);
                ShiftSums s = new ShiftSums(facts, routes, calendar, vehicle, shift, duty);
                if (s.planned() || s.droveOut()) {
                    sums.add(s);
                }
            }
        }
        sums.sort(Comparator.comparing(
                        (ShiftSums s) -> s.vehicle.district(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(s -> s.vehicle.code(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(s -> s.vehicle.id())
                .thenComparing(s -> s.startMs));
        return sums;
    }

    private static List<RouteShift> rows(WorkFacts facts, CoverageJudge coverage, List<ShiftSums> sums) {
        List<RouteShift> rows = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>(facts.truth().shifts());
        shifts.add(null);
        List<PlannedRoute> routes = facts.truth().routes().stream()
                .sorted(Comparator.comparing((PlannedRoute p) -> p.route().district())
                        .thenComparing(p -> p.route().code()))
                .toList();
        for (PlannedRoute route : routes) {
            for (Shift shift : shifts) {
                List<ShiftSums> inShift = sums.stream()
                        .filter(s -> shift == null || s.shift.id().equals(shift.id()))
                        .toList();
                RouteShift row = coverage.judge(route, shift, inShift);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private List<DistrictShift> districts(
            WorkFacts facts, List<ShiftSums> sums, Map<ShiftSums, VehicleShift> vehicles, List<RouteShift> rows) {
        DistrictJudge judge = new DistrictJudge(facts, calendar);
        List<String> districts = new ArrayList<>(facts.truth().vehicles().stream()
                .map(Vehicle::district)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
        districts.add(null);
        List<Shift> shifts = new ArrayList<>(facts.truth().shifts());
        shifts.add(null);
        List<DistrictShift> all = new ArrayList<>();
        for (String district : districts) {
            for (Shift shift : shifts) {
                all.add(judge.judge(district, shift, sums, vehicles, rows));
            }
        }
        return all;
    }

    private static Map<String, String> definitions() {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("C1", "出车率：计划车辆中出车的 / 计划车辆。整班无定位的按出车计，列为设备问题");
        text.put("C2", "计划符合率：无计划类问题（未出车、出车未作业、偏离计划路线）的出车车辆 / 出车车辆");
        text.put("C3", "有效作业里程率：作业里程 / 班内里程（不含补给）");
        text.put("C4", "覆盖率：至少完成一遍的计划路段长度 / 计划路段长度。单车只计本车，区按各车合并");
        text.put("C5", "作业完成率：各路段完成遍数（不超过应作业遍数）之和 / 应作业遍数之和");
        text.put("C6", "作业超速率：超速作业点 / 作业点与超速作业点之和");
        text.put("C7", "偏离率：偏离计划路线（一二级道路30米，其他50米）持续超过60秒的作业里程 / 作业里程");
        text.put("C8", "停留次数：服务场所以外怠速停留超过15分钟的次数");
        text.put("C9", "禁时作业：禁止作业时段内的作业分钟数");
        text.put("C10", "到岗准时率：首次作业不晚于班次开始15分钟的车辆 / 可评价的计划出车车辆");
        text.put("C11", "机械化清扫率（当日、遥测）：完成路段长度×宽度 / 计划路段长度×宽度");
        text.put("D1", "满网格巡查率：班内有车辆巡查（至少3点且2分钟）的网格 / 全部网格");
        text.put("D2", "网格覆盖率：当日有车辆巡查的网格 / 全部网格");
        text.put("T1", "入网率：曾有定位的车辆 / 在册车辆");
        text.put("T2", "上线率：班内有合格点的当班车辆 / 当班车辆");
        text.put("T3", "平台连通率：1 - 平台停机分钟 / 分钟");
        text.put("T4", "轨迹完整率：连续里程 / 总里程；断链指间隔超过max(3τ,60秒)且直线距离超过200米，登记盲区内不计");
        text.put("T5", "数据合格率：合格点 / 接收点；熄火无定位的不计");
        text.put("T6", "漂移车辆率：班内至少3个漂移点的车辆 / 上线车辆");
        text.put("completeness", "数据完整率：1 - 未知时间 / 应在线时间。低于下限的指标不予评价");
        return Collections.unmodifiableMap(text);
    }
}
