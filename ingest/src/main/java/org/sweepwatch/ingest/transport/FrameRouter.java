package org.sweepwatch.ingest.transport;

import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;

/**
 * Decides what becomes of each frame of one connection: the handshake, the intake, or a counter. Event loop thread.
 *
 * <p>Only the handshake is open to a phone that has not authenticated, and to a further phone only where the connection
 * may carry several. After it, every frame of the terminal is taken in.
 */
final class FrameRouter implements FrameListener {
    private final TerminalConnection connection;
    private final FrameSplitter splitter;
    private final Handshake handshake;
    private final FrameIntake intake;
    private final IngestContext ingest;
    private final IngestCounters counters;
    private final FrameHeader header;
    private long receivedAtMs;
    private int garbageInARow;
    private int badFramesInARow;
    private int refusedBeforeAuthentication;

    FrameRouter(
            TerminalConnection connection,
            FrameSplitter splitter,
            Handshake handshake,
            FrameIntake intake,
            IngestContext ingest) {
        this.connection = connection;
        this.splitter = splitter;
        this.handshake = handshake;
        this.intake = intake;
        this.ingest = ingest;
        this.counters = ingest.counters();
        this.header = connection.loop().header;
    }

    /** The frames that follow came in now. */
    void readAt() {
        receivedAtMs = ingest.clock().millis();
    }

    @Override
    public void onDropped(FrameFault fault) {
        counters.add(IngestCount.of(fault));
        boolean endless = fault == FrameFault.GARBAGE || fault == FrameFault.TOO_LONG;
        if (endless
                ? ++garbageInARow > ingest.settings().maxGarbageInARow()
                : ++badFramesInARow > ingest.settings().maxBadFramesInARow()) {
            connection.close(IngestCount.CLOSED_GARBAGE);
        }
    }

    @Override
    public void onRepaired() {
        counters.add(IngestCount.FRAMES_REPAIRED);
    }

    @Override
    public void onFrame(byte[] frame, int length) {
        int wireBytes = splitter.takeWireBytes();
        FrameFault fault = header.parse(frame, length);
        if (!header.addressReadable()) {
            onDropped(fault);
            return;
        }
        garbageInARow = 0;
        badFramesInARow = 0;
        counters.add(fault == null ? IngestCount.FRAMES_GOOD : IngestCount.BODY_TRUNCATED);
        TerminalLink authenticated = connection.linkOf(header);
        TerminalLink link = authenticated == null ? connection.guest() : authenticated;
        link.received(wireBytes);
        if (authenticated == null && connection.isAuthenticated() && !connection.hasPlaceFor(header.phoneKey())) {
            counters.add(IngestCount.REFUSED_PHONE);
            return;
        }
        FrameAddress from = link.addressOf(header, frame);
        if (!handshake.take(link, header, from, frame, fault)) {
            if (authenticated == null) {
                refuseBeforeAuthentication();
            } else {
                intake.take(link, header, from, frame, length, fault, receivedAtMs);
            }
        }
    }

    private void refuseBeforeAuthentication() {
        counters.add(IngestCount.REFUSED_BEFORE_AUTHENTICATION);
        if (++refusedBeforeAuthentication > connection.most(ingest.settings().maxFramesBeforeAuthentication())) {
            connection.close(IngestCount.CLOSED_BEFORE_AUTHENTICATION);
        }
    }
}
