/**
 * From a stream of bytes to checked JT/T 808 frames, and back.
 *
 * <p>In: the bytes of one connection, in any cut, with anything between the frames, or those of one datagram. Out: complete, un-escaped frames
 * whose check byte is right, each with a readable header; everything else is dropped and named by a
 * {@link org.sweepwatch.ingest.frame.FrameFault}. One bad frame never harms the next.
 *
 * <p>The other way, {@link org.sweepwatch.ingest.frame.FrameParts} cuts a message for a terminal into the frames it needs.
 *
 * <p>Thread: every object here belongs to one thread, the event loop of its connection. Bound: a connection holds at
 * most two pieces of {@link org.sweepwatch.ingest.frame.FrameSplitter#MAX_PIECE_BYTES}; nothing is allocated for a
 * frame.
 */
package org.sweepwatch.ingest.frame;
