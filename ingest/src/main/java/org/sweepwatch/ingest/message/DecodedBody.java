package org.sweepwatch.ingest.message;

import org.sweepwatch.ingest.frame.ProtocolVersion;

/**
 * A body that was read.
 *
 * @param body what it says
 * @param version the edition whose layout it has
 * @param unreadBytes bytes behind the last field, which mean nothing to this layout
 */
public record DecodedBody(MessageBody body, ProtocolVersion version, int unreadBytes) {}
