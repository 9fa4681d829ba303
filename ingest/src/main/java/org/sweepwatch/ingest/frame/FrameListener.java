package org.sweepwatch.ingest.frame;

/** Takes what a {@link FrameSplitter} finds, on the splitter's thread, in the order of the bytes. */
public interface FrameListener {

    /**
     * A frame whose check byte is right: header, body and check byte, un-escaped, without flags.
     *
     * @param frame holds the frame from index 0; valid during this call only
     * @param length bytes of the frame, at least 13, the check byte included
     */
    void onFrame(byte[] frame, int length);

    /** Bytes were dropped. The connection goes on with the next flag. */
    void onDropped(FrameFault fault);

    /**
     * The next call of {@link #onFrame} delivers a frame that its sender had not escaped: it was joined from two
     * pieces around a bare 0x7E. Its first piece has already been named as dropped.
     */
    default void onRepaired() {}
}
