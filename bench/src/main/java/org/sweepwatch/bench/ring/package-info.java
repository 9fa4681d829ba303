/**
 * What it costs to hand an event from one thread to the next over a Disruptor ring, with the waiting that the server uses
 * (blocking: two cores, and the terminals need one of them) and with the one that spins.
 *
 * <p>In: nothing. Out: nanoseconds an event, waiting for a free slot included. Threads: one publishes, one takes.
 */
package org.sweepwatch.bench.ring;
