package org.sweepwatch.geo.coverage;

/**
 * What a {@link PassFold} remembers of one vehicle: its last point and the passes that have not ended. One thread at a
 * time. Bounded by {@link #MAX_OPEN}, able to go to bytes and back.
 */
public final class VehiclePasses {
    /** Passes open at once. One more ends the pass that has been left the longest. */
    public static final int MAX_OPEN = 64;

    /** The state as bytes: version, last point, then each open pass. */
    public byte[] toBytes() {
        throw new UnsupportedOperationException();
    }

    /**
     * The state from {@link #toBytes()}.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged: fold the stored points again
     */
    public static VehiclePasses fromBytes(byte[] bytes) {
        throw new UnsupportedOperationException();
    }
}
