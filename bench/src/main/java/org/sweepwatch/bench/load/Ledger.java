package org.sweepwatch.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Writes down every acknowledged position, one line each: {@value #HEADER}. Time is the device's, serials are for the
 * reader only.
 *
 * <p>Each event loop has a {@link Page} of its own; only whole pages go to the shared file. A page that is full is written
 * at once, by the loop that filled it.
 */
final class Ledger implements AutoCloseable {
    static final String HEADER = "phone,time,serial,lat,lon";

    private static final int PAGE_BYTES = 64 << 10;
    private static final int MAX_LINE_BYTES = 96;

    private final Path path;
    private final FileChannel file;

    Ledger(Path path) {
        this.path = path;
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            write(ByteBuffer.wrap((HEADER + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new LoadException("ledger " + path + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    Page page() {
        return new Page();
    }

    private synchronized void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new LoadException("ledger " + path + " cannot be closed (" + e.getMessage() + ")", e);
        }
    }

    /** Lines of one event loop. One thread. */
    final class Page {
        private final byte[] bytes = new byte[PAGE_BYTES];
        private int length;
        private long secondOfText = Long.MIN_VALUE;
        private byte[] timeText;

        void add(byte[] phone, long epochSecond, int serial, int latE6, int lonE6) {
            if (length > PAGE_BYTES - MAX_LINE_BYTES) {
                flush();
            }
            if (epochSecond != secondOfText) {
                secondOfText = epochSecond;
                timeText = Instant.ofEpochSecond(epochSecond).toString().getBytes(StandardCharsets.US_ASCII);
            }
            put(phone);
            put((byte) ',');
            put(timeText);
            put((byte) ',');
            putNumber(serial, 1);
            put((byte) ',');
            putDegrees(latE6);
            put((byte) ',');
            putDegrees(lonE6);
            put((byte) '\n');
        }

        void flush() {
            try {
                write(ByteBuffer.wrap(bytes, 0, length));
                length = 0;
            } catch (IOException e) {
                throw new LoadException("ledger " + path + " cannot be written (" + e.getMessage() + ")", e);
            }
        }

        private void put(byte b) {
            bytes[length++] = b;
        }

        private void put(byte[] text) {
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }

        private void putDegrees(int degreesE6) {
            if (degreesE6 < 0) {
                put((byte) '-');
            }
            int size = Math.abs(degreesE6);
            putNumber(size / 1_000_000, 1);
            put((byte) '.');
            putNumber(size % 1_000_000, 6);
        }

        private void putNumber(int value, int leastDigits) {
            int digits = leastDigits;
            for (int rest = value / pow10(leastDigits); rest > 0; rest /= 10) {
                digits++;
            }
            int rest = value;
            for (int at = length + digits - 1; at >= length; at--) {
                bytes[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            length += digits;
        }

        private static int pow10(int digits) {
            int power = 1;
            for (int i = 0; i < digits; i++) {
                power *= 10;
            }
            return power;
        }
    }
}
