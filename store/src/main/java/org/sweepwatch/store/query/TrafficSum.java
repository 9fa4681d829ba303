package org.sweepwatch.store.query;

/**
 * Bytes between a terminal and the platform.
 *
 * @param upBytes from the terminal
 * @param downBytes to the terminal
 */
public record TrafficSum(long upBytes, long downBytes) {
    public long totalBytes() {
        return upBytes + downBytes;
    }
}
