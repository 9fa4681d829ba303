package org.sweepwatch.bench.store;

import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteStreamWriter;

/** A COPY that leads nowhere: it counts the bytes that would go to the database. */
final class DiscardedCopy implements CopyIn {
    private long bytes;

    long bytes() {
        return bytes;
    }

    @Override
    public void writeToCopy(byte[] buffer, int offset, int length) {
        bytes += length;
    }

    @Override
    public void writeToCopy(ByteStreamWriter from) {
        bytes += from.getLength();
    }

    @Override
    public void flushCopy() {
        // Nothing is held back.
    }

    @Override
    public long endCopy() {
        return 0;
    }

    @Override
    public int getFieldCount() {
        return 0;
    }

    @Override
    public int getFormat() {
        return 1;
    }

    @Override
    public int getFieldFormat(int field) {
        return 1;
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void cancelCopy() {
        // Nothing has begun.
    }

    @Override
    public long getHandledRowCount() {
        return 0;
    }
}
