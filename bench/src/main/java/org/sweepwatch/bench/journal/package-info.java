/**
 * What it costs to make received frames durable: {@link org.sweepwatch.ingest.journal.ChronicleJournal} with and without
 * the force, over the size of the group that one force covers; and what it costs to read them back.
 *
 * <p>In: a frame of the usual size. Out: groups and records a second. Thread: one, as in the server. The journal lies in a
 * temporary directory ({@code -Djava.io.tmpdir} chooses the disk: a figure with force is a figure of that disk) and is
 * kept short between iterations.
 */
package org.sweepwatch.bench.journal;
