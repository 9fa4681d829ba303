/**
 * Sockets in, answers out: from the listener to the journal and back (JT/T 808 over TCP).
 *
 * <pre>
 *   event loops (Netty)                          journal writer (one thread)
 *   bytes -> FrameSplitter -> FrameRouter --ring--> append, append, ... force
 *                                 ^                         |
 *   0x8001 of the whole group <---+------ AnswerBatch ------+  one task an event loop a group
 * </pre>
 *
 * <p>Comes in: connections of terminals. Goes out: records in the {@link org.sweepwatch.ingest.journal.Journal}, and to
 * the terminal an answer for each frame, never before its record is durable. Bounds, all in {@link
 * org.sweepwatch.ingest.transport.IngestSettings}: connections in all and from one address, new ones a second, time to
 * the first frame and to authentication, silence, frames under way, answers unread. The ring is the one queue between
 * the threads; when it is full the event loops stop reading and TCP holds the terminals back.
 */
package org.sweepwatch.ingest.transport;
