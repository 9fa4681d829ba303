package org.sweepwatch.ingest.message;

/** Is told each field of a body while a {@link BodyReader} reads it, in the order of the bytes. */
@FunctionalInterface
public interface FieldListener {
    /**
     * One field was read whole.
     *
     * @param name the field, with the lists around it: {@code parameters[2].id}
     * @param offset index of its first byte in the bytes read from
     * @param length its bytes, 0 for an empty text
     * @param value what it says: a number, a text, an instant (null when the bytes are no date) or bytes
     * @param unit unit of the value as sent, or empty
     */
    void onField(String name, int offset, int length, Object value, String unit);
}
