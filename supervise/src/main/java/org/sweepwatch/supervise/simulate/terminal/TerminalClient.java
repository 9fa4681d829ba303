package org.sweepwatch.supervise.simulate.terminal;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.location.LocationBatch;
import org.sweepwatch.supervise.simulate.fleet.SimulatedVehicle;

/**
 * One on-board unit on the network: dials, registers when it has no code, authenticates, sends its positions, repeats
 * what is not answered, dials again when the link breaks and then sends what it kept as a blind-zone batch (or, as a
 * unit of 2011, as late reports). All calls on one event loop.
 */
final class TerminalClient {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final int PROVINCE_HUNAN = 43;
    private static final int CITY_ZHUZHOU = 200;
    private static final String IMEI = "860000000000019";
    private static final String SOFTWARE = "QX-SIM 1.0";

    private enum State {
        OFF,
        PAUSED,
        DIALLING,
        REGISTERING,
        AUTHENTICATING,
        ON_LINE
    }

    private final TerminalIdentity identity;
    private final boolean copy;
    private final Bootstrap bootstrap;
    private final TerminalSettings settings;
    private final FleetCounters counters;
    private final AckListener acks;
    private final FrameWriter writer;
    private final PointStore store = new PointStore();
    private final Outbox outbox = new Outbox();
    private State state = State.OFF;
    private Channel channel;
    private int serial;
    private int registrationsTried;
    private long dialAtNanos;
    private long pauseMs;
    private long onLineSinceNanos;
    private long lastSentMs;

    /** @param copy true for a second unit with somebody else's identity: it uses the code but never registers */
    TerminalClient(
            TerminalIdentity identity,
            boolean copy,
            Bootstrap bootstrap,
            TerminalSettings settings,
            FleetCounters counters,
            AckListener acks,
            FrameWriter writer) {
        this.identity = identity;
        this.copy = copy;
        this.bootstrap = bootstrap;
        this.settings = settings;
        this.counters = counters;
        this.acks = acks;
        this.writer = writer;
        this.pauseMs = settings.reconnectMinMs();
    }

    SimulatedVehicle vehicle() {
        return identity.vehicle();
    }

    boolean onLine() {
        return state == State.ON_LINE;
    }

    /** Positions that are not acknowledged yet. */
    int waiting() {
        return store.size() + outbox.points();
    }

    /** There is a network (again); the first attempt is made after {@code delayMs}. Does nothing when it is up. */
    void linkUp(long delayMs, long nowNanos) {
        if (state == State.OFF) {
            state = State.PAUSED;
            dialAtNanos = nowNanos + delayMs * NANOS_PER_MS;
        }
    }

    /** The network is gone; what is not acknowledged is kept. */
    void linkDown() {
        drop();
        state = State.OFF;
    }

    /** A new position. */
    void report(StoredPoint point, long simulatedMs, long nowNanos) {
        counters.positionsMade.increment();
        if (!store.add(point)) {
            counters.positionsForgotten.increment();
        }
        sendPositions(simulatedMs, nowNanos);
    }

    /** Whatever time brings: dialling, repeats, heartbeats, positions that waited for their turn. */
    void tick(long simulatedMs, long nowNanos) {
        if (state == State.PAUSED && nowNanos - dialAtNanos >= 0 && !(copy && identity.code() == null)) {
            dial();
        }
        for (Outbox.Message message : outbox.overdue(nowNanos)) {
            if (message.sendings() > settings.retransmissions()) {
                counters.linksGivenUp.increment();
                drop();
                return;
            }
            counters.retransmissions.increment();
            message.repeated(nowNanos);
            write(message.wire, simulatedMs);
        }
        sendPositions(simulatedMs, nowNanos);
        if (state == State.ON_LINE && simulatedMs - lastSentMs >= settings.heartbeatS() * 1000L && outbox.size() == 0) {
            counters.heartbeatsSent.increment();
            begin(MessageId.HEARTBEAT);
            send(MessageId.HEARTBEAT, List.of(), simulatedMs, nowNanos);
        }
    }

    private void dial() {
        state = State.DIALLING;
        ChannelFuture connecting = bootstrap.clone().handler(new Inbound()).connect();
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (!done.isSuccess() && channel == connecting.channel()) {
                counters.connectFailed.increment();
                pause();
            }
        });
    }

    private void connected() {
        counters.connected.increment();
        registrationsTried = 0;
        signIn();
    }

    private void signIn() {
        long nowNanos = System.nanoTime();
        if (identity.code() == null) {
            if (copy || registrationsTried++ > 1) {
                drop();
                return;
            }
            state = State.REGISTERING;
            SimulatedVehicle v = identity.vehicle();
            begin(MessageId.REGISTRATION);
            new Registration(
                            v.version(),
                            PROVINCE_HUNAN,
                            CITY_ZHUZHOU,
                            v.makerId(),
                            v.model(),
                            v.terminalId(),
                            v.plateColour(),
                            v.plate())
                    .encode(writer);
            send(MessageId.REGISTRATION, List.of(), lastSentMs, nowNanos);
        } else {
            state = State.AUTHENTICATING;
            begin(MessageId.AUTHENTICATION);
            Authentication.encode(writer, identity.vehicle().version(), identity.code(), IMEI, SOFTWARE);
            send(MessageId.AUTHENTICATION, List.of(), lastSentMs, nowNanos);
        }
    }

    private void sendPositions(long simulatedMs, long nowNanos) {
        boolean batches = identity.vehicle().version() != ProtocolVersion.V2011;
        while (state == State.ON_LINE && outbox.size() < settings.window() && channel.isWritable()) {
            if (store.hasBlind() && batches && !outbox.holds(MessageId.LOCATION_BATCH.code())) {
                List<StoredPoint> points = store.takeBlind(DayStream.BATCH_POINTS);
                begin(MessageId.LOCATION_BATCH);
                LocationBatch.putHead(writer, points.size(), LocationBatch.BLIND_ZONE);
                points.forEach(point -> LocationBatch.putEntry(writer, point.body(), point.body().length));
                counters.batchesSent.increment();
                send(MessageId.LOCATION_BATCH, points, simulatedMs, nowNanos);
            } else if (store.hasFresh()) {
                sendOne(store.takeFresh(), simulatedMs, nowNanos);
            } else if (store.hasBlind() && !batches) {
                sendOne(store.takeBlind(1).get(0), simulatedMs, nowNanos);
            } else {
                return;
            }
        }
    }

    private void sendOne(StoredPoint point, long simulatedMs, long nowNanos) {
        begin(MessageId.LOCATION_REPORT);
        writer.putBytes(point.body());
        send(MessageId.LOCATION_REPORT, List.of(point), simulatedMs, nowNanos);
    }

    private void begin(MessageId message) {
        writer.begin(identity.address(), message.code(), serial);
    }

    private void send(MessageId message, List<StoredPoint> points, long simulatedMs, long nowNanos) {
        byte[] wire = writer.end();
        counters.positionsSent.add(points.size());
        outbox.sent(new Outbox.Message(serial, message.code(), wire, points, settings.ackTimeoutMs(), nowNanos));
        serial = serial + 1 & 0xFFFF;
        write(wire, simulatedMs);
    }

    private void write(byte[] wire, long simulatedMs) {
        lastSentMs = simulatedMs;
        channel.writeAndFlush(Unpooled.wrappedBuffer(wire), channel.voidPromise());
    }

    private void answered(GeneralReply reply) {
        Outbox.Message message = outbox.answered(reply.serial(), reply.messageId());
        if (message == null) {
            counters.strayAnswers.increment();
            return;
        }
        boolean good = reply.result() == GeneralReply.SUCCESS || reply.result() == GeneralReply.ALARM_HANDLED;
        if (message.messageId == MessageId.AUTHENTICATION.code()) {
            authenticated(good);
        } else if (good) {
            counters.positionsAcknowledged.add(message.points.size());
            for (StoredPoint point : message.points) {
                acks.acknowledged(identity.vehicle().phone(), point.timeMs(), message.serial, point.body());
            }
        } else if (reply.result() == GeneralReply.FAILURE) {
            // "Could not be stored": keep it and repeat it when its time comes.
            outbox.sent(message);
        } else {
            counters.positionsRefused.add(message.points.size());
        }
    }

    private void authenticated(boolean good) {
        if (good) {
            counters.authenticated.increment();
            state = State.ON_LINE;
            onLineSinceNanos = System.nanoTime();
        } else {
            counters.authenticationRefused.increment();
            identity.code(null);
            signIn();
        }
    }

    private void registered(RegistrationReply reply) {
        if (outbox.answered(reply.serial(), MessageId.REGISTRATION.code()) == null) {
            counters.strayAnswers.increment();
        } else if (reply.result() == RegistrationReply.SUCCESS) {
            counters.registered.increment();
            identity.code(reply.code());
            signIn();
        } else {
            counters.registrationRefused.increment();
            pauseMs = settings.reconnectMaxMs();
            drop();
        }
    }

    /** Answers what the platform wants: texts and link tests are taken, the rest is not supported. */
    private void commanded(int messageId, int commandSerial) {
        boolean taken = messageId == MessageId.TEXT.code() || messageId == MessageId.LINK_TEST.code();
        begin(MessageId.TERMINAL_GENERAL_REPLY);
        GeneralReply.put(writer, commandSerial, messageId, taken ? GeneralReply.SUCCESS : GeneralReply.NOT_SUPPORTED);
        serial = serial + 1 & 0xFFFF;
        write(writer.end(), lastSentMs);
    }

    /** Closes the connection, keeps what is not acknowledged and waits a while before it dials again. */
    private void drop() {
        Channel old = channel;
        if (old != null) {
            channel = null;
            old.close();
            pause();
        }
    }

    private void pause() {
        if (state == State.ON_LINE && System.nanoTime() - onLineSinceNanos >= settings.steadyMs() * NANOS_PER_MS) {
            pauseMs = settings.reconnectMinMs();
        }
        channel = null;
        state = State.PAUSED;
        if (!store.linkLost(outbox.clear())) {
            counters.positionsForgotten.increment();
        }
        // Half a pause of chance keeps a fleet from dialling in step.
        long pauseNanos = pauseMs * NANOS_PER_MS;
        dialAtNanos =
                System.nanoTime() + pauseNanos / 2 + ThreadLocalRandom.current().nextLong(pauseNanos / 2 + 1);
        pauseMs = Math.min(settings.reconnectMaxMs(), pauseMs * 2);
    }

    /** Reads one connection. */
    private final class Inbound extends SimpleChannelInboundHandler<ByteBuf> implements FrameListener {
        private final FrameSplitter splitter = new FrameSplitter();
        private final FrameHeader header = new FrameHeader();
        private Channel own;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            own = context.channel();
            if (own == channel) {
                connected();
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            splitter.accept(bytes, this);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            counters.disconnected.increment();
            if (context.channel() == channel) {
                pause();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A reset by the platform: the same as a closed connection, which follows.
            context.close();
        }

        @Override
        public void onFrame(byte[] frame, int length) {
            if (own != channel) {
                return;
            }
            if (header.parse(frame, length) != null || !identity.address().isFrom(header, frame)) {
                counters.strayAnswers.increment();
                return;
            }
            int id = header.messageId();
            if (id == MessageId.PLATFORM_GENERAL_REPLY.code()) {
                GeneralReply reply = GeneralReply.decode(frame, header.bodyOffset(), header.bodyLength());
                if (reply != null) {
                    answered(reply);
                }
            } else if (id == MessageId.REGISTRATION_REPLY.code()) {
                RegistrationReply reply = RegistrationReply.decode(frame, header.bodyOffset(), header.bodyLength());
                if (reply != null) {
                    registered(reply);
                }
            } else {
                commanded(id, header.serial());
            }
        }

        @Override
        public void onDropped(FrameFault fault) {
            counters.badFrames.increment();
        }
    }
}
