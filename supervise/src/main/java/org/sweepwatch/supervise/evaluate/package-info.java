/**
 * The evaluation of the districts for each month (五区月度考评), and the scoreboard of the budget's indicators.
 *
 * <p>In: the daily figures ({@link org.sweepwatch.supervise.evaluate.figure.MonthFigures}), the scheme in force, and what
 * people decide. Out: a report whose every number leads to its numerator, its denominator and its evidence, and which
 * changes after publication only by a logged step. {@link org.sweepwatch.supervise.evaluate.Evaluations} is the place to
 * begin; {@link org.sweepwatch.supervise.evaluate.score.Scoring} holds the arithmetic.
 *
 * <p>On the thread of the caller: an API request, the command line, or housekeeping. Bounds: a scheme's districts and
 * items, the days of a month, the fleet.
 */
package org.sweepwatch.supervise.evaluate;
