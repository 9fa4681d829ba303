package org.sweepwatch.ingest.frame;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Cuts the bytes of one connection or datagram into checked frames (JT/T 808-2019 4.4).
 *
 * <p>What stands between two flags is a piece. A piece is un-escaped and checked; a good one is a frame, an empty one
 * is nothing (two frames may share a flag or have two in a row), any other is dropped with its reason. Some senders
 * forget to escape a 0x7E in the body, which cuts their frame in two: when a failed piece, the flag and the piece after
 * it together have an honest length and the right check byte, they are delivered as one frame.
 *
 * <p>One instance per connection, or for all datagrams of one socket, on its event loop. Never throws by itself and allocates nothing per frame.
 */
public final class FrameSplitter {
    /** Longest piece in escaped bytes. The longest legal one has 2,090. */
    public static final int MAX_PIECE_BYTES = 4096;
    /** Shortest frame: the header of 2011 and 2013 and the check byte. */
    public static final int MIN_FRAME_BYTES = 13;

    private static final int USUAL_PIECE_BYTES = 256;
    private static final int NOTHING_HELD = -1;

    private enum State {
        BEFORE_FIRST_FLAG,
        IN_PIECE,
        SKIPPING
    }

    private State state = State.BEFORE_FIRST_FLAG;
    /** Grows with the longest piece: most terminals never send one of more than {@link #USUAL_PIECE_BYTES}. */
    private byte[] piece = new byte[USUAL_PIECE_BYTES];

    private int pieceLength;
    /** The piece before, when it failed: the first half of a possible repair. Created with the first failure. */
    private byte[] held;

    private int heldLength = NOTHING_HELD;
    /** Bytes thrown away since the last report of it. */
    private int discarded;

    private int wireBytes;

    /** Takes all readable bytes of {@code in}; what is not yet complete is kept for the next call. */
    public void accept(ByteBuf in, FrameListener out) {
        int end = in.writerIndex();
        int at = in.readerIndex();
        while (at < end) {
            int flag = in.indexOf(at, end, Escape.FLAG);
            int stop = flag < 0 ? end : flag;
            int count = stop - at;
            int from = at;
            at = flag < 0 ? end : flag + 1;
            wireBytes += at - from;
            in.readerIndex(at);
            if (count > 0) {
                take(in, from, count, out);
            }
            if (flag >= 0) {
                endPiece(out);
            }
        }
    }

    /**
     * Bytes taken since the last call, flags and escapes included. Asked for by {@link FrameListener#onFrame}, it is what
     * that frame has cost on the wire, with what was dropped before it.
     */
    public int takeWireBytes() {
        int taken = wireBytes;
        wireBytes = 0;
        return taken;
    }

    /** A datagram follows: whatever came before it is forgotten. */
    public void beginDatagram() {
        state = State.BEFORE_FIRST_FLAG;
        pieceLength = 0;
        heldLength = NOTHING_HELD;
        discarded = 0;
        wireBytes = 0;
    }

    /** The datagram is over: what follows its last flag is a piece, too, as some terminals leave the last flag out. */
    public void endDatagram(FrameListener out) {
        if (state == State.IN_PIECE && pieceLength > 0) {
            endPiece(out);
        }
    }

    private void take(ByteBuf in, int from, int count, FrameListener out) {
        if (state == State.IN_PIECE) {
            if (count <= MAX_PIECE_BYTES - pieceLength) {
                piece = withRoom(piece, pieceLength + count);
                in.getBytes(from, piece, pieceLength, count);
                pieceLength += count;
                return;
            }
            count -= MAX_PIECE_BYTES - pieceLength;
            state = State.SKIPPING;
            discarded = 0;
            pieceLength = 0;
            heldLength = NOTHING_HELD;
            out.onDropped(FrameFault.TOO_LONG);
        }
        FrameFault reason = state == State.SKIPPING ? FrameFault.TOO_LONG : FrameFault.GARBAGE;
        if (reason == FrameFault.GARBAGE && discarded == 0) {
            out.onDropped(reason);
        }
        discarded += count;
        while (discarded > MAX_PIECE_BYTES) {
            discarded -= MAX_PIECE_BYTES;
            out.onDropped(reason);
        }
    }

    private void endPiece(FrameListener out) {
        if (state != State.IN_PIECE) {
            state = State.IN_PIECE;
            return;
        }
        int length = Escape.unescape(piece, pieceLength);
        pieceLength = 0;
        if (length >= MIN_FRAME_BYTES && Escape.xor(piece, length) == 0) {
            heldLength = NOTHING_HELD;
            out.onFrame(piece, length);
        } else if (heldLength != NOTHING_HELD && joins(length)) {
            int joinedLength = heldLength + 1 + length;
            heldLength = NOTHING_HELD;
            out.onRepaired();
            out.onFrame(held, joinedLength);
        } else if (length == 0) {
            heldLength = NOTHING_HELD;
        } else {
            hold(length);
            out.onDropped(length < MIN_FRAME_BYTES ? FrameFault.TOO_SHORT : FrameFault.BAD_CHECK);
        }
    }

    /** Whether the held piece, a bare flag and this piece are one frame; if so {@link #held} then contains it. */
    private boolean joins(int length) {
        int joinedLength = heldLength + 1 + length;
        if (joinedLength < MIN_FRAME_BYTES || joinedLength > MAX_PIECE_BYTES) {
            return false;
        }
        held = withRoom(held, joinedLength);
        held[heldLength] = Escape.FLAG;
        System.arraycopy(piece, 0, held, heldLength + 1, length);
        return FrameHeader.lengthIsHonest(held, joinedLength) && Escape.xor(held, joinedLength) == 0;
    }

    private static byte[] withRoom(byte[] bytes, int length) {
        return length <= bytes.length
                ? bytes
                : Arrays.copyOf(bytes, Math.min(MAX_PIECE_BYTES, Integer.highestOneBit(length - 1) << 1));
    }

    private void hold(int length) {
        byte[] spare = held == null ? new byte[USUAL_PIECE_BYTES] : held;
        held = piece;
        heldLength = length;
        piece = spare;
    }
}
