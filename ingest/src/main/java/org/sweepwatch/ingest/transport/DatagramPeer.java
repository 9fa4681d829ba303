package org.sweepwatch.ingest.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.PhoneKey;
import org.sweepwatch.ingest.journal.JournalRecord;

/**
 * One terminal that comes by UDP. What is sent to it goes, one frame a datagram, to where its newest valid frame came
 * from: the address translation of a carrier moves it at any time. Made for every frame of a phone that is not in, and
 * kept only once that has proved its code.
 */
final class DatagramPeer extends TerminalPath {
    private static final int USUAL_FRAME_BYTES = 64;

    private final DatagramInlet inlet;
    private final PhoneKey phone;
    private final TerminalLink link = new TerminalLink(this);
    private volatile InetSocketAddress remote;
    private boolean ended;

    DatagramPeer(
            IngestContext ingest, EventLoopContext loop, DatagramInlet inlet, PhoneKey phone, InetSocketAddress from) {
        super(ingest, loop);
        this.inlet = inlet;
        this.phone = phone;
        this.remote = from;
    }

    TerminalLink link() {
        return link;
    }

    PhoneKey phone() {
        return phone;
    }

    /** A valid frame has come from there. */
    void isAt(InetSocketAddress from) {
        if (!remote.equals(from)) {
            remote = from;
        }
    }

    @Override
    byte transport() {
        return JournalRecord.TRANSPORT_UDP;
    }

    @Override
    SocketAddress remoteAddress() {
        return remote;
    }

    @Override
    int put(FrameWriter frame) {
        if (!hasRoom()) {
            ingest.counters().add(IngestCount.UDP_NOT_SENT);
            return 0;
        }
        ByteBuf out = inlet.channel().alloc().directBuffer(USUAL_FRAME_BYTES);
        frame.end(out);
        int bytes = out.readableBytes();
        ingest.counters().add(IngestCount.BYTES_DOWN, bytes);
        inlet.channel().write(new DatagramPacket(out, remote), inlet.channel().voidPromise());
        return bytes;
    }

    @Override
    void flush() {
        inlet.channel().flush();
    }

    @Override
    boolean hasRoom() {
        return !ended && inlet.channel().isActive() && inlet.channel().isWritable();
    }

    @Override
    boolean hasPlaceFor(PhoneKey wanted) {
        return inlet.peers().hasPlaceFor(wanted);
    }

    @Override
    void admitted(TerminalLink admitted) {
        inlet.peers().enter(this);
    }

    @Override
    boolean mayRegister() {
        return inlet.limits().takeRegistration();
    }

    @Override
    void authenticationFailed() {
        inlet.limits().wrongCode(remote.getAddress(), phone);
    }

    @Override
    void cannotJudge() {
        ingest.counters().add(IngestCount.CLOSED_TOO_EARLY);
    }

    @Override
    void end(TerminalLink ending, IngestCount reason) {
        if (!ended) {
            ingest.counters().add(reason);
            end();
        }
    }

    void end() {
        ended = true;
        inlet.peers().leave(this);
        link.ended();
    }
}
