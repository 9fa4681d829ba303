/** A program of this project or of its measurements as a process of its own, in a directory of its own. */
package org.sweepwatch.bench.process;
