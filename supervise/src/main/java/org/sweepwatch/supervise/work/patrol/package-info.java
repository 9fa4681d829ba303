/**
 * Patrols of the responsibility grids (网格巡查). In: visits of grids, by tracks or check-ins. Out: the share of grids that
 * were patrolled and visited. Pure, any thread.
 */
package org.sweepwatch.supervise.work.patrol;
