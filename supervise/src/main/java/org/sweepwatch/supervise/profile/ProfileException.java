package org.sweepwatch.supervise.profile;

/** One or more profiles cannot be used. The message names file, key and what is allowed, one problem a line. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProfileException(String message) {
        super(message);
    }
}
