package org.sweepwatch.store.query;

/** How many rows an import made, changed, found as they were, and took out of use. */
public record ImportResult(int created, int updated, int unchanged, int retired) {}
