package org.sweepwatch.supervise.simulate.fleet;

/** When a vehicle works; seconds count from 06:30, where the operational day begins. */
public enum Shift {
    /** 白班, 06:30 to 20:00. */
    DAY(0, 18_000, 25_200, 46_000),
    /** 夜班, 20:00 to 06:30 of the next morning. */
    NIGHT(48_600, 66_600, 70_200, 80_700);

    private final int startS;
    private final int breakFromS;
    private final int breakToS;
    private final int homewardS;

    Shift(int startS, int breakFromS, int breakToS, int homewardS) {
        this.startS = startS;
        this.breakFromS = breakFromS;
        this.breakToS = breakToS;
        this.homewardS = homewardS;
    }

    int startS() {
        return startS;
    }

    int breakFromS() {
        return breakFromS;
    }

    int breakToS() {
        return breakToS;
    }

    /** When the last sweeping ends and the way home begins. */
    int homewardS() {
        return homewardS;
    }
}
