package org.sweepwatch.ingest.message.video;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * An upload of files is over (文件上传完成通知), 0x1206.
 *
 * @param answeredSerial serial of the 0x9206
 * @param result 0 done, 1 failed (结果)
 */
public record FileUploadDone(int answeredSerial, int result) implements MessageBody {

    public static FileUploadDone decode(BodyReader in) {
        return new FileUploadDone(in.u16("answeredSerial"), in.u8("result"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put16(answeredSerial).put8(result);
    }
}
