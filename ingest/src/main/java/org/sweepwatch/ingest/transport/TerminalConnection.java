package org.sweepwatch.ingest.transport;

import com.lmax.disruptor.RingBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.session.Session;

/**
 * One connection: its state, the frames it has under way, and everything that is written to it. Event loop thread only,
 * but for {@link #closeReplaced()}.
 */
final class TerminalConnection {
    private static final int USUAL_ANSWER_BYTES = 64;

    private final Channel channel;
    private final EventLoopContext loop;
    private final IngestSettings settings;
    private final IngestCounters counters;

    private Session session;
    private FrameAddress address;
    /** The last address found to have the phone of the session; saves making a string of it for every frame. */
    private FrameAddress ownAddress;

    private FrameInlet inlet;
    private final long openedNanos = System.nanoTime();
    private long lastFrameNanos;
    private int framesInFlight;
    private int platformSerial;
    /** Answers written since the last flush, null when there are none. */
    private ByteBuf answers;

    private int answersGathered;
    private boolean closing;

    TerminalConnection(Channel channel, EventLoopContext loop, IngestSettings settings, IngestCounters counters) {
        this.channel = channel;
        this.loop = loop;
        this.settings = settings;
        this.counters = counters;
    }

    void inlet(FrameInlet readingFrom) {
        inlet = readingFrom;
    }

    EventLoopContext loop() {
        return loop;
    }

    Channel channel() {
        return channel;
    }

    /** Null before authentication. */
    Session session() {
        return session;
    }

    void authenticated(Session proved) {
        session = proved;
    }

    long openedNanos() {
        return openedNanos;
    }

    /** When the last valid frame came; 0 when none has. */
    long lastFrameNanos() {
        return lastFrameNanos;
    }

    void frameSeen() {
        lastFrameNanos = Math.max(1, System.nanoTime());
    }

    /** The address an answer to this frame must carry; one object as long as the terminal does not change its layout. */
    FrameAddress addressOf(FrameHeader header, byte[] frame) {
        FrameAddress known = address;
        if (known == null || !known.isFrom(header, frame) || known.versionByte() != header.versionByte()) {
            known = header.address();
            address = known;
        }
        return known;
    }

    /** Whether the address has the phone that authenticated this connection. */
    boolean isOwn(FrameAddress from) {
        if (from == ownAddress) {
            return true;
        }
        boolean own = session.terminal().phone().equals(from.phone());
        if (own) {
            ownAddress = from;
        }
        return own;
    }

    /** Whether one more frame may be taken before earlier ones are answered. */
    boolean mayTakeFrame() {
        return framesInFlight < settings.maxFramesInFlight();
    }

    boolean isPaused() {
        return inlet.isPaused();
    }

    /** Sends a frame on its way to the journal; the answer follows when it is durable. */
    void publish(FrameHeader header, FrameAddress from, byte[] frame, int length, long receivedAtMs, int result) {
        RingBuffer<FrameEvent> ring = loop.ring();
        long slot = ring.next(); // there is room: the inlet asked
        try {
            FrameEvent event = ring.get(slot);
            event.setFrame(frame, length);
            event.receivedAtMs = receivedAtMs;
            event.terminalId = session.terminal().id();
            event.connection = this;
            event.address = from;
            event.serial = header.serial();
            event.messageId = header.messageId();
            event.result = result;
        } finally {
            ring.publish(slot);
        }
        framesInFlight++;
    }

    /** Gathers the answer to a frame that is durable now, or notes that it goes unanswered. */
    void answerDurable(FrameAddress to, int serial, int messageId, int result) {
        framesInFlight--;
        if (result == AnswerBatch.NO_ANSWER) {
            return;
        }
        answersGathered++;
        GeneralReply.put(begin(to, MessageId.PLATFORM_GENERAL_REPLY), serial, messageId, result);
        gather();
    }

    /** Writes what was gathered and goes on reading when enough has been answered. */
    void flushAnswers() {
        if (answers != null) {
            ByteBuf out = answers;
            answers = null;
            counters.add(IngestCount.ACKNOWLEDGED, answersGathered);
            answersGathered = 0;
            write(out);
        }
        if (framesInFlight <= settings.maxFramesInFlight() / 2) {
            inlet.resumeAfterAnswers();
        }
    }

    /** Answers at once, without the journal: for messages that carry nothing to keep. */
    void reply(FrameAddress to, int serial, int messageId, int result) {
        GeneralReply.put(begin(to, MessageId.PLATFORM_GENERAL_REPLY), serial, messageId, result);
        send();
    }

    /** Starts a frame of its own to the terminal; {@link #send()} ends it. */
    FrameWriter begin(FrameAddress to, MessageId messageId) {
        int serial = platformSerial;
        platformSerial = (serial + 1) & 0xFFFF;
        return loop.writer.begin(to, messageId.code(), serial);
    }

    /** Writes the frame begun last, behind anything gathered. */
    void send() {
        gather();
        ByteBuf out = answers;
        answers = null;
        write(out);
    }

    private void gather() {
        if (answers == null) {
            answers = channel.alloc().directBuffer(USUAL_ANSWER_BYTES);
        }
        loop.writer.end(answers);
    }

    private void write(ByteBuf out) {
        if (!channel.isActive()) {
            out.release();
            return;
        }
        channel.writeAndFlush(out, channel.voidPromise());
        if (!channel.isWritable()) {
            close(IngestCount.CLOSED_UNREAD);
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** Closes for a counted reason, the first one given. */
    void close(IngestCount reason) {
        if (!closing) {
            closing = true;
            counters.add(reason);
            channel.close();
        }
    }

    /** Closes once what was written has gone out. */
    void closeAfterAnswer(IngestCount reason) {
        if (!closing) {
            closing = true;
            counters.add(reason);
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The terminal has authenticated on a newer connection. Any thread. */
    void closeReplaced() {
        loop.eventLoop().execute(() -> close(IngestCount.CLOSED_REPLACED));
    }
}
