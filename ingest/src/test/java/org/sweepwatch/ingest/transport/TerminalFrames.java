package org.sweepwatch.ingest.transport;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.FrameAddress;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameWriter;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.location.LocationEncoder;

/** The frames of one terminal, and what it reads in those of the platform, whatever carries them. */
class TerminalFrames {
    private static final long START_OF_2026_MS = 1_767_225_600_000L;

    /** A frame from the platform. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int messageId, int serial, byte[] body, byte[] frame) {
        int result() {
            return body[body.length - 1];
        }

        int answeredSerial() {
            return ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
        }

        /** Reads a frame that a good platform has sent. */
        static Answer of(byte[] frame, int length) {
            FrameHeader header = new FrameHeader();
            FrameFault fault = header.parse(frame, length);
            if (fault != null) {
                throw new IllegalStateException("the platform sent a bad frame: " + fault);
            }
            return new Answer(
                    header.messageId(),
                    header.serial(),
                    Arrays.copyOfRange(frame, header.bodyOffset(), header.bodyOffset() + header.bodyLength()),
                    Arrays.copyOf(frame, length));
        }
    }

    final String phone;
    final ProtocolVersion version;
    private final FrameAddress address;
    private final FrameWriter writer = new FrameWriter();
    private int serial;

    TerminalFrames(ProtocolVersion version, String phone) {
        this.phone = phone;
        this.version = version;
        this.address = FrameAddress.of(version, phone);
    }

    byte[] frame(int messageId, byte[] body) {
        serial = (serial + 1) & 0xFFFF;
        return writer.begin(address, messageId, serial).putBytes(body).end();
    }

    int lastSerial() {
        return serial;
    }

    byte[] registration() {
        FrameWriter body = new FrameWriter().begin(address, 0, 0);
        new Registration(version, 43, 200, "ZZTST", "QX-808B", "A002", 2, "湘BA6187").encode(body);
        return body.body();
    }

    byte[] authentication(String code) {
        FrameWriter body = new FrameWriter().begin(address, 0, 0);
        Authentication.encode(body, version, code, "860000000000019", "V1");
        return body.body();
    }

    /** A frame that answers a frame of the platform with a general reply (0x0001). */
    byte[] reply(int answeredSerial, int answeredId, int result) {
        byte[] body = {
            (byte) (answeredSerial >>> 8),
            (byte) answeredSerial,
            (byte) (answeredId >>> 8),
            (byte) answeredId,
            (byte) result
        };
        return frame(MessageId.TERMINAL_GENERAL_REPLY.code(), body);
    }

    /** A report of this many milliseconds into the year 2026. */
    static byte[] location(long offsetMs) {
        return new LocationEncoder()
                .begin(START_OF_2026_MS + offsetMs)
                .statusBits(3)
                .position(27_832_150, 113_147_690)
                .toBytes();
    }
}
