package org.sweepwatch.supervise.work.figure;

/** What can be wrong with a vehicle's shift (问题). Device problems go to maintenance, plan problems to the district. */
public enum Problem {
    /** Planned, and nothing was heard of it in the whole shift: a device problem. */
    NO_GPS("无GPS", false),
    /** Planned, heard of, and did not go out. */
    NOT_OUT("未出车", true),
    /** Went out and did not work. */
    NOT_WORKING("出车未作业", true),
    /** Worked off its routes. */
    OFF_ROUTE("偏离计划路线", true),
    /** Worked too fast. */
    OVERSPEED("作业超速", false),
    /** Stood too often with the engine on. */
    STOPS("停留超次", false),
    /** Worked when it was forbidden. */
    FORBIDDEN("禁时作业", false);

    private final String chinese;
    private final boolean plan;

    Problem(String chinese, boolean plan) {
        this.chinese = chinese;
        this.plan = plan;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether the bulletin calls it not working to plan (未按计划作业). */
    public boolean plan() {
        return plan;
    }
}
