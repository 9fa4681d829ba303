package org.sweepwatch.supervise.simulate.fleet;

/** What a vehicle does to the road (作业类型), with the speeds at which it does it. */
public enum Operation {
    /** 机扫, dry or wet sweeping. */
    JS('A', 3.5, 8.5, 0, 8_400),
    /** 洗扫, sweeping and washing. */
    XS('A', 3.5, 8.5, 5_400, 9_000),
    /** 高压清洗, high-pressure washing. */
    GX('B', 4, 10.5, 4_800, 0),
    /** 洒水, sprinkling. */
    SS('C', 8, 18, 4_200, 0),
    /** 雾炮, mist cannon. */
    WP('D', 6, 17, 6_000, 0),
    /** 快速保洁, pick-up of single pieces. */
    BJ('E', 5, 13.5, 0, 7_200);

    private final char letter;
    private final double slowestKmh;
    private final double fastestKmh;
    private final int tankSeconds;
    private final int hopperSeconds;

    Operation(char letter, double slowestKmh, double fastestKmh, int tankSeconds, int hopperSeconds) {
        this.letter = letter;
        this.slowestKmh = slowestKmh;
        this.fastestKmh = fastestKmh;
        this.tankSeconds = tankSeconds;
        this.hopperSeconds = hopperSeconds;
    }

    /** First letter of the vehicle's number in its district. */
    public char letter() {
        return letter;
    }

    /** Lower end of the working speed, km/h. */
    public double slowestKmh() {
        return slowestKmh;
    }

    /** Upper end of the working speed, km/h. */
    public double fastestKmh() {
        return fastestKmh;
    }

    /** Work seconds until the water is used up; 0 = needs no water. */
    int tankSeconds() {
        return tankSeconds;
    }

    /** Work seconds until the hopper is full; 0 = collects nothing. */
    int hopperSeconds() {
        return hopperSeconds;
    }

    /** The work inputs that are on while it works, as bits of the vehicle signals (0x25), reserved bits 16 and up. */
    int workSignals() {
        return switch (this) {
            case JS -> SIGNAL_MAIN_BRUSH | SIGNAL_FAN;
            case XS -> SIGNAL_MAIN_BRUSH | SIGNAL_FAN | SIGNAL_LOW_PRESSURE_PUMP;
            case GX -> SIGNAL_HIGH_PRESSURE_PUMP;
            case SS -> SIGNAL_LOW_PRESSURE_PUMP;
            case WP -> SIGNAL_MIST_CANNON;
            case BJ -> 0;
        };
    }

    /** Main brush down (主刷). */
    public static final int SIGNAL_MAIN_BRUSH = 1 << 16;
    /** Fan on (风机). */
    public static final int SIGNAL_FAN = 1 << 17;
    /** High-pressure pump on (高压水泵). */
    public static final int SIGNAL_HIGH_PRESSURE_PUMP = 1 << 18;
    /** Low-pressure pump on (低压水泵). */
    public static final int SIGNAL_LOW_PRESSURE_PUMP = 1 << 19;
    /** Mist cannon on (雾炮). */
    public static final int SIGNAL_MIST_CANNON = 1 << 20;
}
