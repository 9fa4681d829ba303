package org.sweepwatch.ingest.message.parameter;

import java.util.ArrayList;
import java.util.List;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.GbText;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Controls the terminal itself (终端控制), 0x8105. The upgrade and the shut-downs are gone from 2019.
 *
 * @param command command word (命令字), one of the constants
 * @param arguments command parameters (命令参数) in the order of the standard, empty ones kept; none for most commands
 */
public record TerminalControl(int command, List<String> arguments) implements MessageBody {
    /**
     * 无线升级: URL, APN, user, password, address, TCP port, UDP port, maker, hardware version, firmware version, time limit
     * in min. Until 2013.
     */
    public static final int UPGRADE = 1;
    /** 控制终端连接指定服务器: 0 switch or 1 return, code, APN, user, password, address, TCP port, UDP port, time limit. */
    public static final int CONNECT = 2;
    /** 终端关机, until 2013. */
    public static final int POWER_OFF = 3;
    /** 终端复位. */
    public static final int RESET = 4;
    /** 终端恢复出厂设置. */
    public static final int FACTORY_RESET = 5;
    /** 关闭数据通信, until 2013. */
    public static final int CLOSE_DATA_LINK = 6;
    /** 关闭所有无线通信, until 2013. */
    public static final int CLOSE_RADIO = 7;

    private static final char SEPARATOR = ';';

    public static TerminalControl decode(BodyReader in) {
        int command = in.u8("command");
        byte[] text = in.remaining() == 0 ? new byte[0] : in.rest("arguments");
        return new TerminalControl(command, split(text));
    }

    /** Piece by piece, because some terminals put binary numbers between the separators; mere padding is no argument. */
    private static List<String> split(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] == 0) {
            end--;
        }
        List<String> arguments = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= end && end > 0; at++) {
            if (at == end || text[at] == SEPARATOR) {
                arguments.add(GbText.decode(text, from, at - from));
                from = at + 1;
            }
        }
        return arguments.equals(List.of("")) ? List.of() : arguments;
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(command);
        if (!BodyWriter.isEmpty(arguments)) {
            out.putLastText(String.join(String.valueOf(SEPARATOR), arguments));
        }
    }
}
