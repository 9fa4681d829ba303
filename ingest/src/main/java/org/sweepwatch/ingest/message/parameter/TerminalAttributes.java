package org.sweepwatch.ingest.message.parameter;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * What the terminal is (查询终端属性应答), 0x0107, since 2013. Terminals of 2019 send a maker of 5 bytes, as the table has it, or
 * of 11, as at the registration, or the widths of 2013: the ones that end exactly where the body ends are taken.
 *
 * @param typeBits terminal type (终端类型): bit 0 passenger, 1 dangerous goods, 2 freight, 3 taxi, 6 disk recorder, 7 split
 *     unit, 8 trailer
 * @param makerId maker (制造商ID)
 * @param model terminal model (终端型号)
 * @param terminalId terminal ID (终端ID)
 * @param iccid ICCID of the SIM card (SIM卡ICCID), 20 digits
 * @param hardwareVersion hardware version (硬件版本号)
 * @param firmwareVersion firmware version (固件版本号)
 * @param gnssBits GNSS module (GNSS模块属性): bit 0 GPS, 1 BeiDou, 2 GLONASS, 3 Galileo; null from terminals that end before
 * @param radioBits radio module (通信模块属性): bit 0 GPRS, 1 CDMA, 2 TD-SCDMA, 3 WCDMA, 4 CDMA2000, 5 TD-LTE, 7 other;
 *     null likewise
 */
public record TerminalAttributes(
        int typeBits,
        String makerId,
        String model,
        String terminalId,
        String iccid,
        String hardwareVersion,
        String firmwareVersion,
        Integer gnssBits,
        Integer radioBits)
        implements MessageBody {

    private static final int TYPE_BYTES = 2;
    private static final int ICCID_BYTES = 10;
    private static final int MODULE_BYTES = 2;
    private static final int SHORT_MAKER = 5;
    private static final int LONG_MAKER = 11;

    public static TerminalAttributes decode(BodyReader in) {
        if (in.is2019() && endsExactly(in, SHORT_MAKER, 30, 30)) {
            return read(in, SHORT_MAKER, 30, 30);
        }
        if (in.is2019() && endsExactly(in, LONG_MAKER, 30, 30)) {
            return read(in, LONG_MAKER, 30, 30);
        }
        if (in.is2019() && !endsExactly(in, SHORT_MAKER, 20, 7)) {
            return read(in, SHORT_MAKER, 30, 30);
        }
        return read(in, SHORT_MAKER, 20, 7);
    }

    private static boolean endsExactly(BodyReader in, int makerWidth, int modelWidth, int idWidth) {
        int hardwareAt = TYPE_BYTES + makerWidth + modelWidth + idWidth + ICCID_BYTES;
        int hardware = in.peek(hardwareAt);
        int firmwareAt = hardwareAt + 1 + hardware;
        int firmware = hardware < 0 ? -1 : in.peek(firmwareAt);
        return firmware >= 0 && in.remaining() == firmwareAt + 1 + firmware + MODULE_BYTES;
    }

    private static TerminalAttributes read(BodyReader in, int makerWidth, int modelWidth, int idWidth) {
        return new TerminalAttributes(
                in.u16("typeBits"),
                in.text("makerId", makerWidth),
                in.text("model", modelWidth),
                in.text("terminalId", idWidth),
                in.bcd("iccid", ICCID_BYTES),
                in.text8("hardwareVersion"),
                in.text8("firmwareVersion"),
                in.remaining() == 0 ? null : (Integer) in.u8("gnssBits"),
                in.remaining() == 0 ? null : (Integer) in.u8("radioBits"));
    }

    @Override
    public void encode(BodyWriter out) {
        boolean longMaker = out.is2019() && makerId != null && makerId.length() > SHORT_MAKER;
        out.put16(typeBits)
                .putPadded(makerId, longMaker ? LONG_MAKER : SHORT_MAKER)
                .putPadded(model, out.is2019() ? 30 : 20)
                .putPadded(terminalId, out.is2019() ? 30 : 7)
                .putBcd(iccid, ICCID_BYTES)
                .putText8(hardwareVersion)
                .putText8(firmwareVersion);
        if (gnssBits != null && radioBits != null) {
            out.put8(gnssBits).put8(radioBits);
        }
    }
}
