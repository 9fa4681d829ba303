package org.sweepwatch.ingest.frame;

/** Why bytes from the wire were not taken as a frame. Each has its own counter. */
public enum FrameFault {
    /** Bytes before the first flag of a connection; named again for each further 4 KiB. */
    GARBAGE,
    /** Fewer bytes between two flags than the shortest header and the check byte: 13. */
    TOO_SHORT,
    /** No flag within the longest piece; named again for each further 4 KiB that is skipped. */
    TOO_LONG,
    /** The check byte (校验码) is not the XOR of what stands before it. Never answered: the serial may be wrong too. */
    BAD_CHECK,
    /** Checked, but shorter than the header it announces: there is no phone to answer to. */
    HEADER_TRUNCATED,
    /** Checked, but the body is shorter than the header says. Phone and serial are readable: answer 0x8001 result 2. */
    BODY_TRUNCATED
}
