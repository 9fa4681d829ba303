/**
 * What a vehicle does at each time (作业状态), and what decided it.
 *
 * <p>In: points of one vehicle in the order of device time, with what geography knows of each. Out: runs of one state
 * each, proven by a work input or inferred from speed. Pure and for one thread; bounded by the runs of a day.
 */
package org.sweepwatch.supervise.work.state;
