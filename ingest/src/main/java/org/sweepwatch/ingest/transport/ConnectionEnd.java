package org.sweepwatch.ingest.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a connection: ends the sessions it carries, and closes it on an error. */
final class ConnectionEnd extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEnd.class);

    private final TerminalConnection connection;

    ConnectionEnd(TerminalConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) { // a reset by the other side is everyday
            LOG.error("connection {} is closed after an error of this server", ctx.channel(), cause);
        }
        connection.close(IngestCount.CLOSED_ERROR);
    }
}
