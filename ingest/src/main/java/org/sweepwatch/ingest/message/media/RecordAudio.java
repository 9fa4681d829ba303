package org.sweepwatch.ingest.message.media;

import org.sweepwatch.ingest.message.BodyReader;
import org.sweepwatch.ingest.message.BodyWriter;
import org.sweepwatch.ingest.message.MessageBody;

/**
 * Starts or stops a recording of sound (录音开始命令), 0x8804.
 *
 * @param command 0 stop, 1 start (录音命令)
 * @param durationS length (录音时间) in s; 0 = until told
 * @param save 0 upload at once, 1 store (保存标志)
 * @param sampleRate 0 8 kHz, 1 11 kHz, 2 23 kHz, 3 32 kHz (音频采样率)
 */
public record RecordAudio(int command, int durationS, int save, int sampleRate) implements MessageBody {

    public static RecordAudio decode(BodyReader in) {
        return new RecordAudio(in.u8("command"), in.u16("durationS", "s"), in.u8("save"), in.u8("sampleRate"));
    }

    @Override
    public void encode(BodyWriter out) {
        out.put8(command).put16(durationS).put8(save).put8(sampleRate);
    }
}
