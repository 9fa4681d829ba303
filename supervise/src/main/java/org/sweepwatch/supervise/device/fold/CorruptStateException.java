package org.sweepwatch.supervise.device.fold;

/** A stored device day that cannot be read: damaged, or of another version. The remedy is a fold over the stored points. */
public final class CorruptStateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CorruptStateException(String message) {
        super(message);
    }
}
