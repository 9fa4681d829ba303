package org.sweepwatch.ingest.transport;

/** Takes what terminals have sent and been sent. */
@FunctionalInterface
public interface TrafficConsumer {
    /**
     * Bytes of one terminal since the last time. A terminal may be named more than once: the sum counts.
     *
     * @param bytesUp from the terminal, TCP or UDP payload as it was on the wire, with what it sent to get in
     * @param bytesDown to the terminal
     */
    void traffic(int terminalId, long bytesUp, long bytesDown);
}
