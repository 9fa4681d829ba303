/** Placeholder. */
package org.sweepwatch.bench;
