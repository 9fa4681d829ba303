/**
 * Load on any JT/T 808 server, from the outside: what a fleet's sockets see, and what it costs the server.
 *
 * <p>In: the address of a server and how to load it. Out: acknowledged positions a second, latencies, errors, CPU time and
 * memory of the server's processes, and on request a ledger of every acknowledged position, which {@link
 * org.sweepwatch.bench.load.LedgerCheck} joins with the database.
 *
 * <p>Threads: one or two event loops, each with the terminals that belong to it ({@link
 * org.sweepwatch.bench.load.LoadLoop}); nothing is shared between them but the ledger's file. Bounds: {@code --depth}
 * frames in flight for a terminal; the ledger's buffer of one loop is 64 KiB; nothing is allocated for a frame once the
 * terminals run, so that the tool's own pauses do not show up as the server's.
 */
package org.sweepwatch.bench.load;
