package org.sweepwatch.ingest.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Keeps what a splitter delivers. */
public final class CollectingListener implements FrameListener {
    public final List<String> frames = new ArrayList<>();
    public final List<FrameFault> faults = new ArrayList<>();
    public int repaired;

    @Override
    public void onFrame(byte[] frame, int length) {
        frames.add(HexFormat.of().withUpperCase().formatHex(frame, 0, length));
    }

    @Override
    public void onDropped(FrameFault fault) {
        faults.add(fault);
    }

    @Override
    public void onRepaired() {
        repaired++;
    }

    public byte[] frame(int index) {
        return HexFormat.of().parseHex(frames.get(index));
    }

    /** Splits the reads of one connection. */
    public static CollectingListener split(byte[]... reads) {
        CollectingListener seen = new CollectingListener();
        FrameSplitter splitter = new FrameSplitter();
        for (byte[] read : reads) {
            ByteBuf in = Unpooled.wrappedBuffer(read);
            splitter.accept(in, seen);
            in.release();
        }
        return seen;
    }

    /** The one frame in these bytes, un-escaped. */
    public static byte[] onlyFrame(byte[] wire) {
        CollectingListener seen = split(wire);
        if (seen.frames.size() != 1 || !seen.faults.isEmpty()) {
            throw new AssertionError("expected one frame, got " + seen.frames + " and " + seen.faults);
        }
        return seen.frame(0);
    }

    static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
