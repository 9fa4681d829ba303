/**
 * What the hot path costs and what this machine could do at best: JMH suites by the module they measure, the load tool,
 * limits and comparison of results.
 */
package org.sweepwatch.bench;
