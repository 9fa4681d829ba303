package org.sweepwatch.ingest.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.PhoneKey;
import org.sweepwatch.ingest.journal.JournalRecord;

/**
 * One TCP connection. It carries one terminal, or as many as the settings allow a relay (转发), each authenticated by
 * itself; the limits on what may precede authentication then count for each that it may carry.
 */
final class TerminalConnection extends TerminalPath {
    private static final int USUAL_ANSWER_BYTES = 64;
    /** The longest frame with every byte escaped, and as much again for answers gathered before it. */
    private static final int ROOM_BYTES = 3_072;

    private final Channel channel;
    private final Map<PhoneKey, TerminalLink> links = new HashMap<>();
    /** The authenticated terminal that a frame came from last, null when there is none. */
    private TerminalLink lastLink;
    /** Stands for whoever has not authenticated; null until somebody needs it. */
    private TerminalLink guest;

    private FrameInlet inlet;
    /** Frames written since the last flush, null when there are none. */
    private ByteBuf gathered;

    private int registrationsAsked;
    private int authenticationFailures;
    private boolean closing;

    TerminalConnection(Channel channel, IngestContext ingest, EventLoopContext loop) {
        super(ingest, loop);
        this.channel = channel;
    }

    void inlet(FrameInlet readingFrom) {
        inlet = readingFrom;
    }

    /** Whether a terminal has authenticated here, and is still here. */
    boolean isAuthenticated() {
        return !links.isEmpty();
    }

    /** The authenticated terminal with the phone of this frame; null when there is none here. */
    TerminalLink linkOf(FrameHeader header) {
        TerminalLink last = lastLink;
        if (last != null && header.isFrom(last.phone())) {
            return last;
        }
        TerminalLink other = links.size() > 1 ? links.get(header.phoneKey()) : null;
        if (other != null) {
            lastLink = other;
        }
        return other;
    }

    /** The link of a terminal that has not authenticated. */
    TerminalLink guest() {
        if (guest == null) {
            guest = new TerminalLink(this);
        }
        return guest;
    }

    @Override
    boolean hasPlaceFor(PhoneKey phone) {
        return links.size() < ingest.settings().maxPhonesPerConnection();
    }

    @Override
    void admitted(TerminalLink link) {
        links.put(link.phone(), link);
        lastLink = link;
        guest = null;
    }

    @Override
    boolean mayRegister() {
        if (++registrationsAsked > most(ingest.settings().maxRegistrationsPerConnection())) {
            close(IngestCount.CLOSED_AUTHENTICATION);
            return false;
        }
        return true;
    }

    @Override
    void authenticationFailed() {
        if (++authenticationFailures >= most(ingest.settings().maxAuthenticationFailures())) {
            closeAfterAnswer(IngestCount.CLOSED_AUTHENTICATION);
        }
    }

    @Override
    void cannotJudge() {
        if (!isAuthenticated()) { // else it is a relay, with others that are in
            close(IngestCount.CLOSED_TOO_EARLY);
        }
    }

    /** A limit for one phone, for all that the connection may carry. */
    int most(int forOnePhone) {
        return forOnePhone * ingest.settings().maxPhonesPerConnection();
    }

    boolean isPaused() {
        return inlet.isPaused();
    }

    @Override
    byte transport() {
        return JournalRecord.TRANSPORT_TCP;
    }

    @Override
    SocketAddress remoteAddress() {
        return channel.remoteAddress();
    }

    @Override
    int put(FrameWriter frame) {
        if (gathered == null) {
            gathered = channel.alloc().directBuffer(USUAL_ANSWER_BYTES);
        }
        int before = gathered.writerIndex();
        frame.end(gathered);
        return gathered.writerIndex() - before;
    }

    @Override
    void flush() {
        if (gathered == null) {
            return;
        }
        ByteBuf out = gathered;
        gathered = null;
        if (!channel.isActive()) {
            out.release();
            return;
        }
        ingest.counters().add(IngestCount.BYTES_DOWN, out.readableBytes());
        channel.writeAndFlush(out, channel.voidPromise());
        if (!channel.isWritable()) {
            close(IngestCount.CLOSED_UNREAD);
        }
    }

    @Override
    void flushAnswers() {
        super.flushAnswers();
        if (mayReadOn()) {
            inlet.resumeAfterAnswers();
        }
    }

    @Override
    boolean hasRoom() {
        return !closing && channel.isActive() && channel.bytesBeforeUnwritable() > ROOM_BYTES;
    }

    boolean isClosing() {
        return closing;
    }

    /** Closes for a counted reason, the first one given. */
    void close(IngestCount reason) {
        if (!closing) {
            closing = true;
            ingest.counters().add(reason);
            channel.close();
        }
    }

    /** Closes once what was written has gone out. */
    private void closeAfterAnswer(IngestCount reason) {
        if (!closing) {
            closing = true;
            ingest.counters().add(reason);
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    void end(TerminalLink link, IngestCount reason) {
        if (links.get(link.phone()) != link) {
            return; // ended before
        }
        if (links.size() == 1) {
            close(reason);
        } else {
            ingest.counters().add(reason);
            remove(link);
        }
    }

    /** Ends the terminals of a relay that have not sent a frame since then; a single one ends with its connection. */
    void endSilentSince(long nanos) {
        if (links.size() > 1) {
            List<TerminalLink> silent = new ArrayList<>(links.values());
            silent.removeIf(link -> link.lastFrameNanos() - nanos > 0);
            silent.forEach(link -> end(link, IngestCount.CLOSED_SILENT));
        }
    }

    /** The connection is closed. */
    void closed() {
        for (TerminalLink link : List.copyOf(links.values())) {
            remove(link);
        }
    }

    private void remove(TerminalLink link) {
        links.remove(link.phone());
        if (lastLink == link) {
            lastLink = links.isEmpty() ? null : links.values().iterator().next();
        }
        link.ended();
    }
}
