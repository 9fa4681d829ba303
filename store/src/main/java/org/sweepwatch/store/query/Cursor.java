package org.sweepwatch.store.query;

import java.time.Instant;

/** The place of a row in a list ordered by time and a second number, as text {@code MILLISECONDS.NUMBER}. */
record Cursor(long timeMs, long tie) {
    static Cursor of(Instant time, long tie) {
        return new Cursor(time.toEpochMilli(), tie);
    }

    static Cursor parse(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0) {
            throw new BadCursorException(text);
        }
        try {
            return new Cursor(Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new BadCursorException(text);
        }
    }

    Instant time() {
        return Instant.ofEpochMilli(timeMs);
    }

    @Override
    public String toString() {
        return timeMs + "." + tie;
    }
}
