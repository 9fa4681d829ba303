/**
 * What taking in one frame costs: splitting, decoding, answering. In: frames made here with the project's own encoders.
 * Out: time and bytes allocated per operation, by JMH with {@code -prof gc}.
 */
package org.sweepwatch.bench.ingest;
