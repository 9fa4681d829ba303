package org.sweepwatch.store.query;

/** A cursor that none of our pages handed out. */
public final class BadCursorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public BadCursorException(String cursor) {
        super("cursor '" + (cursor.length() > 60 ? cursor.substring(0, 60) + "..." : cursor)
                + "' is not one of this list: leave it out to start at the beginning");
    }
}
