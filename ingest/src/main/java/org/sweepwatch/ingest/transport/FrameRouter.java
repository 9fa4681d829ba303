package org.sweepwatch.ingest.transport;

import java.time.Clock;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.session.Session;

/**
 * Decides what becomes of each frame of one connection: the handshake, the journal, or a counter. Event loop thread.
 *
 * <p>Only the handshake is open to a connection that has not authenticated. After it, every frame of its terminal goes
 * through the journal, what cannot be read included, and is answered when it is durable.
 */
final class FrameRouter implements FrameListener {
    private final TerminalConnection connection;
    private final Handshake handshake;
    private final IngestSettings settings;
    private final IngestCounters counters;
    private final Clock clock;
    private final FrameHeader header;
    private long receivedAtMs;
    private int garbageInARow;
    private int badFramesInARow;
    private int refusedBeforeAuthentication;

    FrameRouter(
            TerminalConnection connection,
            Handshake handshake,
            IngestSettings settings,
            IngestCounters counters,
            Clock clock) {
        this.connection = connection;
        this.handshake = handshake;
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
        this.header = connection.loop().header;
    }

    /** The frames that follow came in now. */
    void readAt() {
        receivedAtMs = clock.millis();
    }

    @Override
    public void onDropped(FrameFault fault) {
        counters.add(IngestCount.of(fault));
        boolean endless = fault == FrameFault.GARBAGE || fault == FrameFault.TOO_LONG;
        if (endless
                ? ++garbageInARow > settings.maxGarbageInARow()
                : ++badFramesInARow > settings.maxBadFramesInARow()) {
            connection.close(IngestCount.CLOSED_GARBAGE);
        }
    }

    @Override
    public void onRepaired() {
        counters.add(IngestCount.FRAMES_REPAIRED);
    }

    @Override
    public void onFrame(byte[] frame, int length) {
        FrameFault fault = header.parse(frame, length);
        if (!header.addressReadable()) {
            onDropped(fault);
            return;
        }
        garbageInARow = 0;
        badFramesInARow = 0;
        counters.add(fault == null ? IngestCount.FRAMES_GOOD : IngestCount.BODY_TRUNCATED);
        connection.frameSeen();
        Session session = connection.session();
        FrameAddress from = connection.addressOf(header, frame);
        if (session != null && !connection.isOwn(from)) {
            counters.add(IngestCount.REFUSED_PHONE);
        } else if (!handshake.take(header, from, frame, fault)) {
            if (session == null) {
                refuseBeforeAuthentication();
            } else {
                keep(from, frame, length, fault);
            }
        }
    }

    private void refuseBeforeAuthentication() {
        counters.add(IngestCount.REFUSED_BEFORE_AUTHENTICATION);
        if (++refusedBeforeAuthentication > settings.maxFramesBeforeAuthentication()) {
            connection.close(IngestCount.CLOSED_BEFORE_AUTHENTICATION);
        }
    }

    private void keep(FrameAddress from, byte[] frame, int length, FrameFault fault) {
        int messageId = header.messageId();
        if (messageId == MessageId.TERMINAL_GENERAL_REPLY.code()) {
            return; // an answer to this platform: nothing to keep and nothing to say
        }
        if (header.encryption() != 0) {
            counters.add(IngestCount.FRAMES_ENCRYPTED);
        }
        if (MessageId.of(messageId) == null) {
            counters.add(IngestCount.FRAMES_UNKNOWN);
        }
        int result = fault == null ? MessageId.resultFor(messageId) : GeneralReply.MESSAGE_ERROR;
        connection.publish(header, from, frame, length, receivedAtMs, result);
    }
}
