package org.sweepwatch.supervise.api;

import org.sweepwatch.store.query.ModelStore;
import org.sweepwatch.store.query.RedecodingStore;
import org.sweepwatch.supervise.profile.TerminalModels;

/**
 * What the API says of models of terminals. All of it is thread-safe.
 *
 * @param profiles which profile reads which model
 * @param store models in use and what of their reports nothing explains
 * @param redecodings requests to decode stored positions again
 */
public record ModelServices(TerminalModels profiles, ModelStore store, RedecodingStore redecodings) {}
