/**
 * The pipeline's own package, for the one measurement that must build its stages without their store: a journal goes in, a
 * time comes out. It runs on the caller's thread and those of the stages, for ten minutes at most, in the pipeline's ring.
 */
package org.sweepwatch.supervise.pipeline;
