package org.sweepwatch.store.query;

import java.time.Instant;

/**
 * A message down to a terminal that somebody asked for.
 *
 * @param askedBy who asked
 * @param messageId message ID, 0x8000 to 0xFFFF
 * @param body JSON as it was asked for
 * @param expiresAt after this it is not sent any more
 * @param state how far it got
 * @param attempts how often it was sent
 * @param result result of the terminal's general reply, null while there is none
 * @param sentAt when it was first sent, null before
 * @param finishedAt when nothing more was to come, null before
 * @param note why it ended so, null when the state says it all
 */
public record StoredCommand(
        long id,
        int vehicleId,
        String askedBy,
        Instant askedAt,
        int messageId,
        String body,
        Instant expiresAt,
        String state,
        int attempts,
        Integer result,
        Instant sentAt,
        Instant finishedAt,
        String note) {}
