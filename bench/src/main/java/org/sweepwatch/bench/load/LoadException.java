package org.sweepwatch.bench.load;

/** The run cannot go on. The message is one line: what is wrong, and what to do. */
final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadException(String message) {
        super(message);
    }

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
