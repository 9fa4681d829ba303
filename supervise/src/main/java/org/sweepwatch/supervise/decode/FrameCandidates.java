package org.sweepwatch.supervise.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.ingest.frame.Escape;
import org.sweepwatch.ingest.frame.FrameFault;
import org.sweepwatch.ingest.frame.FrameHeader;
import org.sweepwatch.ingest.frame.FrameSplitter;

/**
 * Finds the frames in what somebody pasted: with flags or without, escaped or not, one or several. When nothing in it is
 * a frame with the right check byte, the whole of it counts as one that is not.
 */
final class FrameCandidates {

    /**
     * One frame, un-escaped.
     *
     * @param content header, body and check byte
     * @param repaired whether it holds a bare flag that its sender had not escaped
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Candidate(byte[] content, boolean repaired) {
        boolean checksumOk() {
            return content.length > 0 && Escape.xor(content, content.length) == 0;
        }
    }

    private FrameCandidates() {}

    static List<Candidate> in(byte[] bytes) {
        boolean flagInFront = bytes.length > 0 && bytes[0] == Escape.FLAG;
        if (!flagInFront && isSound(bytes)) {
            return List.of(new Candidate(bytes, false));
        }
        byte[] between = withoutOuterFlags(bytes);
        Candidate whole = new Candidate(unescape(between), contains(between, Escape.FLAG));
        if (isSound(whole.content())) {
            return List.of(whole);
        }
        List<Candidate> pieces = pieces(bytes);
        boolean anyFrame = pieces.stream().anyMatch(piece -> isChecked(piece.content()));
        if (pieces.size() > 1 && anyFrame) {
            return pieces;
        }
        return List.of(whole);
    }

    private static List<Candidate> pieces(byte[] bytes) {
        List<Candidate> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == Escape.FLAG) {
                if (at > from) {
                    pieces.add(new Candidate(unescape(Arrays.copyOfRange(bytes, from, at)), false));
                }
                from = at + 1;
            }
        }
        return pieces;
    }

    private static boolean isChecked(byte[] content) {
        return content.length >= FrameSplitter.MIN_FRAME_BYTES && Escape.xor(content, content.length) == 0;
    }

    /** Checked, and as long as the header says. */
    private static boolean isSound(byte[] content) {
        if (!isChecked(content)) {
            return false;
        }
        FrameHeader header = new FrameHeader();
        FrameFault fault = header.parse(content, content.length);
        return fault == null && header.surplusBytes() == 0;
    }

    private static byte[] withoutOuterFlags(byte[] bytes) {
        int from = bytes.length > 0 && bytes[0] == Escape.FLAG ? 1 : 0;
        int to = bytes.length > from && bytes[bytes.length - 1] == Escape.FLAG ? bytes.length - 1 : bytes.length;
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] unescape(byte[] bytes) {
        byte[] content = bytes.clone();
        return Arrays.copyOf(content, Escape.unescape(content, content.length));
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
