package org.sweepwatch.ingest.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.PhoneKey;

/**
 * Everything that comes by UDP: cuts each datagram into frames and decides what becomes of each. The counterpart of
 * {@link FrameInlet} and {@link FrameRouter}, on the one event loop of the socket.
 *
 * <p>Who a frame is from is said by the phone in its header, never by the address it came from. There is nothing to hold
 * a sender back with: a frame for which there is no room is dropped and counted, and its terminal, unanswered, repeats it.
 */
final class DatagramInlet extends SimpleChannelInboundHandler<DatagramPacket> implements FrameListener {
    private static final Logger LOG = LoggerFactory.getLogger(DatagramInlet.class);
    private static final long SWEEP_MS = 1_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final IngestContext ingest;
    private final IngestCounters counters;
    private final EventLoopContext loop;
    private final Handshake handshake;
    private final FrameIntake intake;
    private final DatagramPeers peers;
    private final DatagramLimits limits;
    private final FrameSplitter splitter = new FrameSplitter();
    private final FrameHeader header;
    private Channel channel;
    private InetSocketAddress sender;
    private long receivedAtMs;

    DatagramInlet(IngestContext ingest, EventLoopContext loop, Handshake handshake, FrameIntake intake) {
        this.ingest = ingest;
        this.counters = ingest.counters();
        this.loop = loop;
        this.handshake = handshake;
        this.intake = intake;
        this.peers = new DatagramPeers(ingest.settings().maxUdpSessions());
        this.limits = new DatagramLimits(ingest.settings());
        this.header = loop.header;
    }

    Channel channel() {
        return channel;
    }

    DatagramPeers peers() {
        return peers;
    }

    DatagramLimits limits() {
        return limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        channel = ctx.channel();
        long silenceNanos = ingest.settings().silenceSeconds() * SECOND_NANOS;
        ctx.executor()
                .scheduleWithFixedDelay(
                        () -> peers.endSilentSince(System.nanoTime() - silenceNanos),
                        SWEEP_MS,
                        SWEEP_MS,
                        TimeUnit.MILLISECONDS);
        super.channelActive(ctx);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
        ByteBuf in = datagram.content();
        counters.add(IngestCount.DATAGRAMS);
        counters.add(IngestCount.BYTES_UP, in.readableBytes());
        sender = datagram.sender();
        receivedAtMs = ingest.clock().millis();
        splitter.beginDatagram();
        splitter.accept(in, this);
        splitter.endDatagram(this);
    }

    @Override
    public void onDropped(FrameFault fault) {
        counters.add(IngestCount.of(fault));
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
        counters.add(fault == null ? IngestCount.FRAMES_GOOD : IngestCount.BODY_TRUNCATED);
        PhoneKey phone = header.phoneKey();
        DatagramPeer peer = peers.find(phone);
        boolean leadsIn = Handshake.leadsIn(header.messageId());
        if (leadsIn && (peer == null || !peer.remoteAddress().equals(sender))) {
            greet(
                    phone, frame, fault,
                    wireBytes); // the peer there may be stays where it is until the code proves right
        } else if (peer == null) {
            counters.add(IngestCount.REFUSED_BEFORE_AUTHENTICATION);
        } else if (!peer.mayTakeFrame() || !loop.ringHasRoom()) {
            counters.add(IngestCount.UDP_NO_ROOM);
        } else {
            take(peer, frame, length, fault, wireBytes);
        }
    }

    private void greet(PhoneKey phone, byte[] frame, FrameFault fault, int wireBytes) {
        if (!limits.admit(sender.getAddress(), phone, System.nanoTime())) {
            counters.add(IngestCount.REFUSED_DATAGRAMS);
            return;
        }
        TerminalLink guest = new DatagramPeer(ingest, loop, this, phone, sender).link();
        guest.received(wireBytes);
        handshake.take(guest, header, guest.addressOf(header, frame), frame, fault);
    }

    private void take(DatagramPeer peer, byte[] frame, int length, FrameFault fault, int wireBytes) {
        TerminalLink link = peer.link();
        peer.isAt(sender);
        link.received(wireBytes);
        FrameAddress from = link.addressOf(header, frame);
        if (!handshake.take(link, header, from, frame, fault)) {
            intake.take(link, header, from, frame, length, fault, receivedAtMs);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        peers.close();
        super.channelInactive(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) { // of one datagram: the socket goes on
            LOG.debug("a datagram could not be read or sent: {}", cause.getMessage());
        } else {
            LOG.error("a datagram is dropped after an error of this server", cause);
        }
    }
}
