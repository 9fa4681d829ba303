/**
 * What the fold of a day's work costs: a point of it live, and a whole day of the fleet again. Points come from the simulated
 * city; nothing is read from a store.
 */
package org.sweepwatch.bench.work;
