/** What a running server allocates for a position, by thread, and where: the proof beside the counters of single benchmarks. */
package org.sweepwatch.bench.allocation;
