package org.sweepwatch.supervise.device.rule;

/**
 * Faults of an on-board unit (车载终端故障代码). All codes stand here; which of them are judged today is what {@link
 * FaultRules#IN_FORCE} lists.
 */
public enum FaultCode {
    F01(FaultClass.A, "never on line", "全程未上线"),
    F02(FaultClass.A, "long off line", "长时间离线"),
    F03(FaultClass.A, "no fix", "不定位"),
    F04(FaultClass.A, "GNSS module fault", "GNSS模块故障"),
    F05(FaultClass.A, "antenna open", "GNSS天线未接或被剪断"),
    F06(FaultClass.A, "antenna short", "GNSS天线短路"),
    F07(FaultClass.B, "main supply low", "主电源欠压"),
    F08(FaultClass.A, "main supply off", "主电源掉电"),
    F09(FaultClass.C, "display fault", "显示器故障"),
    F10(FaultClass.C, "TTS fault", "TTS模块故障"),
    F11(FaultClass.C, "camera fault", "摄像头故障"),
    F12(FaultClass.C, "IC card reader fault", "IC卡模块故障"),
    F13(FaultClass.B, "speed sensor fault", "车速传感器故障"),
    F14(FaultClass.C, "storage fault", "存储单元故障"),
    F15(FaultClass.A, "stuck position", "定位停滞"),
    F16(FaultClass.B, "clock skew", "时钟偏差"),
    F17(FaultClass.B, "drift", "定位漂移"),
    F18(FaultClass.A, "null or foreign position", "零点或越界定位"),
    F19(FaultClass.B, "sensor implausible", "传感器数据异常"),
    F20(FaultClass.A, "identity clash", "终端号冲突"),
    F21(FaultClass.B, "protocol trouble", "协议异常"),
    F22(FaultClass.B, "late data", "数据迟到");

    private final FaultClass faultClass;
    private final String english;
    private final String chinese;

    FaultCode(FaultClass faultClass, String english, String chinese) {
        this.faultClass = faultClass;
        this.english = english;
        this.chinese = chinese;
    }

    public FaultClass faultClass() {
        return faultClass;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
