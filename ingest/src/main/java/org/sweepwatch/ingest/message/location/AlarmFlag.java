package org.sweepwatch.ingest.message.location;

/**
 * Bits of the alarm word (报警标志位定义), JT/T 808-2019 table 24. Where 2013 names a bit otherwise the Javadoc says so.
 * Clones put other things into bits 15 to 19 and 26.
 */
public enum AlarmFlag {
    /** 紧急报警. */
    EMERGENCY(0),
    /** 超速报警. */
    OVERSPEED(1),
    /** 疲劳驾驶. */
    FATIGUE(2),
    /** 危险驾驶行为报警; 2011 and 2013: 危险预警. */
    DANGEROUS_DRIVING(3),
    /** GNSS模块发生故障. */
    GNSS_MODULE_FAULT(4),
    /** GNSS天线未接或被剪断. */
    GNSS_ANTENNA_OPEN(5),
    /** GNSS天线短路. */
    GNSS_ANTENNA_SHORT(6),
    /** 终端主电源欠压. */
    MAIN_POWER_LOW(7),
    /** 终端主电源掉电. */
    MAIN_POWER_OFF(8),
    /** 终端LCD或显示器故障. */
    DISPLAY_FAULT(9),
    /** TTS模块故障. */
    TTS_FAULT(10),
    /** 摄像头故障. */
    CAMERA_FAULT(11),
    /** 道路运输证IC卡模块故障. */
    IC_CARD_FAULT(12),
    /** 超速预警. */
    OVERSPEED_WARNING(13),
    /** 疲劳驾驶预警. */
    FATIGUE_WARNING(14),
    /** 违规行驶报警, 2019. */
    FORBIDDEN_DRIVING(15),
    /** 胎压预警, 2019. */
    TYRE_PRESSURE_WARNING(16),
    /** 右转盲区异常报警, 2019. */
    RIGHT_TURN_BLIND_ZONE(17),
    /** 当天累计驾驶超时. */
    DAILY_DRIVING_OVER(18),
    /** 超时停车. */
    PARKING_TOO_LONG(19),
    /** 进出区域. */
    AREA_PASSAGE(20),
    /** 进出路线. */
    ROUTE_PASSAGE(21),
    /** 路段行驶时间不足/过长. */
    SEGMENT_TIME(22),
    /** 路线偏离报警. */
    ROUTE_DEVIATION(23),
    /** 车辆VSS故障. */
    VSS_FAULT(24),
    /** 车辆油量异常. */
    FUEL_ABNORMAL(25),
    /** 车辆被盗. */
    STOLEN(26),
    /** 车辆非法点火. */
    ILLEGAL_IGNITION(27),
    /** 车辆非法位移. */
    ILLEGAL_MOVEMENT(28),
    /** 碰撞侧翻报警; 2013: 碰撞预警. */
    COLLISION(29),
    /** 侧翻预警. */
    ROLLOVER_WARNING(30),
    /** 非法开门报警, 2013; reserved in 2019. */
    ILLEGAL_DOOR_OPENING(31);

    private final int bit;

    AlarmFlag(int bit) {
        this.bit = bit;
    }

    /** Number of the bit, 0 the lowest. */
    public int bit() {
        return bit;
    }

    public int mask() {
        return 1 << bit;
    }

    public boolean isSet(int alarmBits) {
        return (alarmBits >>> bit & 1) != 0;
    }
}
