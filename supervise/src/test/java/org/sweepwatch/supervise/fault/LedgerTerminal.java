package org.sweepwatch.supervise.fault;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.location.AdditionalItem;
import org.sweepwatch.ingest.message.location.LocationEncoder;

/**
 * A terminal with one outstanding position that keeps a ledger of what was acknowledged. It repeats what was not, after it
 * has connected anew, as a real one does. One thread.
 */
final class LedgerTerminal implements Runnable {
    /** A position that the server has acknowledged. */
    record Acknowledged(String phone, long timeMs, int latE6) {}

    private static final int ANSWER_TIMEOUT_MS = 20_000;
    private static final int FLAG = 0x7E;

    private final String phone;
    private final FrameAddress address;
    private final java.util.function.Supplier<InetSocketAddress> server;
    private final long firstTimeMs;
    private final ConcurrentLinkedQueue<Acknowledged> ledger;
    private final ConcurrentLinkedQueue<Double> latenciesMs;
    private final FrameWriter writer = new FrameWriter();
    private final LocationEncoder location = new LocationEncoder();
    private final FrameHeader header = new FrameHeader();
    private final byte[] frame = new byte[4096];
    private final long pauseMs;
    private volatile boolean running = true;
    private volatile long firstAnswerNs;
    private String code;
    private int serial;
    private long sent;

    LedgerTerminal(
            String phone,
            java.util.function.Supplier<InetSocketAddress> server,
            long firstTimeMs,
            long pauseMs,
            ConcurrentLinkedQueue<Acknowledged> ledger,
            ConcurrentLinkedQueue<Double> latenciesMs) {
        this.phone = phone;
        this.address = FrameAddress.of(ProtocolVersion.V2013, phone);
        this.server = server;
        this.firstTimeMs = firstTimeMs;
        this.pauseMs = pauseMs;
        this.ledger = ledger;
        this.latenciesMs = latenciesMs;
    }

    void stop() {
        running = false;
    }

    /** Forgets when the first answer came, so that the next one is the first. */
    void awaitFirstAnswer() {
        firstAnswerNs = 0;
    }

    /** When the first answer to a position came, {@link System#nanoTime()}; 0 while there is none. */
    long firstAnswerNs() {
        return firstAnswerNs;
    }

    @Override
    public void run() {
        while (running) {
            try (Socket socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(ANSWER_TIMEOUT_MS);
                socket.connect(server.get(), 1_000);
                session(socket);
            } catch (IOException e) {
                pause(50);
            }
        }
    }

    private void session(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        OutputStream out = socket.getOutputStream();
        if (code == null || !authenticate(in, out)) {
            register(in, out);
            if (!authenticate(in, out)) {
                code = null;
                throw new IOException("refused");
            }
        }
        while (running) {
            long timeMs = firstTimeMs + sent * 1_000;
            int latE6 = 27_800_000 + (int) (sent % 30_000);
            location.begin(timeMs)
                    .statusBits(0x000C0003)
                    .position(latE6, 113_140_000)
                    .altitudeM(52)
                    .speedDeciKmh(86)
                    .headingDeg(90)
                    .item32(AdditionalItem.ODOMETER, sent)
                    .item8(AdditionalItem.SATELLITES, 9);
            int used = begin(MessageId.LOCATION_REPORT);
            location.putInto(writer);
            long sentNs = System.nanoTime();
            out.write(writer.end());
            awaitResult(in, used);
            latenciesMs.add((System.nanoTime() - sentNs) / 1e6);
            ledger.add(new Acknowledged(phone, timeMs, latE6));
            if (firstAnswerNs == 0) {
                firstAnswerNs = System.nanoTime();
            }
            sent++;
            pause(pauseMs);
        }
    }

    private void register(DataInputStream in, OutputStream out) throws IOException {
        begin(MessageId.REGISTRATION);
        new Registration(ProtocolVersion.V2013, 43, 200, "TEST", "LEDGER", "L000001", 2, "").encode(writer);
        out.write(writer.end());
        while (true) {
            read(in);
            if (header.messageId() == MessageId.REGISTRATION_REPLY.code()) {
                RegistrationReply reply = RegistrationReply.decode(frame, header.bodyOffset(), header.bodyLength());
                if (reply.result() != 0) {
                    throw new IOException("registration refused with " + reply.result());
                }
                code = reply.code();
                return;
            }
        }
    }

    private boolean authenticate(DataInputStream in, OutputStream out) throws IOException {
        int used = begin(MessageId.AUTHENTICATION);
        Authentication.encode(writer, ProtocolVersion.V2013, code, "", "");
        out.write(writer.end());
        return awaitResult(in, used) == GeneralReply.SUCCESS;
    }

    private int begin(MessageId id) {
        int used = serial++ & 0xFFFF;
        writer.begin(address, id.code(), used);
        return used;
    }

    private int awaitResult(DataInputStream in, int answered) throws IOException {
        while (true) {
            read(in);
            if (header.messageId() == MessageId.PLATFORM_GENERAL_REPLY.code()) {
                GeneralReply reply = GeneralReply.decode(frame, header.bodyOffset(), header.bodyLength());
                if (reply.serial() == answered) {
                    return reply.result();
                }
            }
        }
    }

    private void read(DataInputStream in) throws IOException {
        int length = 0;
        while (true) {
            int value = in.readUnsignedByte();
            if (value == FLAG) {
                if (length > 0) {
                    break;
                }
            } else if (value == 0x7D) {
                frame[length++] = (byte) (in.readUnsignedByte() == 0x02 ? 0x7E : 0x7D);
            } else {
                frame[length++] = (byte) value;
            }
        }
        if (header.parse(frame, length) != null) {
            throw new IOException("the server sent a frame that cannot be read");
        }
    }

    private void pause(long ms) {
        try {
            if (ms > 0) {
                TimeUnit.MILLISECONDS.sleep(ms);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
