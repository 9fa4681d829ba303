/**
 * The operational day (运营日): which day an instant counts to. In: instants in UTC. Out: days of Asia/Shanghai that
 * start in the morning, so that a night shift belongs to its evening, and the shifts (班次) within them. Immutable, any thread.
 */
package org.sweepwatch.supervise.calendar;
