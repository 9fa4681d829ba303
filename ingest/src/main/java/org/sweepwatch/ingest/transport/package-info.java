/**
 * Sockets in, answers out: from the listener to the journal and back (JT/T 808 over TCP and UDP).
 *
 * <pre>
 *   event loops (Netty)                                              journal writer (one thread)
 *   TCP  bytes -&gt; FrameInlet -&gt; FrameRouter --+-- Handshake
 *                                             +-- FrameIntake --ring--&gt; append, append, ... force
 *   UDP  datagrams -&gt; DatagramInlet ----------+        |                          |
 *                                                 CommandDesk                     |
 *   0x8001 of the whole group &lt;------------------- AnswerBatch -------------------+  one task an event loop a group
 * </pre>
 *
 * <p>A {@link org.sweepwatch.ingest.transport.TerminalPath} carries frames both ways, a TCP connection or the datagrams of
 * one phone; a {@link org.sweepwatch.ingest.transport.TerminalLink} is one terminal on it. A plain connection has one
 * link, a relay (转发) several, each authenticated by itself. What is the same for TCP and UDP stands in these two and in
 * handshake and intake; what differs is how bytes become frames, and what is done when there is no room: TCP is not read,
 * a datagram's frame is dropped and counted.
 *
 * <p>Comes in: connections and datagrams of terminals. Goes out: records in the {@link
 * org.sweepwatch.ingest.journal.Journal}, to the terminal an answer for each frame, never before its record is durable,
 * and commands; replies to commands go to the {@link org.sweepwatch.ingest.command.CommandDesk}. Bounds, all in {@link
 * org.sweepwatch.ingest.transport.IngestSettings}: connections in all and from one address, new ones a second, time to
 * the first frame and to authentication, silence, terminals of one connection and by UDP, frames under way, answers
 * unread. Who has not authenticated leaves nothing behind over UDP. The ring is the one queue between the threads; when it
 * is full the event loops stop reading and TCP holds the terminals back.
 */
package org.sweepwatch.ingest.transport;
