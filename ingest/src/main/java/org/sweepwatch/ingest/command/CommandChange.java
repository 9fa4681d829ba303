package org.sweepwatch.ingest.command;

import java.time.Instant;

/**
 * News of a command.
 *
 * @param commandId the caller's number
 * @param terminalId whom it is for
 * @param state what has become of it
 * @param result result of the general reply (0 to 3), or of an answer that has one; 0 where there is none
 * @param attempts how often it was sent so far
 * @param at when, by the server's clock
 * @param answer the frame of the proper answer, un-escaped with its check byte, of a sub-packaged one the first part; null
 *     in every state but {@link CommandState#ANSWERED}. It is in the journal, too
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CommandChange(
        long commandId, int terminalId, CommandState state, int result, int attempts, Instant at, byte[] answer) {}
