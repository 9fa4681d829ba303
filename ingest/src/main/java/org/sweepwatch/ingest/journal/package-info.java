/**
 * The durable journal (日志): what a terminal sent is here, forced to disk, before the terminal is told so.
 *
 * <pre>
 *   writer thread: append, append, ... force          any thread: durableIndex, state
 *                        |                            reader threads: next, next, ...
 *                        v                                  ^
 *   DIRECTORY/journal.lock  journal.id                      |  never past durableIndex
 *   DIRECTORY/20261123-0837/20261123-0837.cq4  20261123-0838.cq4 ...   one folder a run of the server
 * </pre>
 *
 * <p>Comes in: un-escaped frames with their check byte, the time they were received and who sent them. Goes out: the
 * same records in the same order, to readers that continue after any index. Bounds: one record {@value
 * org.sweepwatch.ingest.journal.JournalRecord#MAX_FRAME_BYTES} bytes of frame; one file a set number of bytes, then the
 * next is begun; on disk, everything the consumer has not yet released, and never the last free bytes of the volume:
 * below a set reserve the journal takes nothing more and nobody is answered.
 */
package org.sweepwatch.ingest.journal;
