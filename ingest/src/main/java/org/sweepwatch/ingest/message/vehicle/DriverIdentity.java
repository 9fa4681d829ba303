package org.sweepwatch.ingest.message.vehicle;

import java.time.Instant;
import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Who drives (驾驶员身份信息采集上报), 0x0702, from the card of the qualification certificate. Holds personal data, so it does not
 * print itself; show {@link #masked()} where the whole is not needed.
 *
 * @param status {@link #INSERTED} or {@link #REMOVED} (状态), since 2013; otherwise null
 * @param time when the card was inserted or removed (时间); null in 2011 and when it is no date
 * @param result how the card was read (IC卡读取结果), when inserted: {@link #READ}, 1 key failed, 2 locked, 3 pulled, 4 check
 *     failed; otherwise null
 * @param name driver (驾驶员姓名), when read; otherwise empty, as are the rest
 * @param qualification number of the certificate (从业资格证编码)
 * @param issuer issuing authority (发证机构名称)
 * @param expiry last day of the certificate (证件有效期) as YYYYMMDD, since 2013
 * @param idNumber identity card (身份证号), 2011 and 2019
 */
public record DriverIdentity(
        Integer status,
        Instant time,
        Integer result,
        String name,
        String qualification,
        String issuer,
        String expiry,
        String idNumber)
        implements MessageBody {
    /** 从业资格证IC卡插入. */
    public static final int INSERTED = 1;
    /** 从业资格证IC卡拔出. */
    public static final int REMOVED = 2;
    /** IC卡读卡成功. */
    public static final int READ = 0;

    private static final int ID_BYTES = 20;
    private static final int QUALIFICATION_BYTES = 20;
    private static final int QUALIFICATION_BYTES_2011 = 40;
    private static final int EXPIRY_BYTES = 4;
    private static final int SHOWN_CHARS = 1;

    public static DriverIdentity decode(BodyReader in) {
        if (in.is2011()) {
            String name = in.text8("name");
            String idNumber = in.text("idNumber", ID_BYTES);
            String qualification = in.text("qualification", QUALIFICATION_BYTES_2011);
            return new DriverIdentity(null, null, null, name, qualification, in.text8("issuer"), "", idNumber);
        }
        int status = in.u8("status");
        Instant time = in.time("time");
        if (status != INSERTED && status != REMOVED) {
            in.doubt();
        }
        Integer result = status == INSERTED ? (Integer) in.u8("result") : null;
        if (result == null || result != READ) {
            return new DriverIdentity(status, time, result, "", "", "", "", "");
        }
        return new DriverIdentity(
                status,
                time,
                result,
                in.text8("name"),
                in.text("qualification", QUALIFICATION_BYTES),
                in.text8("issuer"),
                in.bcd("expiry", EXPIRY_BYTES),
                in.is2019() ? in.text("idNumber", ID_BYTES) : "");
    }

    @Override
    public void encode(BodyWriter out) {
        if (out.is2011()) {
            out.putText8(name).putPadded(idNumber, ID_BYTES).putPadded(qualification, QUALIFICATION_BYTES_2011);
            out.putText8(issuer);
            return;
        }
        out.put8(BodyWriter.needed(status, "status")).putTime(time);
        if (status != INSERTED) {
            return;
        }
        out.put8(BodyWriter.needed(result, "result"));
        if (result == READ) {
            out.putText8(name).putPadded(qualification, QUALIFICATION_BYTES).putText8(issuer);
            out.putBcd(expiry, EXPIRY_BYTES);
            if (out.is2019()) {
                out.putPadded(idNumber, ID_BYTES);
            }
        }
    }

    /** The same with only the first character of name and numbers. */
    public DriverIdentity masked() {
        return new DriverIdentity(
                status, time, result, masked(name), masked(qualification), issuer, expiry, masked(idNumber));
    }

    private static String masked(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "*".repeat(text.length() - 1);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "DriverIdentity[status=" + status + ", time=" + time + ", result=" + result + "]";
    }
}
