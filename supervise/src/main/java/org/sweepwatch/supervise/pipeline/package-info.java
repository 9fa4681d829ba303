/**
 * From the journal to the store and the live view.
 *
 * <p>In: durable journal records, read by one {@link org.sweepwatch.supervise.pipeline.JournalTail} from the checkpoint in
 * the database on; parts become whole messages there. Out: one transaction a batch (positions, derived state, messages,
 * checkpoint), then the live view and what terminals wait for. Live operation
 * and recovery after a crash are this same path.
 *
 * <p>Threads: one for the tail, one a stage; {@link org.sweepwatch.supervise.pipeline.Pipeline} shows the graph. Bounds:
 * the ring ({@link org.sweepwatch.supervise.pipeline.Pipeline#RING_SIZE} events), the bytes of messages in it ({@link
 * org.sweepwatch.supervise.pipeline.MessageBudget}), the parts held, and the store's batch. While the database
 * is away the store stage waits, the ring fills, the tail stops reading, and the journal grows on disk; memory does not.
 */
package org.sweepwatch.supervise.pipeline;
