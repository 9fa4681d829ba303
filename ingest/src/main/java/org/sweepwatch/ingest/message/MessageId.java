package org.sweepwatch.ingest.message;

import static org.sweepwatch.ingest.message.MessageId.Editions.ALL;
import static org.sweepwatch.ingest.message.MessageId.Editions.SINCE_2013;
import static org.sweepwatch.ingest.message.MessageId.Editions.SINCE_2019;
import static org.sweepwatch.ingest.message.MessageId.Editions.UNTIL_2013;
import static org.sweepwatch.ingest.message.MessageId.Editions.VENDOR;
import static org.sweepwatch.ingest.message.MessageId.Editions.VIDEO;

import java.util.Arrays;
import java.util.Comparator;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * Catalogue of the messages (消息对照表), JT/T 808-2019 annex B with what 2011 and 2013 had, and those of JT/T 1078-2016.
 * What reads and writes them is in {@link MessageCatalogue}. Messages of makers are rows here and nothing more: their frames
 * are answered and kept.
 */
public enum MessageId {
    TERMINAL_GENERAL_REPLY(0x0001, "terminal general reply", "终端通用应答", ALL),
    HEARTBEAT(0x0002, "heartbeat", "终端心跳", ALL),
    DEREGISTRATION(0x0003, "deregistration", "终端注销", ALL),
    SERVER_TIME_QUERY(0x0004, "server time query", "查询服务器时间请求", SINCE_2019),
    TERMINAL_RESEND_REQUEST(0x0005, "terminal resend request", "终端补传分包请求", SINCE_2019),
    REGISTRATION(0x0100, "registration", "终端注册", ALL),
    AUTHENTICATION(0x0102, "authentication", "终端鉴权", ALL),
    PARAMETERS(0x0104, "parameters", "查询终端参数应答", ALL),
    ATTRIBUTES(0x0107, "attributes", "查询终端属性应答", SINCE_2013),
    UPGRADE_RESULT(0x0108, "upgrade result", "终端升级结果通知", SINCE_2013),
    LOCATION_REPORT(0x0200, "location report", "位置信息汇报", ALL),
    LOCATION_ANSWER(0x0201, "location answer", "位置信息查询应答", ALL),
    EVENT_REPORT(0x0301, "event report", "事件报告", UNTIL_2013),
    QUESTION_ANSWER(0x0302, "question answer", "提问应答", UNTIL_2013),
    INFORMATION_SUBSCRIPTION(0x0303, "information subscription", "信息点播/取消", UNTIL_2013),
    VEHICLE_CONTROL_ANSWER(0x0500, "vehicle control answer", "车辆控制应答", ALL),
    AREA_ANSWER(0x0608, "area or route answer", "查询区域或线路数据应答", SINCE_2019),
    RECORDER_DATA(0x0700, "recorder data", "行驶记录数据上传", ALL),
    WAYBILL(0x0701, "electronic waybill", "电子运单上报", ALL),
    DRIVER_IDENTITY(0x0702, "driver identity", "驾驶员身份信息采集上报", ALL),
    LOCATION_BATCH(0x0704, "location batch", "定位数据批量上传", SINCE_2013),
    CAN_DATA(0x0705, "CAN data", "CAN总线数据上传", SINCE_2013),
    MULTIMEDIA_EVENT(0x0800, "multimedia event", "多媒体事件信息上传", ALL),
    MULTIMEDIA_DATA(0x0801, "multimedia data", "多媒体数据上传", ALL),
    STORED_MEDIA_ANSWER(0x0802, "stored media answer", "存储多媒体数据检索应答", ALL),
    SHOT_ANSWER(0x0805, "shot answer", "摄像头立即拍摄命令应答", SINCE_2013),
    UPLINK_PASS_THROUGH(0x0900, "pass-through up", "数据上行透传", ALL),
    COMPRESSED_DATA(0x0901, "compressed data", "数据压缩上报", ALL),
    TERMINAL_RSA_KEY(0x0A00, "terminal RSA key", "终端RSA公钥", ALL),
    MEDIA_ATTRIBUTES(0x1003, "audio and video attributes", "终端上传音视频属性", VIDEO),
    PASSENGER_FLOW(0x1005, "passenger flow", "终端上传乘客流量", VIDEO),
    RESOURCE_LIST(0x1205, "audio and video resource list", "终端上传音视频资源列表", VIDEO),
    FILE_UPLOAD_DONE(0x1206, "file upload done", "文件上传完成通知", VIDEO),
    VENDOR_TIME_QUERY(0x0109, "vendor time query", "厂商: 时间", VENDOR),
    VENDOR_BATCH(0x0210, "vendor batch", "厂商: 批量定位", VENDOR),
    VENDOR_HEARTBEAT(0x0506, "vendor heartbeat", "厂商: 心跳", VENDOR),
    VENDOR_1007(0x1007, "vendor message", "厂商消息", VENDOR),
    ALARM_ATTACHMENTS(0x1210, "alarm attachments", "苏标: 报警附件信息", VENDOR),
    ATTACHMENT_FILE(0x1211, "attachment file", "苏标: 文件信息上传", VENDOR),
    ATTACHMENT_DONE(0x1212, "attachment done", "苏标: 文件上传完成", VENDOR),
    VENDOR_2070(0x2070, "vendor message", "厂商消息", VENDOR),
    VENDOR_5501(0x5501, "vendor message", "厂商消息", VENDOR),
    VENDOR_5502(0x5502, "vendor message", "厂商消息", VENDOR),
    VENDOR_6006(0x6006, "vendor message", "厂商消息", VENDOR),
    PLATFORM_GENERAL_REPLY(0x8001, "platform general reply", "平台通用应答", ALL),
    PLATFORM_RESEND_REQUEST(0x8003, "platform resend request", "服务器补传分包请求", SINCE_2013),
    SERVER_TIME_REPLY(0x8004, "server time reply", "查询服务器时间应答", SINCE_2019),
    REGISTRATION_REPLY(0x8100, "registration reply", "终端注册应答", ALL),
    SET_PARAMETERS(0x8103, "set parameters", "设置终端参数", ALL),
    QUERY_PARAMETERS(0x8104, "query all parameters", "查询终端参数", ALL),
    TERMINAL_CONTROL(0x8105, "terminal control", "终端控制", ALL),
    QUERY_NAMED_PARAMETERS(0x8106, "query named parameters", "查询指定终端参数", SINCE_2013),
    QUERY_ATTRIBUTES(0x8107, "query attributes", "查询终端属性", SINCE_2013),
    UPGRADE_PACKAGE(0x8108, "upgrade package", "下发终端升级包", SINCE_2013),
    QUERY_LOCATION(0x8201, "query location", "位置信息查询", ALL),
    TEMPORARY_TRACKING(0x8202, "temporary tracking", "临时位置跟踪控制", ALL),
    ALARM_CONFIRMATION(0x8203, "manual alarm confirmation", "人工确认报警消息", SINCE_2013),
    LINK_TEST(0x8204, "link test", "链路检测", SINCE_2019),
    TEXT(0x8300, "text", "文本信息下发", ALL),
    EVENT_LIST(0x8301, "event list", "事件设置", UNTIL_2013),
    QUESTION(0x8302, "question", "提问下发", UNTIL_2013),
    INFORMATION_MENU(0x8303, "information menu", "信息点播菜单设置", UNTIL_2013),
    INFORMATION_SERVICE(0x8304, "information service", "信息服务", UNTIL_2013),
    CALL_BACK(0x8400, "call back", "电话回拨", ALL),
    PHONE_BOOK(0x8401, "phone book", "设置电话本", ALL),
    VEHICLE_CONTROL(0x8500, "vehicle control", "车辆控制", ALL),
    SET_CIRCLES(0x8600, "set circles", "设置圆形区域", ALL),
    DELETE_CIRCLES(0x8601, "delete circles", "删除圆形区域", ALL),
    SET_RECTANGLES(0x8602, "set rectangles", "设置矩形区域", ALL),
    DELETE_RECTANGLES(0x8603, "delete rectangles", "删除矩形区域", ALL),
    SET_POLYGON(0x8604, "set polygon", "设置多边形区域", ALL),
    DELETE_POLYGONS(0x8605, "delete polygons", "删除多边形区域", ALL),
    SET_ROUTE(0x8606, "set route", "设置路线", ALL),
    DELETE_ROUTES(0x8607, "delete routes", "删除路线", ALL),
    QUERY_AREAS(0x8608, "query areas or routes", "查询区域或线路数据", SINCE_2019),
    COLLECT_RECORDER_DATA(0x8700, "collect recorder data", "行驶记录数据采集命令", ALL),
    SET_RECORDER_PARAMETERS(0x8701, "set recorder parameters", "行驶记录参数下传命令", ALL),
    QUERY_DRIVER_IDENTITY(0x8702, "query driver identity", "上报驾驶员身份信息请求", SINCE_2013),
    MULTIMEDIA_REPLY(0x8800, "multimedia reply", "多媒体数据上传应答", ALL),
    SHOOT(0x8801, "shoot now", "摄像头立即拍摄命令", ALL),
    SEARCH_STORED_MEDIA(0x8802, "search stored media", "存储多媒体数据检索", ALL),
    UPLOAD_STORED_MEDIA(0x8803, "upload stored media", "存储多媒体数据上传命令", ALL),
    RECORD_AUDIO(0x8804, "record audio", "录音开始命令", ALL),
    FETCH_MEDIUM(0x8805, "fetch one medium", "单条存储多媒体数据检索上传命令", SINCE_2013),
    DOWNLINK_PASS_THROUGH(0x8900, "pass-through down", "数据下行透传", ALL),
    PLATFORM_RSA_KEY(0x8A00, "platform RSA key", "平台RSA公钥", ALL),
    QUERY_MEDIA_ATTRIBUTES(0x9003, "query audio and video attributes", "查询终端音视频属性", VIDEO),
    START_STREAM(0x9101, "start live stream", "实时音视频传输请求", VIDEO),
    CONTROL_STREAM(0x9102, "control live stream", "音视频实时传输控制", VIDEO),
    STREAM_STATE(0x9105, "live stream state", "实时音视频传输状态通知", VIDEO),
    START_PLAYBACK(0x9201, "start playback", "平台下发远程录像回放请求", VIDEO),
    CONTROL_PLAYBACK(0x9202, "control playback", "平台下发远程录像回放控制", VIDEO),
    QUERY_RESOURCES(0x9205, "query resource list", "查询资源列表", VIDEO),
    UPLOAD_FILE(0x9206, "upload file", "文件上传指令", VIDEO),
    CONTROL_FILE_UPLOAD(0x9207, "control file upload", "文件上传控制", VIDEO),
    ROTATE_CAMERA(0x9301, "rotate camera", "云台旋转", VIDEO);

    /** Which editions know a message. */
    enum Editions {
        ALL(ProtocolVersion.V2011, ProtocolVersion.V2019),
        UNTIL_2013(ProtocolVersion.V2011, ProtocolVersion.V2013),
        SINCE_2013(ProtocolVersion.V2013, ProtocolVersion.V2019),
        SINCE_2019(ProtocolVersion.V2019, ProtocolVersion.V2019),
        /** JT/T 1078-2016, spoken beside 2013 and 2019. */
        VIDEO(ProtocolVersion.V2013, ProtocolVersion.V2019),
        /** Of makers and provinces, met in the wild; taken with whatever edition the terminal speaks. */
        VENDOR(ProtocolVersion.V2011, ProtocolVersion.V2019);

        private final ProtocolVersion first;
        private final ProtocolVersion last;

        Editions(ProtocolVersion first, ProtocolVersion last) {
            this.first = first;
            this.last = last;
        }
    }

    private static final MessageId[] BY_CODE = Arrays.stream(values())
            .sorted(Comparator.comparingInt(MessageId::code))
            .toArray(MessageId[]::new);
    private static final int[] CODES =
            Arrays.stream(BY_CODE).mapToInt(MessageId::code).toArray();
    private static final int FIRST_PLATFORM_CODE = 0x8000;

    private final int code;
    private final String label;
    private final String chineseLabel;
    private final Editions editions;

    MessageId(int code, String label, String chineseLabel, Editions editions) {
        this.code = code;
        this.label = label;
        this.chineseLabel = chineseLabel;
        this.editions = editions;
    }

    /** Null when the catalogue does not have the code. Allocates nothing. */
    public static MessageId of(int code) {
        int at = Arrays.binarySearch(CODES, code);
        return at < 0 ? null : BY_CODE[at];
    }

    /** Name for people, also for codes outside of the catalogue. */
    public static String label(int code) {
        MessageId known = of(code);
        return known == null ? "unknown" : known.label;
    }

    /**
     * Result of the 0x8001 for a message from an authenticated terminal: 0 for each that terminals send and this catalogue
     * has, be it understood or only kept; 3 (not supported) for all others.
     */
    public static int resultFor(int code) {
        MessageId known = of(code);
        return known != null && known.fromTerminal() ? GeneralReply.SUCCESS : GeneralReply.NOT_SUPPORTED;
    }

    /** Message ID, 0 to 0xFFFF. */
    public int code() {
        return code;
    }

    /** English name. */
    public String label() {
        return label;
    }

    /** Name in the standard. */
    public String chineseLabel() {
        return chineseLabel;
    }

    /** Whether a terminal sends it. */
    public boolean fromTerminal() {
        return code < FIRST_PLATFORM_CODE;
    }

    /** Whether the edition has the message. */
    public boolean knownTo(ProtocolVersion version) {
        return version.compareTo(editions.first) >= 0 && version.compareTo(editions.last) <= 0;
    }
}
