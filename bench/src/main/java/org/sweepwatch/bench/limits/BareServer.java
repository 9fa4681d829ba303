package org.sweepwatch.bench.limits;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.RegistrationReply;

/**
 * The least that a terminal takes for a platform: every frame is answered at once, whoever sends it. With a file, the
 * frames of a group are written to it and forced before they are answered. Nothing else: no codes, no limits, no reader.
 *
 * <p>A program of its own, so that its CPU time does not mix with the load tool's: {@code BareServer [FILE]} prints the
 * port and runs until it is killed.
 */
public final class BareServer {
    private static final String CODE = "0123456789012345678901";
    private static final int GROUP_BYTES = 1 << 20;
    private static final long FILE_BYTES = 64L << 20;

    private record Waiting(Channel channel, byte[] frame, ByteBuf answer) {}

    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(1 << 16);
    private final FileChannel file;

    private BareServer(FileChannel file) {
        this.file = file;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        FileChannel file = args.length == 0
                ? null
                : FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        new BareServer(file).run();
    }

    private void run() throws IOException, InterruptedException {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Answering());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        System.out.println("ready " + ((InetSocketAddress) listener.localAddress()).getPort());
        if (file == null) {
            listener.closeFuture().sync();
        } else {
            writeGroups();
        }
    }

    /** What has arrived is one group: written, forced, answered. */
    private void writeGroups() throws IOException, InterruptedException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(GROUP_BYTES);
        List<Waiting> group = new ArrayList<>();
        long position = 0;
        while (true) {
            group.clear();
            group.add(waiting.take());
            waiting.drainTo(group, 4095);
            bytes.clear();
            for (Waiting one : group) {
                bytes.put(one.frame);
            }
            position = position + bytes.position() > FILE_BYTES ? 0 : position;
            position += file.write(bytes.flip(), position);
            file.force(false);
            for (Waiting one : group) {
                one.channel.writeAndFlush(one.answer, one.channel.voidPromise());
            }
        }
    }

    private final class Answering extends ChannelInboundHandlerAdapter implements FrameListener {
        private final FrameSplitter splitter = new FrameSplitter();
        private final FrameHeader header = new FrameHeader();
        private final FrameWriter writer = new FrameWriter();
        private ChannelHandlerContext context;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            context = ctx;
            ByteBuf in = (ByteBuf) message;
            try {
                splitter.accept(in, this);
            } finally {
                in.release();
            }
        }

        @Override
        public void onDropped(FrameFault fault) {
            throw new IllegalStateException("the load tool sent a broken frame: " + fault);
        }

        @Override
        public void onFrame(byte[] frame, int length) {
            header.parse(frame, length);
            boolean registration = header.messageId() == MessageId.REGISTRATION.code();
            MessageId answerId = registration ? MessageId.REGISTRATION_REPLY : MessageId.PLATFORM_GENERAL_REPLY;
            writer.begin(header.address(), answerId.code(), 0);
            if (registration) {
                new RegistrationReply(header.serial(), RegistrationReply.SUCCESS, CODE).encode(writer);
            } else {
                GeneralReply.put(writer, header.serial(), header.messageId(), GeneralReply.SUCCESS);
            }
            ByteBuf answer = context.alloc().directBuffer(64);
            writer.end(answer);
            if (file == null || registration) {
                context.writeAndFlush(answer, context.voidPromise());
                return;
            }
            try {
                waiting.put(new Waiting(context.channel(), Arrays.copyOf(frame, length), answer));
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException("interrupted", e));
            }
        }
    }
}
