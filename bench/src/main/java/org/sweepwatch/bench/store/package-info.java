/**
 * What it costs to store positions: {@link org.sweepwatch.store.write.StoreWriter} into a real PostgreSQL, over the size of
 * the batch that one transaction takes.
 *
 * <p>In: made-up positions of 187 vehicles. Out: batches and rows a second. Threads: one writer, as in the server, and the
 * database's own processes on the same cores. The embedded server runs with its usual settings, fsync on, in a temporary
 * directory.
 */
package org.sweepwatch.bench.store;
