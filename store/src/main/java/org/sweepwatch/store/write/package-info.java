/**
 * The way of a batch into the database.
 *
 * <p>In comes a {@link org.sweepwatch.store.write.StoreBatch}: positions, and the state derived from them, up to an
 * index of the journal. {@link org.sweepwatch.store.write.StoreWriter} puts all of it into one transaction, so that a
 * crash at any instruction leaves each position in the table exactly once and the checkpoint where the rows are:
 *
 * <pre>
 *   partitions of the days in the batch (own transaction, cached)
 *   begin
 *     COPY BINARY position            on 23505: start again over a staging table with ON CONFLICT DO NOTHING
 *     last_position                   only forward in device time
 *     event, quarantine               ON CONFLICT DO NOTHING
 *     device_day, vehicle_state       last one wins
 *     checkpoint                      never backward
 *   commit
 * </pre>
 *
 * <p>Thread: one writer belongs to one thread. Bounds: a batch holds at most its capacity of positions and {@link
 * org.sweepwatch.store.write.StoreBatch#MAX_EXTRAS} of anything else; the encoder reuses one buffer.
 */
package org.sweepwatch.store.write;
