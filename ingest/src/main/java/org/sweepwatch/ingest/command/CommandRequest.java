package org.sweepwatch.ingest.command;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * A message to be sent down to a terminal (下行指令).
 *
 * @param commandId the caller's number for it; comes back with each change
 * @param terminalId whom it is for
 * @param messageId message ID (消息ID), 0x8001 to 0xFFFF
 * @param body makes the body for the edition that the terminal speaks when it is sent; null when that edition does not
 *     have the message. Called on an event loop: from memory, and quick. At most {@link
 *     org.sweepwatch.ingest.frame.FrameParts#MAX_BODY_BYTES} bytes, not to be changed any more; one array may serve many
 *     terminals
 * @param expiry after this it is not sent any more
 */
public record CommandRequest(
        long commandId, int terminalId, int messageId, Function<ProtocolVersion, byte[]> body, Instant expiry) {
    private static final int FIRST_PLATFORM_ID = 0x8001;
    private static final int LAST_ID = 0xFFFF;

    public CommandRequest {
        if (messageId < FIRST_PLATFORM_ID || messageId > LAST_ID) {
            throw new IllegalArgumentException(
                    String.format("messageId: 0x%04X (expected: 0x8001..0xFFFF)", messageId));
        }
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(expiry, "expiry");
    }
}
