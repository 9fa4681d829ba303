package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.RingBuffer;
import io.netty.util.concurrent.EventExecutor;
import java.net.SocketAddress;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameParts;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.PhoneKey;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.session.Session;
import org.sweepwatch.ingest.session.SessionLink;

/**
 * One terminal on its path: who it is once it has proved that, its serial numbers, its traffic, and everything that is
 * sent to it. Event loop thread only, but for what {@link SessionLink} opens to all.
 */
final class TerminalLink implements SessionLink {
    private static final int SERIAL_MASK = 0xFFFF;

    private final TerminalPath path;
    /** As the newest frame had it; one object as long as the terminal does not change its layout. */
    private volatile FrameAddress address;

    private Session session;
    private PhoneKey phone;
    private Traffic traffic = new Traffic(Traffic.NOBODY);
    private int platformSerial;
    private long lastFrameNanos;

    TerminalLink(TerminalPath path) {
        this.path = path;
    }

    TerminalPath path() {
        return path;
    }

    /** Null before authentication. */
    Session session() {
        return session;
    }

    /** Null before authentication. */
    PhoneKey phone() {
        return phone;
    }

    /** The terminal has proved its code. */
    void authenticated(Session proved, PhoneKey of) {
        session = proved;
        phone = of;
        Traffic known = path.loop().traffic().enter(proved.terminal().id());
        known.up += traffic.up;
        known.down += traffic.down;
        traffic = known;
    }

    /** The terminal has gone, or has a newer session elsewhere. */
    void ended() {
        path.loop().traffic().leave(traffic);
        path.ingest.sessionEnded(session);
    }

    /** A valid frame has come in that took so many bytes on the wire. */
    void received(int wireBytes) {
        traffic.up += wireBytes;
        path.frameSeen();
        lastFrameNanos = path.lastFrameNanos();
    }

    /** When the last valid frame came; 0 when none has. */
    long lastFrameNanos() {
        return lastFrameNanos;
    }

    /** The address an answer to this frame must carry. */
    FrameAddress addressOf(FrameHeader header, byte[] frame) {
        FrameAddress known = address;
        if (known == null || !known.isFrom(header, frame) || known.versionByte() != header.versionByte()) {
            known = header.address();
            address = known;
        }
        return known;
    }

    /** Sends a frame on its way to the journal; the answer follows when it is durable. */
    void publish(FrameHeader header, FrameAddress from, byte[] frame, int length, long receivedAtMs, int result) {
        RingBuffer<FrameEvent> ring = path.loop().ring();
        long slot = ring.next(); // there is room: the inlet asked
        try {
            FrameEvent event = ring.get(slot);
            event.setFrame(frame, length);
            event.receivedAtMs = receivedAtMs;
            event.terminalId = session.terminal().id();
            event.transport = path.transport();
            event.link = this;
            event.address = from;
            event.serial = header.serial();
            event.messageId = header.messageId();
            event.result = result;
        } finally {
            ring.publish(slot);
        }
        path.framePublished();
    }

    /** Gathers the answer to a frame that is durable now, or notes that it goes unanswered. */
    void answerDurable(FrameAddress to, int serial, int messageId, int result) {
        boolean answered = result != AnswerBatch.NO_ANSWER;
        path.frameDone(answered);
        if (answered) {
            GeneralReply.put(begin(to, MessageId.PLATFORM_GENERAL_REPLY), serial, messageId, result);
            put();
        }
    }

    /** Answers at once, without the journal: for messages that carry nothing to keep. */
    void reply(FrameAddress to, int serial, int messageId, int result) {
        GeneralReply.put(begin(to, MessageId.PLATFORM_GENERAL_REPLY), serial, messageId, result);
        send();
    }

    /** Starts a frame of its own to the terminal; {@link #send()} ends it. */
    FrameWriter begin(FrameAddress to, MessageId messageId) {
        return path.loop().writer.begin(to, messageId.code(), takeSerials(1));
    }

    /** Writes the frame begun last, behind anything gathered. */
    void send() {
        put();
        path.flush();
    }

    private void put() {
        traffic.down += path.put(path.loop().writer);
    }

    private int takeSerials(int count) {
        int first = platformSerial;
        platformSerial = (first + count) & SERIAL_MASK;
        return first;
    }

    @Override
    public SocketAddress remoteAddress() {
        return path.remoteAddress();
    }

    @Override
    public FrameAddress address() {
        return address;
    }

    @Override
    public EventExecutor eventLoop() {
        return path.loop().eventLoop();
    }

    @Override
    public FrameParts number(int messageId, byte[] body) {
        return new FrameParts(address, messageId, takeSerials(FrameParts.count(body.length)), body);
    }

    @Override
    public boolean send(FrameParts message, int part) {
        if (!path.hasRoom()) {
            return false;
        }
        message.write(part, path.loop().writer);
        send();
        path.ingest.counters().add(IngestCount.FRAMES_DOWN);
        return true;
    }

    @Override
    public void close() {
        eventLoop().execute(() -> path.end(this, IngestCount.CLOSED_REPLACED));
    }
}
