/**
 * One stored position (定位点) as the figures see it, and what is wrong with it.
 *
 * <p>In: the fields of a decoded location report or of a stored row. Out: quality bits, and a carrier that is filled
 * again for each point. Any thread, one carrier for one thread; nothing here grows.
 */
package org.sweepwatch.supervise.point;
