/**
 * How fast a server that was away catches up: a journal full of positions that were acknowledged and not stored, drained
 * after a start.
 */
package org.sweepwatch.bench.replay;
