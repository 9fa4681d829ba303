package org.sweepwatch.supervise.decode;

/** Why an input is no frame, or not a sound one; the names are stable and stand in the JSON as {@code error.code}. */
enum DecodeError {
    /** A character that is neither a hexadecimal digit nor a separator. */
    NOT_HEX,
    /** Half a byte at the end. */
    ODD_DIGITS,
    /** More digits than any frame needs. */
    TOO_LONG,
    /** Less than a header and a check byte. */
    TOO_SHORT,
    /** The check byte is wrong. */
    BAD_CHECK,
    /** Shorter than the header it announces. */
    HEADER_TRUNCATED,
    /** The body is shorter than the header says. */
    BODY_TRUNCATED,
    /** The body is too short for its message. */
    BODY_MALFORMED
}
