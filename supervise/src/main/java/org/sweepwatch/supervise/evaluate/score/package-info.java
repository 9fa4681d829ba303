/**
 * Scoring (计分): from the figures of a month to marks, ranks and totals. In: a scheme, figures, problems, corrections. Out:
 * marks with all that they rest on. Pure, exact decimal arithmetic, any thread.
 */
package org.sweepwatch.supervise.evaluate.score;
