/**
 * What the fold of a day's work costs: a point of it live, and a whole day of the fleet again. Points come from the simulated
 * city, in memory or through an embedded PostgreSQL.
 */
package org.sweepwatch.bench.work;
