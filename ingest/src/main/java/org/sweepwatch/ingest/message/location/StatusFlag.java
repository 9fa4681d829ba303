package org.sweepwatch.ingest.message.location;

/** Bits of the status word (状态位定义), JT/T 808-2019 table 25. The load, bits 8 and 9, is a number and not listed. */
public enum StatusFlag {
    /** ACC 开. */
    ACC_ON(0),
    /** 定位. */
    LOCATED(1),
    /** 南纬. */
    SOUTH(2),
    /** 西经. */
    WEST(3),
    /** 停运状态. */
    OUT_OF_SERVICE(4),
    /** 经纬度已经保密插件加密. */
    ENCRYPTED(5),
    /** 紧急刹车系统采集的前撞预警, 2019. */
    FORWARD_COLLISION_WARNING(6),
    /** 车道偏移预警, 2019. */
    LANE_DEPARTURE_WARNING(7),
    /** 车辆油路断开. */
    FUEL_LINE_CUT(10),
    /** 车辆电路断开. */
    CIRCUIT_CUT(11),
    /** 车门加锁. */
    DOORS_LOCKED(12),
    /** 门1开 (前门). */
    FRONT_DOOR_OPEN(13),
    /** 门2开 (中门). */
    MIDDLE_DOOR_OPEN(14),
    /** 门3开 (后门). */
    REAR_DOOR_OPEN(15),
    /** 门4开 (驾驶席门). */
    DRIVER_DOOR_OPEN(16),
    /** 门5开 (自定义). */
    OTHER_DOOR_OPEN(17),
    /** 使用GPS卫星进行定位. */
    GPS_USED(18),
    /** 使用北斗卫星进行定位. */
    BEIDOU_USED(19),
    /** 使用GLONASS卫星进行定位. */
    GLONASS_USED(20),
    /** 使用Galileo卫星进行定位. */
    GALILEO_USED(21),
    /** 车辆处于行驶状态, 2019. */
    MOVING(22);

    private final int bit;

    StatusFlag(int bit) {
        this.bit = bit;
    }

    /** Number of the bit, 0 the lowest. */
    public int bit() {
        return bit;
    }

    public int mask() {
        return 1 << bit;
    }

    public boolean isSet(int statusBits) {
        return (statusBits >>> bit & 1) != 0;
    }
}
