package org.sweepwatch.ingest.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Function;

/**
 * The two sockets that terminals come to, TCP and UDP, on one port. One thread opens and closes it.
 */
final class TerminalListener {
    private static final int LISTEN_BACKLOG = 4096;
    private static final int READ_LEAST_BYTES = 256;
    private static final int READ_USUAL_BYTES = 1024;
    /** Also of one datagram; the rest of a longer one is cut off, and the frame it cuts is dropped. */
    private static final int READ_MOST_BYTES = 16 << 10;

    private static final int RECEIVE_BUFFER_BYTES = 64 << 10;
    /** What may come by UDP while the event loop is busy: some thousand positions. */
    private static final int UDP_RECEIVE_BUFFER_BYTES = 1 << 20;
    /** Ports tried when any free one is asked for, until one is free for both. */
    private static final int FREE_PORT_TRIES = 16;

    private final IngestSettings settings;
    private final EventLoopGroup eventLoops;
    private final TerminalChannelInitializer connections;
    private final Function<EventLoop, DatagramInlet> datagrams;
    private Channel tcp;
    /** Null when UDP is off. */
    private Channel udp;

    TerminalListener(
            IngestSettings settings,
            EventLoopGroup eventLoops,
            TerminalChannelInitializer connections,
            Function<EventLoop, DatagramInlet> datagrams) {
        this.settings = settings;
        this.eventLoops = eventLoops;
        this.connections = connections;
        this.datagrams = datagrams;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException when it cannot; nothing is open then
     */
    void bind() throws IOException {
        int tries = settings.port() == 0 ? FREE_PORT_TRIES : 1;
        while (true) {
            tcp = opened(bindTcp(), "TCP");
            if (!settings.udp()) {
                return;
            }
            ChannelFuture bound = bindUdp(address().getPort());
            if (bound.isSuccess()) {
                udp = bound.channel();
                return;
            }
            tcp.close().awaitUninterruptibly();
            if (--tries == 0) {
                opened(bound, "UDP");
            }
        }
    }

    private ChannelFuture bindTcp() {
        int unread = settings.maxUnreadAnswerBytes() / 2;
        return new ServerBootstrap()
                .group(eventLoops)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, LISTEN_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, unread)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(unread / 2, unread))
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(READ_LEAST_BYTES, READ_USUAL_BYTES, READ_MOST_BYTES)
                                .maxMessagesPerRead(1))
                .childHandler(connections)
                .bind(settings.bindHost(), settings.port())
                .awaitUninterruptibly();
    }

    private ChannelFuture bindUdp(int port) {
        return new Bootstrap()
                .group(eventLoops)
                .channel(Epoll.isAvailable() ? EpollDatagramChannel.class : NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, UDP_RECEIVE_BUFFER_BYTES)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_MOST_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast("datagrams", datagrams.apply(channel.eventLoop()));
                    }
                })
                .bind(settings.bindHost(), port)
                .awaitUninterruptibly();
    }

    private Channel opened(ChannelFuture bound, String transport) throws IOException {
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen for terminals on " + settings.bindHost() + ":" + settings.port() + " over "
                            + transport + " (" + bound.cause().getMessage()
                            + "): stop what uses the port, or choose another",
                    bound.cause());
        }
        return bound.channel();
    }

    /** What it listens on, for TCP and UDP alike. */
    InetSocketAddress address() {
        return (InetSocketAddress) tcp.localAddress();
    }

    /** Takes no further connections and reads no further datagrams; false when that was done before. */
    boolean stop() {
        if (!tcp.isOpen()) {
            return false;
        }
        tcp.close().awaitUninterruptibly();
        if (udp != null) {
            udp.config().setAutoRead(false);
        }
        return true;
    }

    /** Closes what is still open, once everything is answered. */
    void close() {
        if (udp != null) {
            udp.close().awaitUninterruptibly();
        }
    }
}
