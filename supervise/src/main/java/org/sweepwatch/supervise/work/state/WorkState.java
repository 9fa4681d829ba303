package org.sweepwatch.supervise.work.state;

/** What a vehicle does (作业状态). */
public enum WorkState {
    /** Not known: no usable point, or none at all. Its time proves nothing, neither work nor idleness. */
    UNKNOWN("未知"),
    /** Ignition off, or the unit asleep. */
    PARKED("停放"),
    /** Standing with the engine on for minutes, at no service place. */
    IDLE("怠速停留"),
    /** At a depot, water point, refuse or fuel station with the engine on. */
    SERVICE("补给"),
    /** Working on the road. */
    WORKING("作业"),
    /** Working faster than the operation allows. */
    WORK_OVERSPEED("作业超速"),
    /** Driving without working. */
    TRANSIT("行驶");

    private final String chinese;

    WorkState(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether the road is being worked on, at whatever speed. */
    public boolean working() {
        return this == WORKING || this == WORK_OVERSPEED;
    }
}
