/**
 * Recorded frames sent to a platform as they are.
 *
 * <p>In: lines of hexadecimal digits, the address of a platform. Out: how each frame was answered. Each phone has a
 * connection of its own, a few of them at a time, one frame outstanding on each; threads are those of {@link
 * org.sweepwatch.supervise.simulate.replay.Replay}. Bounds: {@link
 * org.sweepwatch.supervise.simulate.replay.RecordedFrames#MAX_FRAMES} frames.
 */
package org.sweepwatch.supervise.simulate.replay;
