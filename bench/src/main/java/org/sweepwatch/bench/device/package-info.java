/** What a point costs in the fold of its device's day, and what a fold costs to write and read. */
package org.sweepwatch.bench.device;
