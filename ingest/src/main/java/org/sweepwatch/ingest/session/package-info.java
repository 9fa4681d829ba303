/**
 * Who is connected (会话): terminals that have authenticated, each with its newest connection, and the way to send to it.
 *
 * <p>Comes in: connections whose terminal has just proved its code, and the news that one has ended. Goes out: the live
 * session of a terminal, through which messages are sent to it. Registration and the codes themselves are asked for
 * through {@link org.sweepwatch.ingest.session.TerminalDirectory}, which lives elsewhere; what carries the bytes is behind
 * {@link org.sweepwatch.ingest.session.SessionLink}. Thread: any; bound: one entry for each terminal that is connected,
 * whose number the transport limits.
 */
package org.sweepwatch.ingest.session;
