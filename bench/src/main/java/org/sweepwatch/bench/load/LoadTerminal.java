package org.sweepwatch.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameListener;
import org.sweepwatch.ingest.frame.FrameSplitter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;

/**
 * One terminal: it registers, authenticates, reports, and comes back when the connection is lost. All on the event loop of
 * its {@link LoadLoop}; one object over all of its connections.
 *
 * <p>Frames are numbered without end; the serial is the low 16 bits. The last {@code depth} numbers have a slot that says
 * what waits there for its answer.
 */
final class LoadTerminal extends ChannelInboundHandlerAdapter implements FrameListener {
    private enum State {
        OFFLINE,
        REGISTERING,
        AUTHENTICATING,
        REPORTING
    }

    private static final long HANDSHAKE_TIMEOUT_NS = 5_000_000_000L;
    private static final int MAX_HANDSHAKE_TRIES = 4;
    private static final int SERIAL_MASK = 0xFFFF;
    private static final int REPLY_BYTES = 5;
    private static final int PROVINCE_HUNAN = 43;
    private static final int CITY_ZHUZHOU = 200;
    private static final int YELLOW = 2;

    private final LoadLoop loop;
    private final int number;
    private final String phone;
    private final byte[] phoneText;
    private final ProtocolVersion version;
    private final FrameAddress address;
    private final ReportFrame report;
    private final FrameHeader header = new FrameHeader();

    private final long[] intendedNs;
    private final long[] sentNs;
    private final long[] epochSecond;
    private final int[] latE6;
    private final boolean[] waiting;
    private long nextFrame;
    private long oldestFrame;

    private FrameSplitter splitter;
    private Channel channel;
    private State state = State.OFFLINE;
    private String code;
    private boolean dropped;
    private int triesInVain;
    private int handshakeTries;
    private long handshakeSinceNs;

    /** Times fixed beforehand: how many have come, and how many of them were sent or given up. */
    private long dueCount;

    private long dueTaken;
    private long firstDueNs;

    LoadTerminal(LoadLoop loop, LoadSettings settings, int number) {
        this.loop = loop;
        this.number = number;
        this.phone = settings.phone(number);
        this.phoneText = phone.getBytes(StandardCharsets.US_ASCII);
        this.version = settings.version();
        this.address = FrameAddress.of(version, phone);
        this.report = new ReportFrame(address, number);
        int slots = settings.depth();
        intendedNs = new long[slots];
        sentNs = new long[slots];
        epochSecond = new long[slots];
        latE6 = new int[slots];
        waiting = new boolean[slots];
    }

    int number() {
        return number;
    }

    int maxWireBytes() {
        return report.maxWireBytes();
    }

    boolean isReporting() {
        return state == State.REPORTING;
    }

    boolean hasWaiting() {
        return oldestFrame < nextFrame;
    }

    // ---- connection

    @Override
    public boolean isSharable() {
        return true; // one connection after the other
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        splitter = new FrameSplitter();
        handshakeTries = 0;
        if (code == null) {
            register();
        } else {
            authenticate();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        boolean byIntent = dropped;
        dropped = false;
        while (hasWaiting()) {
            giveUpOldest(byIntent);
        }
        boolean wasReporting = state == State.REPORTING;
        state = State.OFFLINE;
        channel = null;
        loop.lost(this, wasReporting, byIntent);
    }

    /**
     * Loses its connection as in a dead spot: without a farewell, and with what is on its way.
     *
     * @return false when it has none
     */
    boolean drop() {
        if (state != State.REPORTING) {
            return false;
        }
        dropped = true;
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
        return true;
    }

    /** Attempts to come back since it last could report, this one included. */
    int countTry() {
        return ++triesInVain;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof LoadException stop) {
            loop.fail(stop);
        } else {
            loop.lastTrouble(cause.getMessage());
        }
        context.close();
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    // ---- what comes in

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            splitter.accept(bytes, this);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void onDropped(FrameFault fault) {
        loop.badFrame();
    }

    @Override
    public void onFrame(byte[] frame, int length) {
        if (header.parse(frame, length) != null || !address.isFrom(header, frame)) {
            loop.badFrame();
            return;
        }
        int at = header.bodyOffset();
        if (header.messageId() == MessageId.PLATFORM_GENERAL_REPLY.code() && header.bodyLength() >= REPLY_BYTES) {
            int serial = u16(frame, at);
            int answered = u16(frame, at + 2);
            int result = frame[at + 4] & 0xFF;
            if (answered == MessageId.LOCATION_REPORT.code()) {
                answered(serial, result);
            } else if (answered == MessageId.AUTHENTICATION.code() && state == State.AUTHENTICATING) {
                authenticated(result);
            }
        } else if (header.messageId() == MessageId.REGISTRATION_REPLY.code() && state == State.REGISTERING) {
            registered(RegistrationReply.decode(frame, at, header.bodyLength()));
        }
    }

    private void answered(int serial, int result) {
        long frame = oldestFrame + (serial - (int) oldestFrame & SERIAL_MASK);
        int slot = slot(frame);
        if (frame >= nextFrame || !waiting[slot]) {
            loop.unexpectedAnswer();
            return;
        }
        waiting[slot] = false;
        skipAnswered();
        if (result == GeneralReply.SUCCESS) {
            loop.acknowledged(intendedNs[slot], phoneText, epochSecond[slot], serial, latE6[slot], report.lonE6());
        } else {
            loop.refused(result);
        }
        sendMore();
    }

    private void skipAnswered() {
        while (oldestFrame < nextFrame && !waiting[slot(oldestFrame)]) {
            oldestFrame++;
        }
    }

    private void giveUpOldest(boolean byIntent) {
        waiting[slot(oldestFrame)] = false;
        loop.notAnswered(byIntent);
        skipAnswered();
    }

    private int slot(long frame) {
        return (int) frame & waiting.length - 1;
    }

    // ---- registration and authentication

    private void register() {
        state = State.REGISTERING;
        handshakeSent();
        Registration registration = new Registration(
                version,
                PROVINCE_HUNAN,
                CITY_ZHUZHOU,
                "BENCH",
                "LOAD-1",
                String.format("%07d", number % 10_000_000),
                YELLOW,
                "湘B" + phone);
        loop.writer.begin(address, MessageId.REGISTRATION.code(), nextSerial());
        registration.encode(loop.writer);
        sendHandshake();
    }

    private void registered(RegistrationReply reply) {
        if (reply == null || reply.result() != RegistrationReply.SUCCESS) {
            String said = reply == null ? "an unreadable answer" : "result " + reply.result() + meaning(reply.result());
            throw new LoadException("registration of phone " + phone + " was refused with " + said
                    + ": start the server with --enrol open, or import the vehicles first (see --phone-base)");
        }
        code = reply.code();
        authenticate();
    }

    private static String meaning(int result) {
        return switch (result) {
            case RegistrationReply.VEHICLE_REGISTERED -> " (the vehicle is registered already)";
            case RegistrationReply.NO_SUCH_VEHICLE -> " (no such vehicle)";
            case RegistrationReply.TERMINAL_REGISTERED -> " (the terminal is registered already)";
            case RegistrationReply.NO_SUCH_TERMINAL -> " (no such terminal)";
            default -> "";
        };
    }

    private void authenticate() {
        state = State.AUTHENTICATING;
        handshakeSent();
        loop.writer.begin(address, MessageId.AUTHENTICATION.code(), nextSerial());
        Authentication.encode(loop.writer, version, code, "860000000000000", "1.0");
        sendHandshake();
    }

    private void authenticated(int result) {
        if (result != GeneralReply.SUCCESS) {
            code = null; // asked for anew; the server closes after a few wrong ones
            retryHandshake("authentication of phone " + phone + " was refused with result " + result);
            return;
        }
        handshakeTries = 0;
        triesInVain = 0;
        state = State.REPORTING;
        dueTaken = dueCount;
        loop.reporting();
        sendMore();
    }

    private int nextSerial() {
        int serial = (int) nextFrame & SERIAL_MASK;
        nextFrame++;
        oldestFrame = nextFrame;
        return serial;
    }

    private void handshakeSent() {
        handshakeSinceNs = System.nanoTime();
    }

    private void sendHandshake() {
        ByteBuf out = channel.alloc().ioBuffer(512);
        loop.writer.end(out);
        channel.writeAndFlush(out, channel.voidPromise());
    }

    private void retryHandshake(String trouble) {
        loop.lastTrouble(trouble);
        if (++handshakeTries >= MAX_HANDSHAKE_TRIES) {
            close();
        } else if (code == null) {
            register();
        } else {
            authenticate();
        }
    }

    /** Looks for answers that do not come. */
    void sweep(long nowNs, long answerTimeoutNs) {
        if (state == State.REGISTERING || state == State.AUTHENTICATING) {
            if (nowNs - handshakeSinceNs > HANDSHAKE_TIMEOUT_NS) {
                retryHandshake("no answer to the " + (code == null ? "registration" : "authentication") + " of phone "
                        + phone);
            }
            return;
        }
        boolean gaveUp = false;
        while (hasWaiting() && nowNs - sentNs[slot(oldestFrame)] > answerTimeoutNs) {
            giveUpOldest(false);
            gaveUp = true;
        }
        if (gaveUp) {
            sendMore();
            flush();
        }
    }

    // ---- what goes out

    /** Times fixed beforehand begin: one each period from the first on. */
    void startSchedule(long firstNs) {
        firstDueNs = firstNs;
        dueCount = 0;
        dueTaken = 0;
    }

    /** One more scheduled time has come. */
    void due() {
        dueCount++;
        if (state == State.REPORTING) {
            sendMore();
            flush();
        } else {
            dueTaken = dueCount;
            loop.skipped();
        }
    }

    /** Sends what the mode allows; the caller flushes. */
    void sendMore() {
        if (state != State.REPORTING || !loop.isSending()) {
            return;
        }
        while (nextFrame - oldestFrame < waiting.length) {
            long nowNs = System.nanoTime();
            if (!loop.isPaced()) {
                send(nowNs, nowNs);
            } else if (dueTaken < dueCount) {
                send(loop.onGrid(firstDueNs + dueTaken++ * loop.periodNs()), nowNs);
            } else {
                return;
            }
        }
    }

    private void send(long whenIntendedNs, long nowNs) {
        int slot = slot(nextFrame);
        int serial = (int) nextFrame++ & SERIAL_MASK;
        report.next(loop.clock, serial);
        intendedNs[slot] = whenIntendedNs;
        sentNs[slot] = nowNs;
        epochSecond[slot] = report.epochSecond();
        latE6[slot] = report.latE6();
        waiting[slot] = true;
        int length = report.escapeInto(loop.wire);
        ByteBuf out = channel.alloc().ioBuffer(length);
        out.writeBytes(loop.wire, 0, length);
        channel.write(out, channel.voidPromise());
        loop.sent();
    }

    void flush() {
        if (channel != null) {
            channel.flush();
        }
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
