/**
 * Who is connected (会话): terminals that have authenticated, each with its newest connection.
 *
 * <p>Comes in: connections whose terminal has just proved its code, and the news that one has closed. Goes out: the live
 * connection of a terminal, and through it what is sent to that terminal. Registration and the codes themselves are asked for through {@link
 * org.sweepwatch.ingest.session.TerminalDirectory}, which lives elsewhere. Thread: any; bound: one entry for each terminal with a
 * connection, whose number the transport limits.
 */
package org.sweepwatch.ingest.session;
