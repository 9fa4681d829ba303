package org.sweepwatch.supervise.simulate.terminal;

/** Hears of each position that the platform has acknowledged. Called on the fleet's event loop: be short. */
@FunctionalInterface
public interface AckListener {
    /** Nobody listens. */
    AckListener NONE = (phone, deviceTimeMs, serial, body) -> {};

    /**
     * A position is acknowledged: the platform has answered 0 (or 4) and the terminal has forgotten it.
     *
     * @param phone digits without leading zeros
     * @param deviceTimeMs time of the position by the terminal's clock, epoch milliseconds
     * @param serial serial of the frame that carried it
     * @param body body of its location report, 28 bytes and items; not to be changed
     */
    void acknowledged(String phone, long deviceTimeMs, int serial, byte[] body);
}
