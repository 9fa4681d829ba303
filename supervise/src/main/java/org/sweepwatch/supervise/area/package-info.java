/**
 * Fences and routes on the terminals themselves (区域、路线下发), in a closed loop: sent, read back where the edition can, and
 * shown as they lie there.
 *
 * <p>In: marks of fences and routes, layers of today, ends of commands. Out: commands, and a state for each vehicle and
 * area. On the housekeeping thread; bounded by {@link org.sweepwatch.supervise.area.AreaSync#COMMANDS_A_ROUND}.
 */
package org.sweepwatch.supervise.area;
