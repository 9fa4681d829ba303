package org.sweepwatch.ingest.message.parameter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * Parameters that the standard defines (终端参数设置各参数项定义), JT/T 808-2013 table 12 and what 2019 added. What is not here,
 * the makers' 0xF000 to 0xFFFF among it, is kept as bytes.
 */
public enum ParameterKind {
    /** 终端心跳发送间隔. */
    HEARTBEAT_INTERVAL_S(0x0001, Type.DWORD),
    /** TCP消息应答超时时间. */
    TCP_ANSWER_TIMEOUT_S(0x0002, Type.DWORD),
    /** TCP消息重传次数. */
    TCP_RETRANSMISSIONS(0x0003, Type.DWORD),
    /** UDP消息应答超时时间. */
    UDP_ANSWER_TIMEOUT_S(0x0004, Type.DWORD),
    /** UDP消息重传次数. */
    UDP_RETRANSMISSIONS(0x0005, Type.DWORD),
    /** SMS消息应答超时时间. */
    SMS_ANSWER_TIMEOUT_S(0x0006, Type.DWORD),
    /** SMS消息重传次数. */
    SMS_RETRANSMISSIONS(0x0007, Type.DWORD),
    /** 主服务器APN. */
    MAIN_SERVER_APN(0x0010, Type.STRING),
    /** 主服务器无线通信拨号用户名. */
    MAIN_SERVER_USER(0x0011, Type.STRING),
    /** 主服务器无线通信拨号密码. */
    MAIN_SERVER_PASSWORD(0x0012, Type.STRING),
    /** 主服务器地址; 2019: host:port, several separated by semicolons. */
    MAIN_SERVER_ADDRESS(0x0013, Type.STRING),
    /** 备份服务器APN. */
    BACKUP_SERVER_APN(0x0014, Type.STRING),
    /** 备份服务器无线通信拨号用户名. */
    BACKUP_SERVER_USER(0x0015, Type.STRING),
    /** 备份服务器无线通信拨号密码. */
    BACKUP_SERVER_PASSWORD(0x0016, Type.STRING),
    /** 备用服务器地址. */
    BACKUP_SERVER_ADDRESS(0x0017, Type.STRING),
    /** 服务器TCP端口; reserved in 2019. */
    SERVER_TCP_PORT(0x0018, Type.DWORD),
    /** 服务器UDP端口; reserved in 2019. */
    SERVER_UDP_PORT(0x0019, Type.DWORD),
    /** 道路运输证IC卡认证主服务器地址. */
    IC_CARD_SERVER_ADDRESS(0x001A, Type.STRING),
    /** 道路运输证IC卡认证主服务器TCP端口. */
    IC_CARD_SERVER_TCP_PORT(0x001B, Type.DWORD),
    /** 道路运输证IC卡认证主服务器UDP端口. */
    IC_CARD_SERVER_UDP_PORT(0x001C, Type.DWORD),
    /** 道路运输证IC卡认证备份服务器地址. */
    IC_CARD_BACKUP_ADDRESS(0x001D, Type.STRING),
    /** 位置汇报策略: 0 time, 1 distance, 2 both. */
    REPORT_STRATEGY(0x0020, Type.DWORD),
    /** 位置汇报方案: 0 by ACC, 1 by login and then ACC. */
    REPORT_SCHEME(0x0021, Type.DWORD),
    /** 驾驶员未登录汇报时间间隔. */
    NO_DRIVER_INTERVAL_S(0x0022, Type.DWORD),
    /** 从服务器APN, 2019. */
    SLAVE_SERVER_APN(0x0023, Type.STRING),
    /** 从服务器无线通信拨号用户名, 2019. */
    SLAVE_SERVER_USER(0x0024, Type.STRING),
    /** 从服务器无线通信拨号密码, 2019. */
    SLAVE_SERVER_PASSWORD(0x0025, Type.STRING),
    /** 从服务器备份地址, 2019. */
    SLAVE_SERVER_ADDRESS(0x0026, Type.STRING),
    /** 休眠时汇报时间间隔. */
    SLEEP_INTERVAL_S(0x0027, Type.DWORD),
    /** 紧急报警时汇报时间间隔. */
    EMERGENCY_INTERVAL_S(0x0028, Type.DWORD),
    /** 缺省时间汇报间隔. */
    DEFAULT_INTERVAL_S(0x0029, Type.DWORD),
    /** 缺省距离汇报间隔. */
    DEFAULT_DISTANCE_M(0x002C, Type.DWORD),
    /** 驾驶员未登录汇报距离间隔. */
    NO_DRIVER_DISTANCE_M(0x002D, Type.DWORD),
    /** 休眠时汇报距离间隔. */
    SLEEP_DISTANCE_M(0x002E, Type.DWORD),
    /** 紧急报警时汇报距离间隔. */
    EMERGENCY_DISTANCE_M(0x002F, Type.DWORD),
    /** 拐点补传角度, below 180. */
    CORNER_ANGLE_DEG(0x0030, Type.DWORD),
    /** 电子围栏半径 (非法位移阈值). */
    FENCE_RADIUS_M(0x0031, Type.WORD),
    /** 违规行驶时段范围, 2019: hours and minutes of begin and end, binary. */
    FORBIDDEN_DRIVING_PERIOD(0x0032, Type.BYTES),
    /** 监控平台电话号码. */
    PLATFORM_PHONE(0x0040, Type.STRING),
    /** 复位电话号码. */
    RESET_PHONE(0x0041, Type.STRING),
    /** 恢复出厂设置电话号码. */
    FACTORY_RESET_PHONE(0x0042, Type.STRING),
    /** 监控平台SMS电话号码. */
    PLATFORM_SMS_PHONE(0x0043, Type.STRING),
    /** 接收终端SMS文本报警号码. */
    ALARM_SMS_PHONE(0x0044, Type.STRING),
    /** 终端电话接听策略. */
    CALL_ANSWER_STRATEGY(0x0045, Type.DWORD),
    /** 每次最长通话时间. */
    LONGEST_CALL_S(0x0046, Type.DWORD),
    /** 当月最长通话时间. */
    LONGEST_CALLS_OF_MONTH_S(0x0047, Type.DWORD),
    /** 监听电话号码. */
    LISTENING_PHONE(0x0048, Type.STRING),
    /** 监管平台特权短信号码. */
    PRIVILEGED_SMS_PHONE(0x0049, Type.STRING),
    /** 报警屏蔽字; must not hide bits 4 to 11, which say what a unit's faults are. */
    ALARM_MASK(0x0050, Type.DWORD),
    /** 报警发送文本SMS开关. */
    ALARM_SMS_SWITCH(0x0051, Type.DWORD),
    /** 报警拍摄开关. */
    ALARM_SHOOT_SWITCH(0x0052, Type.DWORD),
    /** 报警拍摄存储标志. */
    ALARM_SHOT_STORE_FLAG(0x0053, Type.DWORD),
    /** 关键标志. */
    KEY_ALARM_FLAG(0x0054, Type.DWORD),
    /** 最高速度. */
    TOP_SPEED_KMH(0x0055, Type.DWORD),
    /** 超速持续时间. */
    OVERSPEED_DURATION_S(0x0056, Type.DWORD),
    /** 连续驾驶时间门限. */
    CONTINUOUS_DRIVING_S(0x0057, Type.DWORD),
    /** 当天累计驾驶时间门限. */
    DAILY_DRIVING_S(0x0058, Type.DWORD),
    /** 最小休息时间. */
    MINIMUM_REST_S(0x0059, Type.DWORD),
    /** 最长停车时间. */
    LONGEST_PARKING_S(0x005A, Type.DWORD),
    /** 超速预警差值, 0.1 km/h. */
    OVERSPEED_WARNING_MARGIN_DECI_KMH(0x005B, Type.WORD),
    /** 疲劳驾驶预警差值. */
    FATIGUE_WARNING_MARGIN_S(0x005C, Type.WORD),
    /** 碰撞报警参数: low byte time (2013: 4 ms, 2019: ms), high byte 0.1 g. */
    COLLISION(0x005D, Type.WORD),
    /** 侧翻报警参数. */
    ROLLOVER_ANGLE_DEG(0x005E, Type.WORD),
    /** 定时拍照控制. */
    TIMED_PHOTO_CONTROL(0x0064, Type.DWORD),
    /** 定距拍照控制. */
    DISTANCE_PHOTO_CONTROL(0x0065, Type.DWORD),
    /** 图像/视频质量, 1 to 10. */
    PICTURE_QUALITY(0x0070, Type.DWORD),
    /** 亮度. */
    BRIGHTNESS(0x0071, Type.DWORD),
    /** 对比度. */
    CONTRAST(0x0072, Type.DWORD),
    /** 饱和度. */
    SATURATION(0x0073, Type.DWORD),
    /** 色度. */
    HUE(0x0074, Type.DWORD),
    /** 车辆里程表读数, 0.1 km. */
    ODOMETER_HM(0x0080, Type.DWORD),
    /** 车辆所在的省域ID. */
    PROVINCE_ID(0x0081, Type.WORD),
    /** 车辆所在的市域ID. */
    CITY_ID(0x0082, Type.WORD),
    /** 机动车号牌. */
    PLATE(0x0083, Type.STRING),
    /** 车牌颜色. */
    PLATE_COLOUR(0x0084, Type.BYTE),
    /** GNSS定位模式: bit 0 GPS, 1 BeiDou, 2 GLONASS, 3 Galileo. */
    GNSS_MODE(0x0090, Type.BYTE),
    /** GNSS波特率. */
    GNSS_BAUD_RATE(0x0091, Type.BYTE),
    /** GNSS模块详细定位数据输出频率. */
    GNSS_OUTPUT_RATE(0x0092, Type.BYTE),
    /** GNSS模块详细定位数据采集频率. */
    GNSS_SAMPLING_S(0x0093, Type.DWORD),
    /** GNSS模块详细定位数据上传方式. */
    GNSS_UPLOAD_MODE(0x0094, Type.BYTE),
    /** GNSS模块详细定位数据上传设置. */
    GNSS_UPLOAD_SETTING(0x0095, Type.DWORD),
    /** CAN总线通道1采集时间间隔. */
    CAN1_SAMPLING_MS(0x0100, Type.DWORD),
    /** CAN总线通道1上传时间间隔. */
    CAN1_UPLOAD_S(0x0101, Type.WORD),
    /** CAN总线通道2采集时间间隔. */
    CAN2_SAMPLING_MS(0x0102, Type.DWORD),
    /** CAN总线通道2上传时间间隔. */
    CAN2_UPLOAD_S(0x0103, Type.WORD);

    /** What a value is made of, and its width where that is fixed. */
    enum Type {
        BYTE(1),
        WORD(2),
        DWORD(4),
        STRING(0),
        BYTES(0);

        private final int width;

        Type(int width) {
            this.width = width;
        }
    }

    private static final ParameterKind[] BY_ID = Arrays.stream(values())
            .sorted(Comparator.comparingInt(ParameterKind::id))
            .toArray(ParameterKind[]::new);
    private static final int[] IDS =
            Arrays.stream(BY_ID).mapToInt(ParameterKind::id).toArray();

    private final int id;
    private final Type type;
    private final String label;

    ParameterKind(int id, Type type) {
        this.id = id;
        this.type = type;
        this.label = camelCase(name());
    }

    /** Null when the standard does not define the id. */
    public static ParameterKind of(long id) {
        int at = id > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(IDS, (int) id);
        return at < 0 ? null : BY_ID[at];
    }

    /** Parameter ID (参数ID). */
    public int id() {
        return id;
    }

    /** Name as users read it in JSON, with the unit: {@code heartbeatIntervalS}. */
    public String label() {
        return label;
    }

    /** Whether the value is a whole number. */
    public boolean isNumber() {
        return type.width > 0;
    }

    /** Whether the value is a text. */
    public boolean isText() {
        return type == Type.STRING;
    }

    /** Bytes of a number, 1, 2 or 4; 0 for what has no fixed width. */
    public int width() {
        return type.width;
    }

    private static String camelCase(String name) {
        StringBuilder label = new StringBuilder(name.length());
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            label.append(label.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return label.toString();
    }
}
