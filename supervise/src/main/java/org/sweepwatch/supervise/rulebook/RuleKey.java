package org.sweepwatch.supervise.rulebook;

import java.util.Arrays;
import java.util.Optional;

/**
 * One setting of judgement (考核参数): its key, unit, default, the range in which a value makes sense, and its Chinese name.
 * All are numbers; shares are in per cent.
 */
public enum RuleKey {
    // The track.
    INTERVAL_S("track.interval-s", "s", 10, 1, 3_600, "应上报间隔"),
    CHAIN_INTERVALS("track.chain-intervals", "", 3, 1, 60, "相邻点最大间隔（倍）"),
    CHAIN_S("track.chain-s", "s", 60, 1, 3_600, "相邻点最大间隔（至少）"),
    BROKEN_M("track.broken-m", "m", 200, 1, 10_000, "轨迹断链距离"),
    CONTINUOUS_S("track.continuous-s", "s", 120, 1, 3_600, "连续里程最大间隔"),

    // The work state.
    HOLD_S("state.hold-s", "s", 30, 0, 600, "状态保持时间"),
    INFERRED_HOLD_S("state.inferred-hold-s", "s", 60, 0, 600, "速度推定作业保持时间"),
    IDLE_S("state.idle-s", "s", 180, 30, 3_600, "怠速判定时间"),
    STANDING_KMH("state.standing-kmh", "km/h", 1, 0.1, 10, "静止速度"),

    // Speeds of work.
    JS_LEAST_KMH("work.js.least-kmh", "km/h", 2, 0, 100, "机扫作业速度下限"),
    JS_MOST_KMH("work.js.most-kmh", "km/h", 10, 1, 100, "机扫作业速度上限"),
    JS_LIMIT_KMH("work.js.limit-kmh", "km/h", 12, 1, 100, "机扫超速限值"),
    XS_LEAST_KMH("work.xs.least-kmh", "km/h", 2, 0, 100, "洗扫作业速度下限"),
    XS_MOST_KMH("work.xs.most-kmh", "km/h", 10, 1, 100, "洗扫作业速度上限"),
    XS_LIMIT_KMH("work.xs.limit-kmh", "km/h", 12, 1, 100, "洗扫超速限值"),
    GX_LEAST_KMH("work.gx.least-kmh", "km/h", 2, 0, 100, "高压清洗作业速度下限"),
    GX_MOST_KMH("work.gx.most-kmh", "km/h", 12, 1, 100, "高压清洗作业速度上限"),
    GX_LIMIT_KMH("work.gx.limit-kmh", "km/h", 15, 1, 100, "高压清洗超速限值"),
    SS_LEAST_KMH("work.ss.least-kmh", "km/h", 5, 0, 100, "洒水作业速度下限"),
    SS_MOST_KMH("work.ss.most-kmh", "km/h", 20, 1, 100, "洒水作业速度上限"),
    SS_LIMIT_KMH("work.ss.limit-kmh", "km/h", 25, 1, 100, "洒水超速限值"),
    WP_LEAST_KMH("work.wp.least-kmh", "km/h", 3, 0, 100, "雾炮作业速度下限"),
    WP_MOST_KMH("work.wp.most-kmh", "km/h", 20, 1, 100, "雾炮作业速度上限"),
    WP_LIMIT_KMH("work.wp.limit-kmh", "km/h", 25, 1, 100, "雾炮超速限值"),
    BJ_LEAST_KMH("work.bj.least-kmh", "km/h", 3, 0, 100, "快速保洁作业速度下限"),
    BJ_MOST_KMH("work.bj.most-kmh", "km/h", 15, 1, 100, "快速保洁作业速度上限"),
    BJ_LIMIT_KMH("work.bj.limit-kmh", "km/h", 20, 1, 100, "快速保洁超速限值"),

    // Matching and passes.
    MATCH_M("match.tolerance-m", "m", 25, 1, 60, "路段匹配距离"),
    COURSE_DEG("match.course-deg", "°", 45, 1, 90, "航向允许偏差"),
    COURSE_LEAST_KMH("match.course-least-kmh", "km/h", 3, 0, 100, "航向可用最低速度"),
    COURSE_M("match.course-m", "m", 20, 1, 60, "低速航向取用距离"),
    COVERED_PCT("pass.covered-pct", "%", 80, 1, 100, "路段完成比例"),
    LEFT_M("pass.left-m", "m", 150, 50, 5_000, "离开路段距离"),
    LEFT_MIN("pass.left-min", "min", 20, 2, 600, "离开路段时间"),

    // Passes due a day where a route does not say: sweeping, washing once in so many days (0: none), sprinkling.
    CLASS_1_SWEEP("passes.class-1.sweep", "", 2, 0, 24, "一级道路每日清扫次数"),
    CLASS_1_WASH_DAYS("passes.class-1.wash-days", "d", 1, 0, 60, "一级道路清洗周期"),
    CLASS_1_SPRINKLE("passes.class-1.sprinkle", "", 3, 0, 24, "一级道路每日洒水次数"),
    CLASS_2_SWEEP("passes.class-2.sweep", "", 2, 0, 24, "二级道路每日清扫次数"),
    CLASS_2_WASH_DAYS("passes.class-2.wash-days", "d", 2, 0, 60, "二级道路清洗周期"),
    CLASS_2_SPRINKLE("passes.class-2.sprinkle", "", 2, 0, 24, "二级道路每日洒水次数"),
    CLASS_3_SWEEP("passes.class-3.sweep", "", 1, 0, 24, "三级道路每日清扫次数"),
    CLASS_3_WASH_DAYS("passes.class-3.wash-days", "d", 7, 0, 60, "三级道路清洗周期"),
    CLASS_3_SPRINKLE("passes.class-3.sprinkle", "", 0, 0, 24, "三级道路每日洒水次数"),
    CLASS_4_SWEEP("passes.class-4.sweep", "", 1, 0, 24, "四级道路每日清扫次数"),
    CLASS_4_WASH_DAYS("passes.class-4.wash-days", "d", 0, 0, 60, "四级道路清洗周期"),
    CLASS_4_SPRINKLE("passes.class-4.sprinkle", "", 0, 0, 24, "四级道路每日洒水次数"),

    // What the figures count.
    DUTY_KM("figure.duty-km", "km", 1, 0, 100, "视为出车的最小里程"),
    OFF_ROUTE_MAIN_M("figure.off-route-main-m", "m", 30, 5, 60, "一二级道路偏离距离"),
    OFF_ROUTE_OTHER_M("figure.off-route-other-m", "m", 50, 5, 60, "其他道路偏离距离"),
    OFF_ROUTE_S("figure.off-route-s", "s", 60, 0, 3_600, "偏离持续时间"),
    STOP_MIN("figure.stop-min", "min", 15, 1, 600, "停留计次时间"),
    ON_TIME_MIN("figure.on-time-min", "min", 15, 0, 240, "到岗允许误差"),
    DRIFT_POINTS("figure.drift-points", "", 3, 1, 1_000, "漂移车辆最少漂移点数"),
    PATROL_POINTS("figure.patrol-points", "", 3, 1, 100, "网格巡查最少定位点"),
    PATROL_MIN("figure.patrol-min", "min", 2, 0, 120, "网格巡查最短时间"),
    PATROL_TIMES("figure.patrol-times", "", 1, 1, 24, "网格每班应巡查次数"),
    ASSESSABLE_PCT("figure.assessable-pct", "%", 60, 0, 100, "可评价数据完整率下限"),

    // When a device has failed: F01 and F02, F03, F18, F04 to F13, F15, F16, F17, F20, F22, and when many are silent at
    // once.
    DEVICE_NEVER_MIN("device.never-min", "min", 60, 1, 1_440, "从未上线判定时间"),
    DEVICE_SILENCE_MIN("device.silence-min", "min", 30, 1, 1_440, "单次离线时间"),
    DEVICE_SILENCE_SUM_MIN("device.silence-sum-min", "min", 60, 1, 1_440, "累计离线时间"),
    DEVICE_SILENCE_LEAST_MIN("device.silence-least-min", "min", 5, 1, 1_440, "离线起算时间"),
    DEVICE_NO_FIX_PCT("device.no-fix-pct", "%", 20, 0.1, 100, "不定位点比例"),
    DEVICE_NO_FIX_POINTS("device.no-fix-points", "", 60, 1, 100_000, "不定位判定最少点数"),
    DEVICE_WRONG_PLACE_PCT("device.wrong-place-pct", "%", 5, 0.1, 100, "错误位置点比例"),
    DEVICE_WRONG_PLACE_POINTS("device.wrong-place-points", "", 60, 1, 100_000, "错误位置判定最少点数"),
    DEVICE_ALARM_MIN("device.alarm-min", "min", 5, 1, 1_440, "天线及模块故障持续时间"),
    DEVICE_ALARM_RISES("device.alarm-rises", "", 3, 1, 1_000, "天线及模块故障次数"),
    DEVICE_SUPPLY_LOW_MIN("device.supply-low-min", "min", 10, 1, 1_440, "主电源欠压持续时间"),
    DEVICE_SUPPLY_OFF_MIN("device.supply-off-min", "min", 720, 1, 1_440, "停车断电持续时间"),
    DEVICE_ACCESSORY_MIN("device.accessory-min", "min", 30, 1, 1_440, "附件故障持续时间"),
    DEVICE_STUCK_M("device.stuck-m", "m", 3, 0, 100, "定位停滞距离"),
    DEVICE_STUCK_MIN("device.stuck-min", "min", 20, 1, 1_440, "定位停滞判定时间"),
    DEVICE_STUCK_GAP_S("device.stuck-gap-s", "s", 180, 1, 3_600, "定位停滞最大间隔"),
    DEVICE_STUCK_KMH("device.stuck-kmh", "km/h", 3, 0, 100, "行驶判定速度"),
    DEVICE_STUCK_KM("device.stuck-km", "km", 0.5, 0.1, 100, "行驶判定里程增量"),
    DEVICE_CONTINUOUS_S("device.continuous-s", "s", 120, 1, 3_600, "行驶里程最大间隔"),
    DEVICE_CLOCK_S("device.clock-s", "s", 60, 1, 86_400, "时钟偏差"),
    DEVICE_CLOCK_POINTS("device.clock-points", "", 100, 1, 100_000, "时钟偏差判定最少点数"),
    DEVICE_JUMP_KMH("device.jump-kmh", "km/h", 120, 1, 1_000, "漂移推算速度"),
    DEVICE_JUMP_M("device.jump-m", "m", 200, 1, 10_000, "漂移最小距离"),
    DEVICE_SPIKE_MS2("device.spike-ms2", "m/s2", 6, 0.1, 100, "漂移加速度"),
    DEVICE_SPIKE_M("device.spike-m", "m", 50, 1, 10_000, "加速度漂移最小距离"),
    DEVICE_PARKED_JUMP_M("device.parked-jump-m", "m", 100, 1, 10_000, "停车漂移距离"),
    DEVICE_JUMP_GAP_MIN("device.jump-gap-min", "min", 10, 1, 1_440, "不计漂移的间隔"),
    DEVICE_SETTLE_S("device.settle-s", "s", 60, 1, 3_600, "新位置确认时间"),
    DEVICE_SETTLE_POINTS("device.settle-points", "", 5, 2, 1_000, "新位置确认点数"),
    DEVICE_DRIFT_POINTS("device.drift-points", "", 3, 1, 100_000, "漂移故障点数"),
    DEVICE_DRIFT_PCT("device.drift-pct", "%", 1, 0.1, 100, "漂移故障点比例"),
    DEVICE_DRIFT_PCT_POINTS("device.drift-pct-points", "", 100, 1, 100_000, "漂移比例判定最少点数"),
    DEVICE_CLASH_M("device.clash-m", "m", 3_000, 1, 100_000, "终端冒用两地距离"),
    DEVICE_CLASH_S("device.clash-s", "s", 60, 1, 3_600, "终端冒用两地时间差"),
    DEVICE_CLASH_SWITCHES("device.clash-switches", "", 4, 2, 1_000, "终端冒用切换次数"),
    DEVICE_CLASH_POINTS("device.clash-points", "", 3, 1, 1_000, "终端冒用成轨点数"),
    DEVICE_LATE_PCT("device.late-pct", "%", 30, 0.1, 100, "补传点比例"),
    DEVICE_LATE_POINTS("device.late-points", "", 100, 1, 100_000, "补传判定最少点数"),
    DEVICE_NETWORK_PCT("device.network-pct", "%", 20, 0.1, 100, "网络中断离线车辆比例"),
    DEVICE_NETWORK_VEHICLES("device.network-vehicles", "", 5, 2, 10_000, "网络中断离线车辆数"),
    DEVICE_NETWORK_ONSET_MIN("device.network-onset-min", "min", 10, 1, 120, "网络中断起始时间差"),

    // Targets.
    TARGET_DEVICE_FAILURE_PCT("target.device-failure-pct", "%", 5, 0.1, 100, "设备日故障率上限"),
    TARGET_CONNECTED_PCT("target.connected-pct", "%", 100, 0, 100, "入网率目标"),
    TARGET_ON_LINE_PCT("target.on-line-pct", "%", 98, 0, 100, "上线率目标"),
    TARGET_PLATFORM_PCT("target.platform-pct", "%", 99.9, 0, 100, "平台连通率目标"),
    TARGET_TRACK_PCT("target.track-pct", "%", 95, 0, 100, "轨迹完整率目标"),
    TARGET_QUALITY_PCT("target.quality-pct", "%", 99, 0, 100, "数据合格率目标"),
    TARGET_DRIFT_PCT("target.drift-pct", "%", 2, 0, 100, "漂移车辆率上限"),
    TARGET_ATTENDANCE_PCT("target.attendance-pct", "%", 95, 0, 100, "出车率目标"),
    TARGET_COMPLIANCE_PCT("target.compliance-pct", "%", 95, 0, 100, "计划符合率目标"),
    TARGET_EFFECTIVE_PCT("target.effective-pct", "%", 75, 0, 100, "有效作业里程率目标"),
    TARGET_COVERAGE_PCT("target.coverage-pct", "%", 90, 0, 100, "覆盖率目标"),
    TARGET_COMPLETION_PCT("target.completion-pct", "%", 95, 0, 100, "作业完成率目标"),
    TARGET_OVERSPEED_PCT("target.overspeed-pct", "%", 5, 0, 100, "作业超速率上限"),
    TARGET_OFF_ROUTE_PCT("target.off-route-pct", "%", 5, 0, 100, "偏离率上限"),
    TARGET_STOPS("target.stops", "", 2, 0, 100, "每班停留次数上限"),
    TARGET_FORBIDDEN_MIN("target.forbidden-min", "min", 0, 0, 600, "禁时作业上限"),
    TARGET_ON_TIME_PCT("target.on-time-pct", "%", 95, 0, 100, "到岗准时率目标"),
    TARGET_WATER_LEAST("target.water-least", "m3/km", 0.3, 0, 100, "用水强度下限"),
    TARGET_WATER_MOST("target.water-most", "m3/km", 1.2, 0, 100, "用水强度上限"),
    TARGET_FUEL_MOST("target.fuel-most", "L/km", 0, 0, 100, "油耗上限（0为未设）"),
    TARGET_ANSWERED_PCT("target.answered-pct", "%", 95, 0, 100, "问题及时处置率目标"),
    TARGET_PATROL_PCT("target.patrol-pct", "%", 95, 0, 100, "满网格巡查率目标"),
    TARGET_GRIDS_PCT("target.grids-pct", "%", 98, 0, 100, "网格覆盖率目标");

    private final String key;
    private final String unit;
    private final double standard;
    private final double least;
    private final double most;
    private final String chinese;

    RuleKey(String key, String unit, double standard, double least, double most, String chinese) {
        this.key = key;
        this.unit = unit;
        this.standard = standard;
        this.least = least;
        this.most = most;
        this.chinese = chinese;
    }

    /** The stable name, for example {@code work.js.limit-kmh}. */
    public String key() {
        return key;
    }

    /** Unit of the value, empty for a plain number. */
    public String unit() {
        return unit;
    }

    /** The value where nobody has set one. */
    public double standard() {
        return standard;
    }

    /** Smallest value. */
    public double least() {
        return least;
    }

    /** Largest value. */
    public double most() {
        return most;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether devices are judged by it; a report on them names those that somebody has set. */
    public boolean ofDevices() {
        return this == TARGET_DEVICE_FAILURE_PCT || key.startsWith("device.");
    }

    public static Optional<RuleKey> named(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
    }

    /**
     * A value as people write it.
     *
     * @throws RuleException when it is no number of the range
     */
    public double parse(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private RuleException wrong(String text) {
        return new RuleException(
                RuleException.BAD_VALUE,
                key + " is " + text + " (expected: a number from " + text(least) + " to " + text(most)
                        + (unit.isEmpty() ? "" : " " + unit) + ")");
    }

    /** A value without needless zeros. */
    public static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
