package org.sweepwatch.supervise.work.state;

/** What decided on a {@link WorkState} (判定依据). It is kept with the state: work proven and work inferred never add up. */
public enum WorkRule {
    /** The point has no usable place. */
    NOT_USABLE("点位无效"),
    /** Nothing came for longer than is to be expected. */
    GAP("数据中断"),
    /** The ignition is off or the unit sleeps. */
    IGNITION("点火状态"),
    /** The vehicle stands. */
    STANDING("停驶"),
    /** The vehicle is at a service place. */
    PLACE("服务场所"),
    /** A work input: brush, fan, pump, cannon (传感器证明). */
    SENSOR("传感器"),
    /** Speed and place alone (仅凭速度推定). */
    SPEED("速度推定");

    private final String chinese;

    WorkRule(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
