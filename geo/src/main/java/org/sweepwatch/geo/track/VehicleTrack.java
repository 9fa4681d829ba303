package org.sweepwatch.geo.track;

import java.nio.ByteBuffer;

/**
 * What a {@link TrackMatcher} remembers of one vehicle: the last point and where it was matched, and the course of the last
 * metres driven. One thread at a time. A few dozen bytes, able to go to bytes and back.
 */
public final class VehicleTrack {
    /** Length of {@link #toBytes()}. */
    public static final int BYTES = 1 + 8 + 4 + 4 + 4 + 4 + 1 + 4 + 4 + 4 + 4;

    private static final byte VERSION = 1;

    long lastTimeMs = Long.MIN_VALUE;
    int lastLatE6;
    int lastLonE6;
    /** Where the last point was matched; {@link TrackMatch#NO_ROUTE}: nowhere. */
    int routeId = TrackMatch.NO_ROUTE;

    int alongCm;
    boolean against;
    /** Where the measuring of the course began. */
    int anchorLatE6;

    int anchorLonE6;
    /** The last stretch that was long enough to be a course, millionths of a degree; both 0: there was none. */
    int courseLatE6;

    int courseLonE6;

    /** Device time of the last point taken in, ms since 1970 UTC; {@link Long#MIN_VALUE} before the first. */
    public long lastTimeMs() {
        return lastTimeMs;
    }

    /** The state as bytes, always {@link #BYTES} of them. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putLong(lastTimeMs)
                .putInt(lastLatE6)
                .putInt(lastLonE6)
                .putInt(routeId)
                .putInt(alongCm)
                .put((byte) (against ? 1 : 0))
                .putInt(anchorLatE6)
                .putInt(anchorLonE6)
                .putInt(courseLatE6)
                .putInt(courseLonE6)
                .array();
    }

    /**
     * The state from {@link #toBytes()}.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged: fold the stored points again
     */
    public static VehicleTrack fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("track state: " + bytes.length + " bytes (expected: " + BYTES + ")");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("track state version: " + version + " (expected: " + VERSION + ")");
        }
        VehicleTrack state = new VehicleTrack();
        state.lastTimeMs = in.getLong();
        state.lastLatE6 = in.getInt();
        state.lastLonE6 = in.getInt();
        state.routeId = in.getInt();
        state.alongCm = in.getInt();
        state.against = in.get() != 0;
        state.anchorLatE6 = in.getInt();
        state.anchorLonE6 = in.getInt();
        state.courseLatE6 = in.getInt();
        state.courseLonE6 = in.getInt();
        if (state.routeId < 0 || state.alongCm < 0) {
            throw new IllegalArgumentException(
                    "track state: route " + state.routeId + " at " + state.alongCm + " cm (expected: 0 or more)");
        }
        return state;
    }
}
