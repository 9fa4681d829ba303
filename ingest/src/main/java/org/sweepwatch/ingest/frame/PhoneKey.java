package org.sweepwatch.ingest.frame;

/**
 * A phone (手机号) as identity in two numbers: the 80 bits of the longest phone field, leading zeros or not. Says the same
 * of two frames as {@link FrameHeader#phone()} does, without making a string.
 *
 * @param high the upper 16 bits, 0 in the older layout's six bytes
 * @param low the lower 64 bits
 */
public record PhoneKey(long high, long low) {}
