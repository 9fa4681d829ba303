package org.sweepwatch.store.write;

/**
 * What a batch came to.
 *
 * @param stored positions that were new
 * @param duplicates positions that were there already, or twice in the batch
 * @param events events that were new
 * @param quarantined quarantined items that were new
 * @param merged true when the slow way (ON CONFLICT DO NOTHING) was taken
 */
public record WriteResult(int stored, int duplicates, int events, int quarantined, boolean merged) {}
