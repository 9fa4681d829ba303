package org.sweepwatch.supervise.pipeline;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.point.Signal;
import org.sweepwatch.supervise.profile.TerminalProfile;

/**
 * Work inputs that come not with the positions but from a serial collector, passed through by the terminal (数据上行透传,
 * 0x0900): what it said last holds for the positions of the next {@link #VALID_MS}. On the decode thread; what was held is
 * forgotten with a restart, until the collector speaks again.
 */
final class SerialInputs {
    static final long VALID_MS = 60_000;

    private static final int MESSAGE_ID = 0x0900;
    private static final int TYPE_BYTES = 1;
    /** 2011 has total and number of packets behind the type. */
    private static final int HEAD_BYTES_2011 = 7;

    private static final int VEHICLES_MAX = 1 << 20;

    private final IntFunction<ProtocolVersion> versionOf;
    private int[] words = new int[256];
    private long[] saidMs = new long[256];

    SerialInputs(IntFunction<ProtocolVersion> versionOf) {
        this.versionOf = versionOf;
    }

    /** A message has come. */
    void follow(PipelineEvent event, TerminalProfile profile) {
        byte[] body = event.message;
        int id = event.vehicleId;
        if (profile.serialSet() == 0 || event.messageId != MESSAGE_ID || body == null || body.length == 0) {
            return;
        }
        boolean layout2011 = !event.layout2019 && versionOf.apply(id) == ProtocolVersion.V2011;
        int word = profile.signals(body[0] & 0xFF, body, layout2011 ? HEAD_BYTES_2011 : TYPE_BYTES);
        if (word == 0 || id < 0 || id >= VEHICLES_MAX) {
            return;
        }
        if (id >= words.length) {
            words = Arrays.copyOf(words, Math.max(id + 1, 2 * words.length));
            saidMs = Arrays.copyOf(saidMs, words.length);
        }
        words[id] = Signal.only(words[id], ~Signal.known(word) & 0xFF) | word;
        saidMs[id] = event.receivedMs;
    }

    /** What holds for a position that comes now, a word of {@link Signal}. */
    int word(int vehicleId, long receivedMs) {
        if (vehicleId < 0 || vehicleId >= words.length) {
            return 0;
        }
        return Math.abs(receivedMs - saidMs[vehicleId]) <= VALID_MS ? words[vehicleId] : 0;
    }
}
